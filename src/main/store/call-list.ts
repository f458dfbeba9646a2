import type { CallFilter, CallRow } from '../../shared/contract/calls.ts';
import type { OfficeDialling } from '../../shared/domain/phone-number.ts';
import { type Condition, conditionsOf } from './call-conditions.ts';
import { CALL_ROW, type CallRowRecord, toCallRow } from './call-row.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ReadableDb } from './db.ts';
import { matchQuery } from './search-terms.ts';

/** Whose calls: those that `userId` took and those that nobody took; null: everybody's. */
export type CallScope = { readonly userId: string | null };
export type CallPage = { readonly rows: CallRow[]; readonly nextCursor: string | null };

/** A page of calls, newest first. What is too short to be searched for is not searched for. */
export function listCalls(
  db: ReadableDb,
  filter: CallFilter,
  cursor: string | null,
  limit: number,
  scope: CallScope,
  dialling: OfficeDialling,
): CallPage {
  const match = matchQuery(filter.text);
  // One more than asked for tells whether there is a next page.
  const found =
    match === null ? byTime(db, filter, cursor, limit + 1, scope) : byText(db, match, filter, cursor, limit + 1, scope);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    rows: rowsOf(db, page, dialling),
    nextCursor: more ? writeCursor(match === null ? [last.startedAt, last.seq] : [last.seq]) : null,
  };
}

/** The last calls that rang for somebody and that nobody took, newest first; null: that rang for anybody. */
export function missedFor(db: ReadableDb, userId: string | null, limit: number, dialling: OfficeDialling): CallRow[] {
  const rows =
    userId === null
      ? db.all<CallRowRecord>(`${CALL_ROW} where ${MISSED}`, limit)
      : db.all<CallRowRecord>(`${CALL_ROW} where ${SHOWN_TO} and ${MISSED}`, userId, limit);
  return rows.map((row) => toCallRow(row, dialling));
}

type Found = { readonly seq: number; readonly startedAt: number };

/** Walks an index that has the calls in their order. */
function byTime(db: ReadableDb, filter: CallFilter, cursor: string | null, limit: number, scope: CallScope): Found[] {
  const after = readCursor(cursor, 2);
  const page: Condition[] =
    after === null
      ? []
      : [
          { sql: 'c.started_at <= ?', values: [after[0] ?? 0] },
          { sql: '(c.started_at, c.seq) < (+?, +?)', values: after },
        ];
  const from = sourceOf(db, filter);
  const walk = (more: readonly Condition[]): Found[] => {
    const all = [...conditionsOf(filter), ...page, ...more];
    return db.all<Found>(
      `select c.seq as seq, c.started_at as startedAt from ${from}${where(all)} order by c.started_at desc, c.seq desc limit ?`,
      ...all.flatMap((one) => one.values),
      limit,
    );
  };
  if (scope.userId === null) return walk([]);
  // Two walks, for an OR would read all calls of the office to sort them.
  const own = walk([{ sql: 'c.taken_by = ?', values: [scope.userId] }]);
  const nobodys = walk([{ sql: 'c.taken_by is null', values: [] }]);
  return [...own, ...nobodys].sort((a, b) => b.startedAt - a.startedAt || b.seq - a.seq).slice(0, limit);
}

/** Rare things have an index of their own; otherwise the calls are walked by time, and SQLite finds the index itself. */
function sourceOf(db: ReadableDb, filter: CallFilter): string {
  if (filter.toCodeOnly) return 'calls c indexed by calls_uncoded';
  if (filter.minTalkSeconds === null) return 'calls c';
  const long = db.get<{ n: number }>(LONG_CALLS, filter.minTalkSeconds * 1000)?.n ?? 0;
  return long <= FEW_CALLS ? 'calls c indexed by calls_talk' : 'calls c';
}

/** So many are sorted in a moment. */
const FEW_CALLS = 5_000;
const LONG_CALLS = `select count(*) as n from (select 1 from calls
  where ended_at - answered_at >= ? and answered_at is not null limit ${FEW_CALLS + 1})`;

/** Walks the search index backwards: calls are written as they begin, so the last written is the newest. */
function byText(
  db: ReadableDb,
  match: string,
  filter: CallFilter,
  cursor: string | null,
  limit: number,
  scope: CallScope,
): Found[] {
  const after = readCursor(cursor, 1);
  const all: Condition[] = [
    { sql: 'call_search match ?', values: [match] },
    { sql: 's.rowid < ?', values: [after?.[0] ?? Number.MAX_SAFE_INTEGER] },
    ...conditionsOf(filter),
    ...(scope.userId === null ? [] : [{ sql: '(c.taken_by is null or c.taken_by = ?)', values: [scope.userId] }]),
  ];
  return db.all<Found>(
    `select c.seq as seq, c.started_at as startedAt from call_search s cross join calls c on c.seq = s.rowid${where(all)} order by s.rowid desc limit ?`,
    ...all.flatMap((one) => one.values),
    limit,
  );
}

function where(all: readonly Condition[]): string {
  return all.length === 0 ? '' : ` where ${all.map((one) => one.sql).join(' and ')}`;
}

function rowsOf(db: ReadableDb, page: readonly Found[], dialling: OfficeDialling): CallRow[] {
  return page.flatMap(({ seq }) => {
    const row = db.get<CallRowRecord>(`${CALL_ROW} where c.seq = ?`, seq);
    return row === undefined ? [] : [toCallRow(row, dialling)];
  });
}

/** The last few hundred cards of this person only: older ones are in the list. */
const SHOWN_TO =
  'c.id in (select call_id from pop_decisions where user_id = ? and shown = 1 order by seq desc limit 300)';
const MISSED = `c.direction = 'incoming' and c.taken_by is null and c.not_customer = 0
  and +c.outcome in ('missed', 'abandoned', 'unknown') order by c.started_at desc, c.seq desc limit ?`;
