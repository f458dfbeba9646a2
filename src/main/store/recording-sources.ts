import type { RecordingSource } from '../../shared/contract/recording-sources.ts';
import type { ReadableDb, WritableDb } from './db.ts';

type Row = Omit<RecordingSource, 'enabled'> & { readonly enabled: 0 | 1 };

const SELECT = `select id, name, use, program, driver, device, rate, channels, pre_roll_seconds as preRollSeconds,
  line_id as lineId, user_id as userId, enabled from recording_sources where removed_at is null`;
const toSource = (row: Row): RecordingSource => ({ ...row, enabled: row.enabled === 1 });

/** The sources of the office, by name. */
export function listSources(db: ReadableDb): RecordingSource[] {
  return db.all<Row>(`${SELECT} order by name, id`).map(toSource);
}

export function findSource(db: ReadableDb, id: string): RecordingSource | null {
  const row = db.get<Row>(`${SELECT} and id = ?`, id);
  return row ? toSource(row) : null;
}

/** Makes the source, or writes its new values. */
export function saveSource(db: WritableDb, source: RecordingSource): void {
  db.run(
    `insert into recording_sources (id, name, use, program, driver, device, rate, channels, pre_roll_seconds, line_id, user_id,
       enabled, removed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)
     on conflict (id) do update set name = excluded.name, use = excluded.use, program = excluded.program,
       driver = excluded.driver, device = excluded.device, rate = excluded.rate, channels = excluded.channels,
       pre_roll_seconds = excluded.pre_roll_seconds, line_id = excluded.line_id, user_id = excluded.user_id,
       enabled = excluded.enabled, removed_at = null`,
    source.id,
    source.name,
    source.use,
    source.program,
    source.driver,
    source.device,
    source.rate,
    source.channels,
    source.preRollSeconds,
    source.lineId,
    source.userId,
    source.enabled ? 1 : 0,
  );
}

/** Its recordings keep its name. */
export function removeSource(db: WritableDb, id: string, at: number): void {
  db.run('update recording_sources set removed_at = ? where id = ?', at, id);
}
