import { makeId } from '../../shared/domain/id.ts';
import type { WritableDb } from '../store/db.ts';
import { listOutcomeCodes, saveOutcomeCodes } from '../store/outcome-codes.ts';
import { FIRST_OFFICE, readSetting, writeOffice } from '../store/settings.ts';
import { saveTeam } from '../store/teams.ts';
import { findUserByName, firstActiveAdmin, insertUser } from '../store/users.ts';
import { KIND } from './kinds.ts';
import type { Plan } from './made-numbers.ts';
import { DEFAULT_OUTCOME_CODES } from './outcome-codes.ts';
import { bytesOf, randomAt } from './random.ts';

/** Who and what the made-up calls can name. */
export type Staff = {
  readonly agentIds: readonly string[];
  readonly lineIds: readonly string[];
  readonly codeIds: readonly string[];
};

const ADMIN = { username: 'admin', name: 'مدیر نمونه', role: 'admin', extension: null } as const;
const PEOPLE = [
  { username: 'n.sarparast', name: 'نسرین سلطانی', role: 'supervisor', extension: '100' },
  { username: 's.ahmadi', name: 'سارا احمدی', role: 'agent', extension: '101' },
  { username: 'a.rezaei', name: 'علی رضایی', role: 'agent', extension: '102' },
  { username: 'm.karimi', name: 'مریم کریمی', role: 'agent', extension: '103' },
  { username: 'h.moradi', name: 'حامد مرادی', role: 'agent', extension: '104' },
  { username: 'z.hosseini', name: 'زهرا حسینی', role: 'agent', extension: '105' },
  { username: 'p.noori', name: 'پیمان نوری', role: 'agent', extension: '106' },
] as const;
/** Colours that stand well beside each other and on white. */
const LINES = [
  { name: 'فروش ۱', color: '#0072b2', greeting: 'فروش، بفرمایید', team: 0 },
  { name: 'فروش ۲', color: '#2f8fc4', greeting: 'فروش، بفرمایید', team: 0 },
  { name: 'پشتیبانی ۱', color: '#007a5a', greeting: 'پشتیبانی، بفرمایید', team: 1 },
  { name: 'پشتیبانی ۲', color: '#5d8a3a', greeting: 'پشتیبانی، بفرمایید', team: 1 },
  { name: 'حسابداری', color: '#a86f00', greeting: null, team: null },
  { name: 'انبار', color: '#d55e00', greeting: null, team: null },
  { name: 'مدیریت', color: '#6a3d9a', greeting: 'دفتر مدیریت، بفرمایید', team: null },
  { name: 'عمومی', color: '#b0507e', greeting: null, team: null },
] as const;
const TEAMS = ['فروش', 'پشتیبانی'] as const;

/** Makes the people, lines and outcome codes of the office; what is there already stays. Nobody gets a password. */
export function writeStaff(db: WritableDb, plan: Plan): Staff {
  const ids = idsOf(plan);
  if (readSetting(db, 'office') === undefined) writeOffice(db, { ...FIRST_OFFICE, name: 'دفتر نمونه' });
  if (firstActiveAdmin(db) === null) person(db, plan, ids(), ADMIN);
  const agentIds = PEOPLE.map((one) => person(db, plan, ids(), one));
  const teamIds = TEAMS.map((name, team) => {
    const id = ids();
    saveTeam(db, { id, name, memberIds: agentIds.filter((_, agent) => agent % 2 === team) });
    return id;
  });
  if (listOutcomeCodes(db).every((code) => code.archived)) {
    saveOutcomeCodes(
      db,
      DEFAULT_OUTCOME_CODES.map((code) => ({ ...code, id: ids() })),
    );
  }
  const codeIds = listOutcomeCodes(db)
    .filter((code) => !code.archived)
    .map((code) => code.id);
  return { agentIds, lineIds: writeLines(db, ids, teamIds), codeIds };
}

function idsOf({ seed, now }: Plan): () => string {
  let next = 0;
  return () => {
    next += 1;
    return makeId(now, bytesOf(randomAt(seed, KIND.staff, next)));
  };
}

type Person = (typeof PEOPLE)[number] | typeof ADMIN;

function person(db: WritableDb, { now }: Plan, id: string, one: Person): string {
  const known = findUserByName(db, one.username);
  if (known !== null) return known.id;
  insertUser(db, { ...one, id, passwordHash: null, active: true, preferences: '{}', createdAt: now, lastSeenAt: null });
  return id;
}

/** The lines hang on a simulated box that rings only when somebody asks it to. */
function writeLines(db: WritableDb, ids: () => string, teamIds: readonly string[]): string[] {
  const deviceId = ids();
  db.run(
    `insert into devices (id, kind, address, baud_rate, name, enabled, removed_at)
     values (?, 'simulator', ?, null, 'جعبهٔ نمونه', 1, null)`,
    deviceId,
    `${LINES.length}:quiet`,
  );
  return LINES.map(({ name, color, greeting, team }, index) => {
    const id = ids();
    db.run(
      `insert into lines (id, device_id, position, name, own_number, color, greeting, route_owner_id, route_team_id,
       route_everybody, route_step_seconds, code_required, reports_hook) values (?, ?, ?, ?, ?, ?, ?, null, ?, 1, 8, ?, 1)`,
      id,
      deviceId,
      index + 1,
      name,
      `0212555${String(index + 1).padStart(4, '0')}`,
      color,
      greeting,
      team === null ? null : (teamIds[team] ?? null),
      team === 0 ? 1 : 0,
    );
    return id;
  });
}
