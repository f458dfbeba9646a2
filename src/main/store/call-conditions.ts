import type { CallFilter } from '../../shared/contract/calls.ts';
import type { SqlValue } from './db.ts';

/** A part of a WHERE with its values; `c` is the call. */
export type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

/** Everything that a filter asks for but its text. `from` is included, `to` is not. */
export function conditionsOf(filter: CallFilter): Condition[] {
  const asked: (Condition | null)[] = [
    among('c.line_id', filter.lineIds),
    among('c.direction', filter.directions),
    among('c.outcome', filter.outcomes),
    filter.agentId === null ? null : { sql: 'c.taken_by = ?', values: [filter.agentId] },
    filter.customerId === null ? null : { sql: 'c.customer_id = ?', values: [filter.customerId] },
    filter.outcomeCodeId === null ? null : { sql: 'c.outcome_code_id = ?', values: [filter.outcomeCodeId] },
    filter.from === null ? null : { sql: 'c.started_at >= ?', values: [filter.from] },
    filter.to === null ? null : { sql: 'c.started_at < ?', values: [filter.to] },
    filter.minTalkSeconds === null
      ? null
      : {
          sql: 'c.ended_at - c.answered_at >= ? and c.answered_at is not null',
          values: [filter.minTalkSeconds * 1000],
        },
    filter.toCodeOnly ? { sql: TO_CODE, values: [] } : null,
  ];
  return asked.filter((one) => one !== null);
}

const TO_CODE = `c.taken_by is not null and c.coded_at is null and c.ended_at is not null
  and exists (select 1 from lines l where l.id = c.line_id and l.code_required = 1)`;

/** One value may use an index. Several must not: SQLite would collect and sort all that they hold (the + says so). */
function among(column: string, values: readonly string[]): Condition | null {
  const [only] = values;
  if (only === undefined) return null;
  if (values.length === 1) return { sql: `${column} = ?`, values: [only] };
  return { sql: `+${column} in (select value from json_each(?))`, values: [JSON.stringify(values)] };
}
