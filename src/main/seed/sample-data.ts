import { findCompany, findCustomer, insertCustomer, updateCustomer } from '../store/customers.ts';
import type { WritableDb } from '../store/db.ts';
import { insertFollowUp } from '../store/follow-ups.ts';
import { saveLink } from '../store/links.ts';
import { insertNote } from '../store/notes.ts';
import { insertNumber } from '../store/numbers.ts';
import { listOutcomeCodes } from '../store/outcome-codes.ts';
import { indexCustomer } from '../store/search-index.ts';
import { insertTicket } from '../store/tickets.ts';
import { DEMO_CUSTOMERS } from './demo-customers.ts';
import { callAt } from './made-call.ts';
import { customerAt, DAY_MS } from './made-customer.ts';
import { numbersAt, type Plan } from './made-numbers.ts';
import { rowIds } from './row-ids.ts';
import { workingDays } from './working-days.ts';
import { writeMadeCall, writeTimeline } from './write-call.ts';
import { writeCustomer } from './write-customer.ts';

export type SampleAbout = { readonly now: number; readonly newId: () => string; readonly adminId: string };

const CUSTOMERS = 200;
const CALLS = 240;
const DAYS = 21;
const SEED = 98;
const HOUR_MS = 3_600_000;
const LINES = ['فروش', 'پشتیبانی', 'حسابداری', 'عمومی'] as const;
const COLORS = ['#0072b2', '#007a5a', '#a86f00', '#b0507e'] as const;

/** About two hundred made-up customers and three weeks of their calls, for a first look. Runs inside a transaction. */
export function writeSampleData(db: WritableDb, about: SampleAbout): void {
  const plan: Plan = { seed: SEED, customers: CUSTOMERS, calls: CALLS, now: about.now };
  const codeIds = listOutcomeCodes(db)
    .filter((code) => !code.archived)
    .map((code) => code.id);
  const staff = { agentIds: [about.adminId], lineIds: writeOldLines(db, about), codeIds };
  const ids = rowIds(plan);
  for (let index = 0; index < CUSTOMERS; index += 1) {
    writeCustomer(db, plan, staff, ids, customerAt(plan, index), numbersAt(plan, index));
  }
  const days = workingDays(about.now, DAYS);
  const sizes = { agents: 1, lines: LINES.length, codes: codeIds.length };
  for (let index = 0; index < CALLS; index += 1) {
    const call = callAt(plan, days, sizes, index);
    writeMadeCall(db, plan, staff, call);
    writeTimeline(db, staff, call);
  }
  for (const [place, demo] of DEMO_CUSTOMERS.entries()) writeDemoCustomer(db, about, place, demo);
  db.run('update customers set last_call_at = (select max(started_at) from calls where customer_id = customers.id)');
}

/** The made-up calls came in on lines of a box that is not there any more, so no strip shows them. */
function writeOldLines(db: WritableDb, { now, newId }: SampleAbout): string[] {
  const deviceId = newId();
  db.run(
    `insert into devices (id, kind, address, baud_rate, name, enabled, removed_at)
     values (?, 'simulator', '4:quiet', null, 'جعبهٔ نمونه', 0, ?)`,
    deviceId,
    now,
  );
  return LINES.map((name, index) => {
    const id = newId();
    db.run(
      `insert into lines (id, device_id, position, name, own_number, color, greeting, route_owner_id, route_team_id,
       route_everybody, route_step_seconds, code_required, reports_hook) values (?, ?, ?, ?, null, ?, null, null, null, 1, 8, 0, 1)`,
      id,
      deviceId,
      index + 1,
      name,
      COLORS[index] ?? COLORS[0],
    );
    return id;
  });
}

function writeDemoCustomer(
  db: WritableDb,
  { now, newId, adminId }: SampleAbout,
  place: number,
  demo: (typeof DEMO_CUSTOMERS)[number],
): void {
  const createdAt = now - (90 - place) * DAY_MS;
  const row = insertCustomer(db, {
    id: newId(),
    kind: demo.kind,
    name: demo.name,
    remark: null,
    createdAt,
    createdBy: adminId,
  });
  const about = { customerId: row.id, callId: null };
  for (const { raw, key, label } of demo.numbers) {
    insertNumber(db, { id: newId(), customerId: row.id, raw, key, label, createdAt });
  }
  const company = demo.company === undefined ? null : findCompany(db, demo.company);
  if (company !== null) saveLink(db, { id: newId(), personId: row.id, companyId: company.id, role: demo.role ?? null });
  if (demo.note !== undefined) {
    const at = now - (place + 2) * DAY_MS;
    insertNote(db, { ...about, id: newId(), text: demo.note, authorId: adminId, at, editedAt: null, pinned: false });
  }
  if (demo.ticket !== undefined) {
    const openedAt = now - (place + 1) * DAY_MS;
    insertTicket(db, { ...about, id: newId(), title: demo.ticket, openedAt, openedBy: adminId, closedAt: null });
  }
  if (demo.promise !== undefined) {
    const promise = { text: demo.promise.text, dueAt: now + demo.promise.inHours * HOUR_MS, doneAt: null };
    const made = { createdAt: now - 2 * DAY_MS, createdBy: adminId };
    insertFollowUp(db, { ...about, ...promise, ...made, id: newId(), ownerId: adminId });
  }
  const before = findCustomer(db, row.id);
  if (before !== null) {
    updateCustomer(db, before, {
      ownerId: adminId,
      ...(demo.caution === undefined
        ? {}
        : { cautionText: demo.caution, cautionBy: adminId, cautionAt: now - 30 * DAY_MS }),
      ...(demo.balanceRials === undefined ? {} : { balanceRials: demo.balanceRials, balanceAt: now - 5 * DAY_MS }),
    });
  }
  indexCustomer(db, row.seq);
}
