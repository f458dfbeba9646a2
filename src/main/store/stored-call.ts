import type { Call, CallLeg } from '../../shared/domain/call.ts';
import type { ReadableDb } from './db.ts';

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

/** The legs of a call in their order. */
export function legsOf(db: ReadableDb, id: string): CallLeg[] {
  return db.all<CallLeg>(LEGS, id);
}

const LEGS = `select extension, user_id as userId, started_at as startedAt, answered_at as answeredAt,
ended_at as endedAt from call_legs where call_id = ? order by position`;

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
  legs: legsOf(db, row.id),
});
