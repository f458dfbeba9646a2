import type { CallEvent, CallRow, PopDecision } from '../../shared/contract/calls.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import { CALL_ROW, type CallRowRecord, toCallRow } from './call-row.ts';
import type { ReadableDb } from './db.ts';

export type CallDetail = {
  readonly call: CallRow;
  readonly legs: {
    extension: string | null;
    userName: string | null;
    startedAt: Instant;
    answeredAt: Instant | null;
    endedAt: Instant | null;
  }[];
  readonly events: CallEvent[];
  readonly decisions: PopDecision[];
  readonly deviceTime: string | null;
};

/** One call with its legs, its timeline and why it was shown to whom; null where there is no such call. */
export function callDetail(db: ReadableDb, id: string, dialling: OfficeDialling): CallDetail | null {
  const row = db.get<CallRowRecord>(`${CALL_ROW} where c.id = ?`, id);
  if (row === undefined) return null;
  return {
    call: toCallRow(row, dialling),
    legs: db.all(LEGS, id),
    events: db.all<CallEvent>(EVENTS, id),
    decisions: db.all<DecisionRecord>(DECISIONS, id).map(toDecision),
    deviceTime: row.deviceTime,
  };
}

export type RecentDecision = PopDecision & { local: string | null; lineName: string };

/** The newest decisions of all calls, newest first. */
export function recentDecisions(db: ReadableDb, limit: number, dialling: OfficeDialling): RecentDecision[] {
  return db.all<RecentRecord>(RECENT, limit).map((row) => ({
    ...toDecision(row),
    local: row.numberKey === null ? row.number : localForm(row.numberKey, dialling),
    lineName: row.lineName,
  }));
}

const LEGS = `
select g.extension as extension, u.name as userName, g.started_at as startedAt, g.answered_at as answeredAt,
  g.ended_at as endedAt
from call_legs g left join users u on u.id = g.user_id where g.call_id = ? order by g.position`;

/** Devices tell some things late: the order is that of the moments, and of writing within one. */
const EVENTS = `
select e.at as at, e.kind as kind, u.name as byName, e.detail as detail
from call_events e left join users u on u.id = e.user_id where e.call_id = ? order by e.at, e.seq`;

const DECISIONS = `
select d.call_id as callId, d.at as at, u.name as userName, d.shown as shown, d.reason as reason
from pop_decisions d left join users u on u.id = d.user_id where d.call_id = ? order by d.seq`;

const RECENT = `
select d.call_id as callId, d.at as at, u.name as userName, d.shown as shown, d.reason as reason,
  k.number as number, k.number_key as numberKey, l.name as lineName
from pop_decisions d join calls k on k.id = d.call_id join lines l on l.id = k.line_id
left join users u on u.id = d.user_id order by d.seq desc limit ?`;

type DecisionRecord = {
  readonly callId: string;
  readonly at: Instant;
  readonly userName: string | null;
  readonly shown: number;
  readonly reason: PopDecision['reason'];
};

type RecentRecord = DecisionRecord & {
  readonly number: string | null;
  readonly numberKey: string | null;
  readonly lineName: string;
};

const toDecision = (row: DecisionRecord): PopDecision => ({
  callId: row.callId,
  at: row.at,
  userName: row.userName ?? '',
  shown: row.shown === 1,
  reason: row.reason,
});
