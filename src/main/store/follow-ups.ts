import type { FollowUp } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { personOf } from './person.ts';

export type FollowUpRow = {
  readonly id: string;
  readonly customerId: string;
  readonly callId: string | null;
  readonly text: string;
  readonly dueAt: Instant;
  readonly ownerId: string | null;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
  readonly doneAt: Instant | null;
};

/** The promises made to a customer: undone first, soonest first. */
export function followUpsOf(db: ReadableDb, customerId: string): FollowUp[] {
  return db
    .all<FollowUpRecord>(
      `${FOLLOW_UP} where f.customer_id = ? order by f.done_at is not null, f.due_at, f.id`,
      customerId,
    )
    .map(toFollowUp);
}

/** What `userId` and nobody in particular has promised, undone first, soonest first. Removed customers are left out. */
export function followUpsFor(db: ReadableDb, userId: string | null, limit: number): FollowUp[] {
  const open = db.all<FollowUpRecord>(OPEN, userId, limit);
  const done = open.length < limit ? db.all<FollowUpRecord>(DONE, userId, limit - open.length) : [];
  return [...open, ...done].map(toFollowUp);
}

export function readFollowUp(db: ReadableDb, id: string): FollowUp | null {
  const row = db.get<FollowUpRecord>(`${FOLLOW_UP} where f.id = ?`, id);
  return row === undefined ? null : toFollowUp(row);
}

/** The bare row, for the journal. */
export function followUpRow(db: ReadableDb, id: string): FollowUpRow | null {
  return (
    db.get<FollowUpRow>(
      `select id, customer_id as customerId, call_id as callId, text, due_at as dueAt, owner_id as ownerId,
       created_at as createdAt, created_by as createdBy, done_at as doneAt from follow_ups where id = ?`,
      id,
    ) ?? null
  );
}

export function insertFollowUp(db: WritableDb, row: FollowUpRow): void {
  db.run(
    `insert into follow_ups (id, customer_id, call_id, text, due_at, owner_id, created_at, created_by, done_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.customerId,
    row.callId,
    row.text,
    row.dueAt,
    row.ownerId,
    row.createdAt,
    row.createdBy,
    row.doneAt,
  );
}

export function finishFollowUp(db: WritableDb, id: string, doneAt: Instant | null): void {
  db.run('update follow_ups set done_at = ? where id = ?', doneAt, id);
}

const FOLLOW_UP = `
select f.id as id, f.text as text, f.due_at as dueAt, f.done_at as doneAt, f.call_id as callId,
  f.owner_id as ownerId, u.name as ownerName, f.customer_id as customerId, c.name as customerName
from follow_ups f join customers c on c.id = f.customer_id left join users u on u.id = f.owner_id`;
const MINE = '(f.owner_id is null or f.owner_id = ?) and c.removed_at is null';
const OPEN = `${FOLLOW_UP} where f.done_at is null and ${MINE} order by f.due_at, f.id limit ?`;
const DONE = `${FOLLOW_UP} where f.done_at is not null and ${MINE} order by f.done_at desc, f.id limit ?`;

type FollowUpRecord = Omit<FollowUp, 'owner' | 'customer'> & {
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly customerId: string;
  readonly customerName: string;
};

const toFollowUp = ({ ownerId, ownerName, customerId, customerName, ...row }: FollowUpRecord): FollowUp => ({
  ...row,
  owner: personOf(ownerId, ownerName),
  customer: { id: customerId, name: customerName },
});
