import type { Line } from '../../shared/contract/lines.ts';
import { toPersianDigits } from '../../shared/domain/persian-text.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** Eight colours that colour-blind people tell apart too (Okabe and Ito, darkened where white text stands on them). */
const COLORS = ['#0072b2', '#d55e00', '#007a5a', '#b0507e', '#2f8fc4', '#a86f00', '#6a3d9a', '#5d677a'] as const;
const STEP_SECONDS = 8;

type Row = Omit<Line, 'route' | 'codeRequired'> & {
  readonly routeOwnerId: string | null;
  readonly routeTeamId: string | null;
  readonly routeEverybody: 0 | 1;
  readonly routeStepSeconds: number;
  readonly codeRequired: 0 | 1;
};

const SELECT = `select l.id, l.device_id as deviceId, l.position, l.name, l.own_number as ownNumber, l.color, l.greeting,
  l.route_owner_id as routeOwnerId, l.route_team_id as routeTeamId, l.route_everybody as routeEverybody,
  l.route_step_seconds as routeStepSeconds, l.code_required as codeRequired, l.dial_prefix as dialPrefix, l.twin_id as twinId from lines l`;

/** The office's lines, device by device in the order of their plugs; lines of removed devices are left out. */
export function listLines(db: ReadableDb): Line[] {
  return db
    .all<Row>(
      `${SELECT} left join devices d on d.id = l.device_id where d.removed_at is null order by l.device_id, l.position, l.id`,
    )
    .map(toLine);
}

/** Also one of a removed device. */
export function findLine(db: ReadableDb, id: string): Line | null {
  const row = db.get<Row>(`${SELECT} where l.id = ?`, id);
  return row ? toLine(row) : null;
}

type LinePlace = {
  readonly deviceId: string;
  /** As the device numbers it. */
  readonly position: number;
  readonly newId: () => string;
  readonly language: 'fa' | 'en';
};

/** The line at this place; null: it was never heard before. */
export function lineAt(db: ReadableDb, deviceId: string, position: number): Line | null {
  const row = db.get<Row>(`${SELECT} where l.device_id = ? and l.position = ?`, deviceId, position);
  return row ? toLine(row) : null;
}

/** A line that was never heard before: named, coloured and shown to everybody. Not written yet. */
export function draftLine(db: ReadableDb, place: LinePlace): Line {
  const others = db.all<{ name: string }>('select name from lines').map((line) => line.name);
  return {
    id: place.newId(),
    deviceId: place.deviceId,
    position: place.position,
    name: freeName(others, place),
    ownNumber: null,
    color: COLORS[others.length % COLORS.length] ?? COLORS[0],
    greeting: null,
    route: { ownerId: null, teamId: null, everybody: true, stepSeconds: STEP_SECONDS },
    codeRequired: false,
    dialPrefix: null,
    twinId: null,
  };
}

/** The line at this place, made and written where there was none. */
export function ensureLine(db: WritableDb, place: LinePlace): Line {
  const known = lineAt(db, place.deviceId, place.position);
  if (known) return known;
  const line = draftLine(db, place);
  insertLine(db, line);
  return line;
}

/** Writes all that an office decides about a line; the place where it hangs stays. */
export function updateLine(db: WritableDb, line: Omit<Line, 'deviceId' | 'position'>): void {
  db.run(
    `update lines set name = ?, own_number = ?, color = ?, greeting = ?, route_owner_id = ?, route_team_id = ?,
       route_everybody = ?, route_step_seconds = ?, code_required = ?, dial_prefix = ?, twin_id = ? where id = ?`,
    line.name,
    line.ownNumber,
    line.color,
    line.greeting,
    line.route.ownerId,
    line.route.teamId,
    line.route.everybody ? 1 : 0,
    line.route.stepSeconds,
    line.codeRequired ? 1 : 0,
    line.dialPrefix,
    line.twinId,
    line.id,
  );
}

/** Whether the box was ever heard to tell of lifted handsets on this line. */
export function reportsHook(db: ReadableDb, id: string): boolean {
  return (
    db.get<{ reportsHook: number }>('select reports_hook as reportsHook from lines where id = ?', id)?.reportsHook === 1
  );
}

export function markReportsHook(db: WritableDb, id: string): void {
  db.run('update lines set reports_hook = 1 where id = ?', id);
}

/** The number on the plug where it is free, else the next one that is. */
function freeName(others: readonly string[], { position, language }: LinePlace): string {
  for (let number = position; ; number += 1) {
    const name = language === 'fa' ? toPersianDigits(`خط ${number}`) : `Line ${number}`;
    if (!others.includes(name)) return name;
  }
}

/** Writes a drafted line. */
export function insertLine(db: WritableDb, line: Line): void {
  db.run(
    `insert into lines (id, device_id, position, name, own_number, color, greeting, route_owner_id, route_team_id,
       route_everybody, route_step_seconds, code_required, reports_hook) values (?, ?, ?, ?, null, ?, null, null, null, 1, ?, 0, 0)`,
    line.id,
    line.deviceId,
    line.position,
    line.name,
    line.color,
    line.route.stepSeconds,
  );
}

function toLine({ routeOwnerId, routeTeamId, routeEverybody, routeStepSeconds, codeRequired, ...line }: Row): Line {
  return {
    ...line,
    route: {
      ownerId: routeOwnerId,
      teamId: routeTeamId,
      everybody: routeEverybody === 1,
      stepSeconds: routeStepSeconds,
    },
    codeRequired: codeRequired === 1,
  };
}
