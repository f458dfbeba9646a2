import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import type { ReadableDb } from '../store/db.ts';
import { findRecording, openRecordings, type StoredRecording } from '../store/recording-row.ts';
import { callOfRecording } from '../store/recording-view.ts';
import type { RecordedRow } from '../store/recording-write.ts';
import type { Clock, Leftover, Log, Vault, VaultFile } from './ports.ts';
import type { RecordingWriter } from './recording-writer.ts';
import { recordedRow } from './seal-recordings.ts';

type Options = {
  readonly vault: Vault;
  readonly db: ReadableDb;
  readonly writer: RecordingWriter;
  readonly settings: () => RecordingSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** It can be put away now. */
  readonly onSaved: (row: RecordedRow, lineId: string) => void;
};

/** Puts in order what the last run left behind, before anything new begins: files get their rows, rows their end. */
export async function repairRecordings(options: Options): Promise<void> {
  const { vault, db, log } = options;
  const leftovers = new Map((await vault.leftovers()).map((one) => [one.recordingId, one]));
  const open = openRecordings(db);
  const sealed = open.length > 0 ? sealedFiles(await vault.files()) : new Map<string, VaultFile>();
  for (const row of open) {
    const leftover = leftovers.get(row.id);
    leftovers.delete(row.id);
    if (leftover && leftover.durationMs > 0) take(options, row, leftover);
    else lost(options, row, sealed.get(row.id) ?? null, leftover ?? null);
  }
  for (const leftover of leftovers.values()) adopt(options, leftover);
  const repaired = open.filter(({ state }) => state === 'recording').length;
  if (repaired > 0) log.warn({ recordings: repaired }, 'recordings that the last run broke off were closed');
}

/** The row is there, and its sound too. */
function take({ writer, db, clock, onSaved }: Options, row: StoredRecording, leftover: Leftover): void {
  const lineId = callOfRecording(db, row.callId)?.lineId ?? '';
  if (row.state === 'saved') {
    onSaved(recordedRow(row), lineId);
    return;
  }
  // The file knows only when it was written last; the row knows when the first sample was heard.
  const saved = { ...recordedRow(row), ...savedAs({ ...leftover, startedAt: row.startedAt }) };
  writer.write(lineId, saved, [event(saved, clock.now())]);
  onSaved(saved, lineId);
}

/** Only the row is there: it was put away and nobody could say so any more, or nothing was ever heard. */
function lost(
  { writer, db, clock, vault, log, onSaved }: Options,
  row: StoredRecording,
  put: VaultFile | null,
  empty: Leftover | null,
): void {
  const lineId = callOfRecording(db, row.callId)?.lineId ?? '';
  if (empty) void vault.remove(empty.file).catch((error) => log.warn({ err: error }, 'an empty file stays'));
  if (put && row.state === 'saved') {
    onSaved(recordedRow(row), lineId);
  } else if (put) {
    // Putting it away once more finds what is there and says all of it: codec, length, checksum.
    const saved: RecordedRow = {
      ...recordedRow(row),
      state: 'saved',
      endedAt: row.endedAt ?? row.startedAt,
      file: row.file ?? `live/${row.id}.${row.callId}.wav`,
      repaired: true,
    };
    writer.write(lineId, saved, [event(saved, clock.now())]);
    onSaved(saved, lineId);
  } else if (row.state === 'recording') {
    writer.write(lineId, { ...recordedRow(row), state: 'empty', endedAt: row.startedAt, durationMs: 0 }, []);
  } else if (row.damage === null) {
    const missing: RecordedRow = { ...recordedRow(row), damage: 'missing' };
    writer.write(lineId, missing, [{ ...event(missing, clock.now()), kind: 'damaged', detail: 'missing' }]);
  }
}

/** Only the sound is there: its name says of which call it is. What belongs to no call is listed as unknown. */
function adopt({ writer, db, clock, settings, onSaved }: Options, leftover: Leftover): void {
  const call = callOfRecording(db, leftover.callId);
  if (!call || leftover.durationMs === 0 || findRecording(db, leftover.recordingId)) return;
  const row: RecordedRow = {
    id: leftover.recordingId,
    callId: leftover.callId,
    sourceId: 'unknown',
    sourceName: '',
    agentId: call.takenBy,
    codec: 'wav',
    sha256: null,
    peaks: null,
    why: 'rule',
    classId: settings().classes[0]?.id ?? 'standard',
    damage: null,
    ...savedAs(leftover),
  };
  writer.write(call.lineId, row, [event(row, clock.now())]);
  onSaved(row, call.lineId);
}

const savedAs = (leftover: Leftover) =>
  ({
    state: 'saved',
    startedAt: leftover.startedAt,
    endedAt: leftover.startedAt + Math.round(leftover.durationMs),
    durationMs: Math.round(leftover.durationMs),
    rate: leftover.rate,
    channels: leftover.channels,
    file: leftover.file,
    bytes: leftover.bytes,
    repaired: true,
  }) as const;

const event = (row: RecordedRow, at: number) =>
  ({
    callId: row.callId,
    recordingId: row.id,
    at,
    kind: 'repaired',
    atMs: row.durationMs,
    userId: null,
    detail: null,
  }) as const;

/** By the recording that each file names. */
function sealedFiles(files: readonly VaultFile[]): Map<string, VaultFile> {
  return new Map(files.filter(({ file }) => file.endsWith('.hzr')).map((one) => [recordingIdIn(one.file), one]));
}

/** `live/<id>.<call>.wav`, `2026-11/<id>.hzr`. */
export const recordingIdIn = (file: string): string => file.slice(file.lastIndexOf('/') + 1).split('.')[0] ?? '';
