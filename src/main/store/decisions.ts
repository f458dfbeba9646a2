import type { PopDecision } from '../../shared/contract/calls.ts';
import { localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb } from './db.ts';

type Row = {
  callId: string;
  at: number;
  userName: string | null;
  shown: number;
  reason: PopDecision['reason'];
  numberKey: string | null;
  number: string | null;
  lineName: string;
};

/** The newest decisions of all calls, with the number and line they were about. */
export function listDecisions(
  db: ReadableDb,
  limit: number,
  dialling: OfficeDialling,
): (PopDecision & { local: string | null; lineName: string })[] {
  const rows = db.all<Row>(
    `select d.call_id as callId, d.at, u.name as userName, d.shown, d.reason, c.number_key as numberKey, c.number, l.name as lineName
       from pop_decisions d
       join calls c on c.id = d.call_id
       join lines l on l.id = c.line_id
       left join users u on u.id = d.user_id
      order by d.seq desc limit ?`,
    limit,
  );
  return rows.map((row) => ({
    callId: row.callId,
    at: row.at,
    userName: row.userName ?? '',
    shown: row.shown === 1,
    reason: row.reason,
    local: row.numberKey ? localForm(row.numberKey, dialling) : row.number,
    lineName: row.lineName,
  }));
}
