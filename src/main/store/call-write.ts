import type { Call, CallLeg } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { SqlValue, WritableDb } from './db.ts';
import { indexCall } from './search-index.ts';
import { legsOf } from './stored-call.ts';

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

/** A call that was none of its own: another one holds all that it said. Its timeline goes with it. */
export function removeCall(db: WritableDb, id: string): void {
  const seq = db.get<{ seq: number }>('select seq from calls where id = ?', id)?.seq;
  if (seq === undefined) return;
  db.run('delete from call_search where rowid = ?', seq);
  db.run('delete from calls where id = ?', id);
}

/** The last contact of a customer is the newest call that is over. */
export function touchCustomer(db: WritableDb, customerId: string, at: Instant): void {
  db.run(
    'update customers set last_call_at = ?1 where id = ?2 and (last_call_at is null or last_call_at < ?1)',
    at,
    customerId,
  );
}

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

const legKey = (leg: CallLeg): string =>
  JSON.stringify([leg.extension, leg.userId, leg.startedAt, leg.answeredAt, leg.endedAt]);

function writeLegs(db: WritableDb, call: Call, known: boolean): void {
  const before = known ? legsOf(db, call.id) : [];
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
