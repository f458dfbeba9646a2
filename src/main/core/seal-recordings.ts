import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import type { ReadableDb } from '../store/db.ts';
import { findRecording, type StoredRecording } from '../store/recording-row.ts';
import type { RecordedRow } from '../store/recording-write.ts';
import { type Clock, type Log, RecordingFailure, type Sealed, type Vault } from './ports.ts';
import type { RecordingWriter } from './recording-writer.ts';

/** Puts finished recordings away, one after another. What fails stays playable as it is, and is tried again later. */
export interface SealRecordings {
  add(row: RecordedRow, lineId: string): void;
  /** What failed before. */
  retry(): void;
  waiting(): number;
  /** What is being put away now is finished; the rest is left for the next start. */
  end(): Promise<void>;
}

type Waiting = { readonly row: RecordedRow; readonly lineId: string };

export function createSealRecordings(options: {
  readonly vault: Vault;
  readonly db: ReadableDb;
  readonly writer: RecordingWriter;
  readonly settings: () => RecordingSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly count: (what: string) => void;
}): SealRecordings {
  const { vault, writer, log } = options;
  const queue = new Map<string, Waiting>();
  const failed = new Map<string, Waiting>();
  let working: Promise<void> | null = null;
  let isOver = false;

  async function work(): Promise<void> {
    for (let next = first(queue); next && !isOver; next = first(queue)) {
      await sealOne(next);
      queue.delete(next.row.id);
    }
    working = null;
  }

  async function sealOne(one: Waiting): Promise<void> {
    const row = nowOf(one);
    if (row.state !== 'saved' || row.file === null) return;
    const { codec, bitrate } = options.settings();
    try {
      const order = { recordingId: row.id, file: row.file, startedAt: row.startedAt, codec, bitrate };
      put(one, await vault.seal(order));
    } catch (error) {
      if (isOver) return;
      failed.set(row.id, one);
      options.count('recordings.sealFailed');
      const failure = error instanceof RecordingFailure ? error.code : 'broken';
      log.warn({ err: error, recordingId: row.id, failure }, 'a recording could not be put away; it stays as it is');
    }
  }

  /** It may have been deleted meanwhile: whoever writes it finds out, and the file goes too. */
  function put(one: Waiting, sealed: Sealed): void {
    const row = nowOf(one);
    writer.write(one.lineId, sealedRow(row, sealed), [
      {
        callId: row.callId,
        recordingId: row.id,
        at: options.clock.now(),
        kind: 'sealed',
        atMs: null,
        userId: null,
        detail: sealed.codec,
      },
    ]);
    options.count('recordings.sealed');
  }

  const nowOf = ({ row }: Waiting): RecordedRow => {
    const stored = findRecording(options.db, row.id);
    return stored && stored.state !== 'recording' ? recordedRow(stored) : row;
  };

  function go(): void {
    if (isOver) return;
    working ??= work();
  }

  return {
    add(row, lineId) {
      failed.delete(row.id);
      queue.set(row.id, { row, lineId });
      go();
    },
    retry() {
      for (const [id, one] of failed) queue.set(id, one);
      failed.clear();
      if (queue.size > 0) go();
    },
    waiting: () => queue.size + failed.size,
    async end() {
      isOver = true;
      await vault.end();
      await working;
    },
  };
}

/** What the recorder knows of a stored one. */
export function recordedRow(stored: StoredRecording): RecordedRow {
  const { seq: _seq, heldBy: _by, heldAt: _at, heldReason: _reason, deletedAt: _deleted, ...row } = stored;
  return row;
}

const first = (queue: ReadonlyMap<string, Waiting>): Waiting | undefined => queue.values().next().value;

const sealedRow = (row: RecordedRow, sealed: Sealed): RecordedRow => ({
  ...row,
  state: 'sealed',
  file: sealed.file,
  codec: sealed.codec,
  bytes: sealed.bytes,
  sha256: sealed.sha256,
  durationMs: Math.round(sealed.durationMs),
  // Where the last run was killed before it could say when it ended, the file knows.
  endedAt: row.endedAt === row.startedAt ? row.startedAt + Math.round(sealed.durationMs) : row.endedAt,
  peaks: Buffer.from(sealed.peaks).toString('base64'),
});
