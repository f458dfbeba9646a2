import type { WritableDb } from '../store/db.ts';
import { insertFollowUp } from '../store/follow-ups.ts';
import { insertNote } from '../store/notes.ts';
import { insertNumber } from '../store/numbers.ts';
import { digitsOfNumber } from '../store/search-digits.ts';
import { spaced } from '../store/search-index.ts';
import { insertTicket } from '../store/tickets.ts';
import { customerIdAt, type MadeCustomer, nameAt } from './made-customer.ts';
import type { MadeNumber, Plan } from './made-numbers.ts';
import type { RowIds } from './row-ids.ts';
import type { Staff } from './staff.ts';

/** Writes one made-up customer with all that hangs on him, into the tables and into the search. */
export function writeCustomer(
  db: WritableDb,
  plan: Plan,
  staff: Staff,
  ids: RowIds,
  customer: MadeCustomer,
  numbers: readonly MadeNumber[],
): void {
  const seq = insert(db, staff, customer);
  for (const { key, raw, label } of numbers) {
    const createdAt = customer.createdAt;
    insertNumber(db, { id: ids(createdAt), customerId: customer.id, raw, key, label, createdAt });
  }
  if (customer.company !== null) link(db, plan, ids, customer, customer.company);
  writeWork(db, staff, ids, customer);
  const company = customer.company === null ? '' : ` ${nameAt(plan, customer.company).nameFolded}`;
  db.run(
    'insert into customer_search (rowid, name, digits) values (?, ?, ?)',
    seq,
    spaced(customer.nameFolded + company),
    numbers.map((number) => digitsOfNumber(number.key, number.raw)).join(' '),
  );
}

/** Somebody of the staff for a row that names one. */
export const memberOf = (staff: Staff, index: number): string | null =>
  staff.agentIds[index % staff.agentIds.length] ?? null;

function insert(db: WritableDb, staff: Staff, customer: MadeCustomer): number {
  const { caution, balance } = customer;
  db.run(
    INSERT,
    customer.id,
    customer.kind,
    customer.name,
    customer.nameFolded,
    customer.email,
    customer.address,
    customer.preferredChannel,
    customer.remark,
    customer.owner === null ? null : memberOf(staff, customer.owner),
    caution?.text ?? null,
    caution === null ? null : memberOf(staff, 0),
    caution?.at ?? null,
    caution?.expiresAt ?? null,
    balance?.rials ?? null,
    balance?.at ?? null,
    customer.createdAt,
  );
  return db.get<{ seq: number }>('select last_insert_rowid() as seq')?.seq ?? 0;
}

const INSERT = `
insert into customers (id, version, kind, name, name_folded, email, address, preferred_channel, remark, owner_id, caution_text,
  caution_by, caution_at, caution_expires_at, balance_rials, balance_at, last_call_at, created_at, created_by, removed_at)
values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null, null)`;

function link(db: WritableDb, plan: Plan, ids: RowIds, person: MadeCustomer, company: number): void {
  db.run(
    'insert into customer_links (id, person_id, company_id, role) values (?, ?, ?, ?)',
    ids(person.createdAt),
    person.id,
    customerIdAt(plan, company),
    person.role,
  );
}

function writeWork(db: WritableDb, staff: Staff, ids: RowIds, { id, notes, ticket, promise }: MadeCustomer): void {
  const about = { customerId: id, callId: null };
  for (const [index, { text, at }] of notes.entries()) {
    insertNote(db, {
      ...about,
      id: ids(at),
      text,
      authorId: memberOf(staff, at + index),
      at,
      editedAt: null,
      pinned: false,
    });
  }
  if (ticket !== null) {
    const { text: title, at: openedAt, closedAt } = ticket;
    insertTicket(db, { ...about, id: ids(openedAt), title, openedAt, openedBy: memberOf(staff, openedAt), closedAt });
  }
  if (promise !== null) {
    const { text, at: createdAt, dueAt, doneAt } = promise;
    const member = memberOf(staff, dueAt);
    insertFollowUp(db, {
      ...about,
      id: ids(createdAt),
      text,
      dueAt,
      ownerId: member,
      createdAt,
      createdBy: member,
      doneAt,
    });
  }
}
