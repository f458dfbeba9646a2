import type { Instant } from '../../shared/domain/instant.ts';
import { touchCustomer } from './call-write.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { indexCall } from './search-index.ts';

/** The draft as typed. */
export function saveNote(db: WritableDb, id: string, text: string): void {
  db.run('update calls set note = ? where id = ?', text, id);
  reindex(db, id);
}

/** True when its outcome is final. */
export function isCoded(db: ReadableDb, id: string): boolean {
  return db.get('select 1 from calls where id = ? and coded_at is not null', id) !== undefined;
}

/** Outcome and note are final; the note goes into the customer's file. */
export function codeCall(
  db: WritableDb,
  id: string,
  said: { readonly outcomeCodeId: string | null; readonly note: string; readonly at: Instant },
): void {
  db.run(
    'update calls set outcome_code_id = ?, note = ?, coded_at = ? where id = ?',
    said.outcomeCodeId,
    said.note,
    said.at,
    id,
  );
  fileNote(db, id);
  reindex(db, id);
}

/** Files the call under a customer, or under nobody; its final note goes with it. */
export function linkCall(db: WritableDb, id: string, customerId: string | null): void {
  db.run('update calls set customer_id = ? where id = ?', customerId, id);
  const call = db.get<{ startedAt: Instant; endedAt: Instant | null }>(
    'select started_at as startedAt, ended_at as endedAt from calls where id = ?',
    id,
  );
  if (customerId !== null && call !== undefined && call.endedAt !== null) touchCustomer(db, customerId, call.startedAt);
  fileNote(db, id);
  reindex(db, id);
}

/** Wrong number, spam: nothing is left to do with it. */
export function dismissCall(db: WritableDb, id: string, at: Instant): void {
  db.run('update calls set not_customer = 1, coded_at = coalesce(coded_at, ?) where id = ?', at, id);
}

export type DockedCall = { readonly callId: string; readonly note: string; readonly outcomeCodeId: string | null };

/** No screen holds more tabs, and whoever never codes must not slow everybody's snapshot down. */
const MOST_DOCKED = 50;

/** What somebody took and has not coded yet: the newest fifty, oldest first. The others wait in the list of calls. */
export function dockOf(db: ReadableDb, userId: string): DockedCall[] {
  const newest = db.all<DockedCall>(
    `select id as callId, note, outcome_code_id as outcomeCodeId from calls
     where taken_by = ? and taken_by is not null and coded_at is null order by started_at desc limit ${MOST_DOCKED}`,
    userId,
  );
  return newest.reverse();
}

/** One call of somebody's dock; null when it is not there (any more). */
export function dockedCall(db: ReadableDb, callId: string, userId: string): DockedCall | null {
  return (
    db.get<DockedCall>(
      `select id as callId, note, outcome_code_id as outcomeCodeId from calls
       where id = ? and taken_by = ? and coded_at is null`,
      callId,
      userId,
    ) ?? null
  );
}

/** The note of a coded call is a note of its customer, under the call's own id; it follows the call to another customer. */
function fileNote(db: WritableDb, id: string): void {
  db.run('delete from notes where id = ?', id);
  db.run(
    `insert into notes (id, customer_id, call_id, text, author_id, at, edited_at, pinned)
     select id, customer_id, id, note, taken_by, coded_at, null, 0 from calls
     where id = ? and customer_id is not null and coded_at is not null and trim(note) <> ''`,
    id,
  );
}

function reindex(db: WritableDb, id: string): void {
  const row = db.get<{ seq: number }>('select seq from calls where id = ?', id);
  if (row !== undefined) indexCall(db, row.seq);
}
