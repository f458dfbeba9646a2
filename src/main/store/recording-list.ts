import { foldText } from '../../shared/domain/persian-text.ts';
import type { RecordingState } from '../../shared/domain/recording.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ReadableDb, SqlValue } from './db.ts';
import { RECORDING_COLUMNS, type StoredRecording, toRecording } from './recording-row.ts';

export type RecordingFilter = {
  readonly text: string;
  readonly states: readonly RecordingState[];
  readonly heldOnly: boolean;
  readonly damagedOnly: boolean;
  readonly from: number | null;
  readonly to: number | null;
};

/** A recording with what a list shows of its call. */
export type ListedRecording = StoredRecording & {
  readonly agentName: string | null;
  readonly heldByName: string | null;
  readonly lineName: string;
  readonly number: string | null;
  readonly numberKey: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly takenBy: string | null;
  readonly listenCount: number;
};

export type RecordingPage = {
  readonly rows: ListedRecording[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly totalBytes: number;
};

/** A page of recordings, newest first; the totals are those of all that the filter finds. */
export function listRecordings(
  db: ReadableDb,
  filter: RecordingFilter,
  cursor: string | null,
  limit: number,
): RecordingPage {
  const all = conditionsOf(filter);
  const totals = db.get<{ total: number; totalBytes: number }>(
    `select count(*) as total, coalesce(sum(r.bytes), 0) as totalBytes ${FROM}${where(all)}`,
    ...valuesOf(all),
  );
  const after = readCursor(cursor, 2);
  const page: Condition[] =
    after === null
      ? all
      : [
          ...all,
          { sql: 'r.started_at <= ?', values: [after[0] ?? 0] },
          { sql: '(r.started_at, r.seq) < (+?, +?)', values: after },
        ];
  const found = db.all<Omit<ListedRecording, 'repaired'> & { repaired: 0 | 1 }>(
    `${SELECT}${FROM}${where(page)} order by r.started_at desc, r.seq desc limit ?`,
    ...valuesOf(page),
    limit + 1,
  );
  const rows = found.slice(0, limit).map(toRecording);
  const last = rows.at(-1);
  return {
    rows,
    nextCursor: found.length > limit && last ? writeCursor([last.startedAt, last.seq]) : null,
    total: totals?.total ?? 0,
    totalBytes: totals?.totalBytes ?? 0,
  };
}

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

function conditionsOf(filter: RecordingFilter): Condition[] {
  const text = foldText(filter.text);
  const asked: (Condition | null)[] = [
    filter.states.length === 0
      ? null
      : { sql: 'r.state in (select value from json_each(?))', values: [JSON.stringify(filter.states)] },
    filter.heldOnly ? { sql: 'r.held_at is not null', values: [] } : null,
    filter.damagedOnly ? { sql: 'r.damage is not null', values: [] } : null,
    filter.from === null ? null : { sql: 'r.started_at >= ?', values: [filter.from] },
    filter.to === null ? null : { sql: 'r.started_at < ?', values: [filter.to] },
    text === '' ? null : { sql: TEXT, values: [text, text.replace(/^0+/, ''), filter.text.trim(), filter.text.trim()] },
  ];
  return asked.filter((one) => one !== null);
}

const where = (all: readonly Condition[]): string =>
  all.length === 0 ? '' : ` where ${all.map(({ sql }) => sql).join(' and ')}`;
const valuesOf = (all: readonly Condition[]): SqlValue[] => all.flatMap(({ values }) => values);

const TEXT = `(instr(coalesce(cu.name_folded, ''), +?) > 0 or instr(coalesce(c.number_key, ''), +?) > 0
  or instr(coalesce(u.name, ''), +?) > 0 or instr(l.name, +?) > 0)`;

const FROM = ` from recordings r join calls c on c.id = r.call_id join lines l on l.id = c.line_id
left join customers cu on cu.id = c.customer_id left join users u on u.id = r.agent_id`;

const SELECT = `select ${RECORDING_COLUMNS}, u.name as agentName, l.name as lineName, c.number as number,
  c.number_key as numberKey, c.customer_id as customerId, cu.name as customerName, c.taken_by as takenBy,
  (select h.name from users h where h.id = r.held_by) as heldByName,
  (select count(*) from recording_listens x where x.recording_id = r.id) as listenCount`;
