import type { DecisionWhy, RecordingCodec, RecordingDamage, RecordingState } from '../../shared/domain/recording.ts';
import type { ReadableDb } from './db.ts';

/** A recording as the store has it. */
export type StoredRecording = {
  readonly seq: number;
  readonly id: string;
  readonly callId: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly agentId: string | null;
  readonly state: RecordingState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly rate: number;
  readonly channels: number;
  readonly codec: RecordingCodec;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Base64. */
  readonly peaks: string | null;
  readonly why: DecisionWhy;
  readonly classId: string;
  readonly heldBy: string | null;
  readonly heldAt: number | null;
  readonly heldReason: string | null;
  readonly repaired: boolean;
  readonly damage: RecordingDamage | null;
  readonly deletedAt: number | null;
};

/** The columns of a recording, `r` being its table. */
export const RECORDING_COLUMNS = `r.seq as seq, r.id as id, r.call_id as callId, r.source_id as sourceId,
  r.source_name as sourceName, r.agent_id as agentId, r.state as state, r.started_at as startedAt,
  r.ended_at as endedAt, r.duration_ms as durationMs, r.rate as rate, r.channels as channels, r.codec as codec,
  r.file as file, r.bytes as bytes, r.sha256 as sha256, r.peaks as peaks, r.why as why, r.class_id as classId,
  r.held_by as heldBy, r.held_at as heldAt, r.held_reason as heldReason, r.repaired as repaired, r.damage as damage,
  r.deleted_at as deletedAt`;

export type RecordingRecord = Omit<StoredRecording, 'repaired'> & { readonly repaired: 0 | 1 };
export const toRecording = <T extends { readonly repaired: 0 | 1 }>(
  row: T,
): Omit<T, 'repaired'> & { readonly repaired: boolean } => ({ ...row, repaired: row.repaired === 1 });

export function findRecording(db: ReadableDb, id: string): StoredRecording | null {
  const row = db.get<RecordingRecord>(`select ${RECORDING_COLUMNS} from recordings r where r.id = ?`, id);
  return row ? toRecording(row) : null;
}

/** In the order in which they were made. */
export function recordingsOf(db: ReadableDb, callId: string): StoredRecording[] {
  return db
    .all<RecordingRecord>(
      `select ${RECORDING_COLUMNS} from recordings r where r.call_id = ? order by r.started_at`,
      callId,
    )
    .map(toRecording);
}

/** Those whose files are still plain PCM, oldest first. */
export function openRecordings(db: ReadableDb): StoredRecording[] {
  return db
    .all<RecordingRecord>(
      `select ${RECORDING_COLUMNS} from recordings r where r.state in ('recording', 'saved') order by r.started_at`,
    )
    .map(toRecording);
}

/** Those that have a file, from `after` on in the order in which they were made. */
export function recordingsWithFile(db: ReadableDb, after: number, limit: number): StoredRecording[] {
  return db
    .all<RecordingRecord>(
      `select ${RECORDING_COLUMNS} from recordings r where r.seq > ? and r.state in ('saved', 'sealed') order by r.seq limit ?`,
      after,
      limit,
    )
    .map(toRecording);
}
