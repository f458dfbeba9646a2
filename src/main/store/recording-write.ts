import type { RecordingDamage, RecordingEventKind } from '../../shared/domain/recording.ts';
import type { WritableDb } from './db.ts';
import type { StoredRecording } from './recording-row.ts';

/** What the recorder knows of a recording; a hold and what retention did are others' business. */
export type RecordedRow = Omit<StoredRecording, 'seq' | 'heldBy' | 'heldAt' | 'heldReason' | 'deletedAt'>;

/**
 * Writes a recording as the recorder sees it, new or known. The call of a known one stays: it may have become a part of
 * another call; so does its class once it is over: somebody may have chosen another.
 */
export function writeRecording(db: WritableDb, row: RecordedRow, deletedAt: number | null = null): void {
  db.run(
    UPSERT,
    row.id,
    row.callId,
    row.sourceId,
    row.sourceName,
    row.agentId,
    row.state,
    row.startedAt,
    row.endedAt,
    row.durationMs,
    row.rate,
    row.channels,
    row.codec,
    row.file,
    row.bytes,
    row.sha256,
    row.peaks,
    row.why,
    row.classId,
    row.repaired ? 1 : 0,
    row.damage,
    deletedAt,
  );
}

/** Only the row is left of it. */
export function markDeleted(db: WritableDb, id: string, at: number): void {
  db.run("update recordings set state = 'deleted', file = null, damage = null, deleted_at = ? where id = ?", at, id);
}

export function markDamage(db: WritableDb, id: string, damage: RecordingDamage | null): void {
  db.run('update recordings set damage = ? where id = ?', damage, id);
}

/** `hold` null: it is lifted. */
export function setHold(
  db: WritableDb,
  id: string,
  hold: { readonly by: string | null; readonly at: number; readonly reason: string } | null,
): void {
  db.run(
    'update recordings set held_by = ?, held_at = ?, held_reason = ? where id = ?',
    hold?.by ?? null,
    hold?.at ?? null,
    hold?.reason ?? null,
    id,
  );
}

export function setClass(db: WritableDb, id: string, classId: string): void {
  db.run('update recordings set class_id = ? where id = ?', classId, id);
}

/** Somebody said only afterwards that it was he who talked. */
export function nameAgent(db: WritableDb, callId: string, userId: string): void {
  db.run('update recordings set agent_id = ? where call_id = ? and agent_id is null', userId, callId);
}

/** The call turned out to be a part of another one, which has all that was recorded of it from now on. */
export function relinkRecordings(db: WritableDb, from: string, to: string): void {
  db.run('update recordings set call_id = ? where call_id = ?', to, from);
  db.run('update recording_events set call_id = ? where call_id = ?', to, from);
  db.run('update or ignore call_consents set call_id = ? where call_id = ?', to, from);
  db.run('delete from call_consents where call_id = ?', from);
}

export type NewRecordingEvent = {
  readonly callId: string;
  readonly recordingId: string | null;
  readonly at: number;
  readonly kind: RecordingEventKind;
  /** Position in the recording, milliseconds. */
  readonly atMs: number | null;
  readonly userId: string | null;
  readonly detail: string | null;
};

export function addRecordingEvents(db: WritableDb, events: readonly NewRecordingEvent[]): void {
  for (const one of events)
    db.run(
      'insert into recording_events (call_id, recording_id, at, kind, at_ms, user_id, detail) values (?, ?, ?, ?, ?, ?, ?)',
      one.callId,
      one.recordingId,
      one.at,
      one.kind,
      one.atMs,
      one.userId,
      one.detail,
    );
}

export function addListen(
  db: WritableDb,
  listen: {
    readonly recordingId: string;
    readonly at: number;
    readonly userId: string | null;
    readonly byName: string;
  },
): void {
  db.run(
    'insert into recording_listens (recording_id, at, user_id, by_name) values (?, ?, ?, ?)',
    listen.recordingId,
    listen.at,
    listen.userId,
    listen.byName,
  );
}

const COLUMNS = [
  'id',
  'call_id',
  'source_id',
  'source_name',
  'agent_id',
  'state',
  'started_at',
  'ended_at',
  'duration_ms',
  'rate',
  'channels',
  'codec',
  'file',
  'bytes',
  'sha256',
  'peaks',
  'why',
  'class_id',
  'repaired',
  'damage',
  'deleted_at',
] as const;
const STAYS: ReadonlySet<string> = new Set(['id', 'call_id', 'source_id', 'source_name', 'why', 'class_id']);

const UPSERT = `insert into recordings (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})
on conflict (id) do update set class_id = case state when 'recording' then excluded.class_id else class_id end, ${COLUMNS.filter(
  (column) => !STAYS.has(column),
)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')}`;
