import type { CallRow } from '../../shared/contract/calls.ts';
import { localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb } from './db.ts';

/** One call as lists show it, or null. */
export function callRow(db: ReadableDb, id: string, dialling: OfficeDialling): CallRow | null {
  const row = db.get<CallRowRecord>(`${CALL_ROW} where c.id = ?`, id);
  return row === undefined ? null : toCallRow(row, dialling);
}

/** Longer than any recording. Count and longest come as one number: a second subselect would cost lists twice as much. */
const LONGEST_MS = 1e10;

/** Select of a row, `c` being the call; whoever uses it adds the conditions. */
export const CALL_ROW = `
select c.seq as seq, c.id as id, c.line_id as lineId, l.name as lineName, l.color as lineColor,
  c.direction as direction, c.state as state, c.number as number, c.number_key as numberKey,
  c.number_status as numberStatus, c.number_sure as numberSure, c.caller_name as callerName,
  c.customer_id as customerId, cu.name as customerName,
  (select co.name from customer_links k join customers co on co.id = k.company_id
    where k.person_id = cu.id and co.removed_at is null limit 1) as company,
  c.started_at as startedAt, c.answered_at as answeredAt, c.ended_at as endedAt, c.ring_count as ringCount,
  c.outcome as outcome, c.end_reason as endReason, c.taken_by as takenBy, u.name as takenByName,
  c.outcome_code_id as outcomeCodeId, c.note as note, c.waiting as waiting, c.device_time as deviceTime,
  (select count(*) * ${LONGEST_MS} + coalesce(max(r.duration_ms), 0) from recordings r
    where r.call_id = c.id and r.state in ('saved', 'sealed')) as recorded,
  (c.taken_by is not null and c.ended_at is not null and c.coded_at is null and l.code_required) as toCode
from calls c join lines l on l.id = c.line_id
left join customers cu on cu.id = c.customer_id
left join users u on u.id = c.taken_by`;

export type CallRowRecord = Pick<
  CallRow,
  | 'id'
  | 'direction'
  | 'state'
  | 'number'
  | 'numberStatus'
  | 'callerName'
  | 'startedAt'
  | 'answeredAt'
  | 'endedAt'
  | 'ringCount'
  | 'outcome'
  | 'endReason'
  | 'outcomeCodeId'
> & {
  readonly seq: number;
  readonly lineId: string;
  readonly lineName: string;
  readonly lineColor: string;
  readonly numberKey: string | null;
  readonly numberSure: number;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly company: string | null;
  readonly takenBy: string | null;
  readonly takenByName: string | null;
  readonly note: string;
  readonly waiting: number;
  readonly toCode: number;
  /** How many recordings times `LONGEST_MS`, and the longest one's milliseconds. */
  readonly recorded: number;
  readonly deviceTime: string | null;
};

export function toCallRow(row: CallRowRecord, dialling: OfficeDialling): CallRow {
  return {
    id: row.id,
    line: { id: row.lineId, name: row.lineName, color: row.lineColor },
    direction: row.direction,
    state: row.state,
    number: row.number,
    local: row.numberKey === null ? row.number : localForm(row.numberKey, dialling),
    numberStatus: row.numberStatus,
    numberSure: row.numberSure === 1,
    callerName: row.callerName,
    customer:
      row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '', company: row.company },
    startedAt: row.startedAt,
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
    ringCount: row.ringCount,
    outcome: row.outcome,
    endReason: row.endReason,
    takenBy: row.takenBy === null ? null : { id: row.takenBy, name: row.takenByName ?? '' },
    outcomeCodeId: row.outcomeCodeId,
    note: row.note === '' ? null : row.note,
    toCode: row.toCode === 1,
    waiting: row.waiting === 1,
    recordings: { count: Math.floor(row.recorded / LONGEST_MS), durationMs: row.recorded % LONGEST_MS },
  };
}
