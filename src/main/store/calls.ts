import type { CallEvent, PopDecision } from '../../shared/contract/calls.ts';
import type { Call, CallLeg } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, SqlValue, WritableDb } from './db.ts';
import { indexCall } from './search-index.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;
/** A number that calls all day must not make its own pops slow. */
const MOST_REPEATS = 100;

/**
 * Writes a call as the state machine sees it, new or known. Note, outcome code and what else an agent said of it stay as
 * they are. Runs at every change of every call.
 */
export function writeCall(db: WritableDb, call: Call): void {
  const before = db.get<Written>(WRITTEN, call.id);
  if (before === undefined) db.run(INSERT, call.id, call.lineId, call.startedAt, ...changing(call));
  else db.run(UPDATE, ...changing(call), call.id);
  writeLegs(db, call, before !== undefined);
  if (call.state === 'ended' && call.customerId !== null) touchCustomer(db, call.customerId, call.startedAt);
  if (before !== undefined && sameWords(before, call)) return;
  const seq = before?.seq ?? db.get<{ seq: number }>('select seq from calls where id = ?', call.id)?.seq;
  if (seq !== undefined) indexCall(db, seq);
}

export type NewCallEvent = {
  readonly callId: string;
  readonly at: Instant;
  readonly kind: CallEvent['kind'];
  readonly userId: string | null;
  readonly detail: string | null;
};

/** Adds to the timelines of calls. */
export function addCallEvents(db: WritableDb, events: readonly NewCallEvent[]): void {
  for (const one of events) {
    db.run(
      'insert into call_events (call_id, at, kind, user_id, detail) values (?, ?, ?, ?, ?)',
      one.callId,
      one.at,
      one.kind,
      one.userId,
      one.detail,
    );
  }
}

export type NewDecision = {
  readonly callId: string;
  readonly at: Instant;
  readonly userId: string | null;
  readonly shown: boolean;
  readonly reason: PopDecision['reason'];
};

/** Keeps why a pop was or was not shown to somebody. */
export function addDecisions(db: WritableDb, decisions: readonly NewDecision[]): void {
  for (const one of decisions) {
    db.run(
      'insert into pop_decisions (call_id, at, user_id, shown, reason) values (?, ?, ?, ?, ?)',
      one.callId,
      one.at,
      one.userId,
      one.shown ? 1 : 0,
      one.reason,
    );
  }
}

/** Calls that are not over, oldest first. */
export function openCalls(db: ReadableDb): Call[] {
  return db
    .all<CallRecord>(`select ${CALL_COLUMNS} from calls where state <> 'ended' order by started_at`)
    .map((row) => toCall(db, row));
}

/** One call as the state machine knows it, or null. */
export function storedCall(db: ReadableDb, id: string): Call | null {
  const row = db.get<CallRecord>(`select ${CALL_COLUMNS} from calls where id = ?`, id);
  return row === undefined ? null : toCall(db, row);
}

/**
 * Closes what a dead process left open, at the last moment something was heard of it. Returns the ids. An outgoing call
 * stays outgoing; an incoming one that nobody answered is `unknown`, for the end of it was not seen.
 */
export function closeInterrupted(db: WritableDb, now: Instant): string[] {
  const open = openCalls(db);
  for (const call of open) {
    const endedAt = Math.max(call.heardAt, call.answeredAt ?? 0, call.startedAt);
    const answered = call.answeredAt !== null || call.takenBy !== null;
    writeCall(db, {
      ...call,
      state: 'ended',
      endedAt,
      endReason: 'interrupted',
      outcome: call.direction === 'outgoing' ? 'outgoing' : answered ? 'answered' : 'unknown',
      legs: call.legs.map((leg) => (leg.endedAt === null ? { ...leg, endedAt } : leg)),
    });
  }
  addCallEvents(
    db,
    open.map((call) => ({ callId: call.id, at: now, kind: 'interrupted' as const, userId: null, detail: null })),
  );
  return open.map((call) => call.id);
}

/**
 * How often this number called within seven days and who spoke with it last. The call `callId` is counted once, whether
 * it is written already or not.
 */
export function repeatOf(
  db: ReadableDb,
  key: string,
  now: Instant,
  callId: string | null = null,
): { count: number; lastAgentName: string | null } {
  const rows = db.all<{ incoming: number; agentId: string | null }>(REPEATS, key, now - WEEK_MS, callId ?? '');
  const others = rows.filter((row) => row.incoming === 1).length;
  const agentId = rows.find((row) => row.agentId !== null)?.agentId ?? null;
  const agent = agentId === null ? undefined : db.get<{ name: string }>('select name from users where id = ?', agentId);
  return { count: callId === null ? Math.max(1, others) : others + 1, lastAgentName: agent?.name ?? null };
}

/** The last contact of a customer is the newest call that is over. */
export function touchCustomer(db: WritableDb, customerId: string, at: Instant): void {
  db.run(
    'update customers set last_call_at = ?1 where id = ?2 and (last_call_at is null or last_call_at < ?1)',
    at,
    customerId,
  );
}

const REPEATS = `
select direction = 'incoming' as incoming, taken_by as agentId from calls
where number_key = ? and started_at > ? and id <> ? order by started_at desc limit ${MOST_REPEATS}`;

const CHANGING = [
  'direction',
  'state',
  'number',
  'number_status',
  'number_key',
  'number_sure',
  'caller_name',
  'ring_count',
  'waiting',
  'answered_at',
  'ended_at',
  'heard_at',
  'outcome',
  'end_reason',
  'dialled',
  'device_time',
  'customer_id',
  'taken_by',
] as const;

function changing(call: Call): SqlValue[] {
  return [
    call.direction,
    call.state,
    call.number,
    call.numberStatus,
    call.numberKey,
    call.numberSure ? 1 : 0,
    call.callerName,
    call.ringCount,
    call.waiting ? 1 : 0,
    call.answeredAt,
    call.endedAt,
    call.heardAt,
    call.outcome,
    call.endReason,
    call.dialled,
    call.deviceTime,
    call.customerId,
    call.takenBy,
  ];
}

const INSERT = `insert into calls (id, line_id, started_at, ${CHANGING.join(', ')}, not_customer)
values (?, ?, ?, ${CHANGING.map(() => '?').join(', ')}, 0)`;
const UPDATE = `update calls set ${CHANGING.map((column) => `${column} = ?`).join(', ')} where id = ?`;

type Written = {
  readonly seq: number;
  readonly number: string | null;
  readonly numberKey: string | null;
  readonly callerName: string | null;
  readonly customerId: string | null;
};
const WRITTEN = `select seq, number, number_key as numberKey, caller_name as callerName, customer_id as customerId
from calls where id = ?`;

const sameWords = (before: Written, call: Call): boolean =>
  before.number === call.number &&
  before.numberKey === call.numberKey &&
  before.callerName === call.callerName &&
  before.customerId === call.customerId;

const LEGS = `select extension, user_id as userId, started_at as startedAt, answered_at as answeredAt,
ended_at as endedAt from call_legs where call_id = ? order by position`;

const legKey = (leg: CallLeg): string =>
  JSON.stringify([leg.extension, leg.userId, leg.startedAt, leg.answeredAt, leg.endedAt]);

function writeLegs(db: WritableDb, call: Call, known: boolean): void {
  const before = known ? db.all<CallLeg>(LEGS, call.id) : [];
  if (before.length === call.legs.length && before.map(legKey).join() === call.legs.map(legKey).join()) return;
  if (before.length > 0) db.run('delete from call_legs where call_id = ?', call.id);
  for (const [position, leg] of call.legs.entries()) {
    db.run(
      `insert into call_legs (call_id, position, extension, user_id, started_at, answered_at, ended_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      call.id,
      position,
      leg.extension,
      leg.userId,
      leg.startedAt,
      leg.answeredAt,
      leg.endedAt,
    );
  }
}

const CALL_COLUMNS = `id, line_id as lineId, direction, state, number, number_status as numberStatus,
number_key as numberKey, number_sure as numberSure, caller_name as callerName, ring_count as ringCount, waiting,
started_at as startedAt, answered_at as answeredAt, ended_at as endedAt, heard_at as heardAt, outcome,
end_reason as endReason, dialled, device_time as deviceTime, customer_id as customerId, taken_by as takenBy`;

type CallRecord = Omit<Call, 'numberSure' | 'waiting' | 'legs'> & {
  readonly numberSure: number;
  readonly waiting: number;
};

const toCall = (db: ReadableDb, row: CallRecord): Call => ({
  ...row,
  numberSure: row.numberSure === 1,
  waiting: row.waiting === 1,
  legs: db.all<CallLeg>(LEGS, row.id),
});
