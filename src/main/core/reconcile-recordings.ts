import type { RecordingDamage } from '../../shared/domain/recording.ts';
import type { ReadableDb } from '../store/db.ts';
import { findRecording, recordingsWithFile, type StoredRecording } from '../store/recording-row.ts';
import type { Vault, VaultFile } from './ports.ts';
import { recordingIdIn } from './repair-recordings.ts';

const PAGE = 500;

export type Comparison = {
  readonly files: number;
  /** Files that no row knows. */
  readonly unknown: readonly VaultFile[];
  readonly damaged: number;
  /** Behind this one contents are to be read next time; 0: from the first. */
  readonly readTo: number;
};

/**
 * Compares every file with every row, both ways. Sizes always; contents of those behind `readAfter` until `budgetBytes` are
 * read, so that one night goes on where the night before ended.
 */
export async function reconcileRecordings(options: {
  readonly vault: Vault;
  readonly db: ReadableDb;
  readonly budgetBytes: number;
  /** `seq` of the last one whose content was read before. */
  readonly readAfter: number;
  /** Recordings that are being made. */
  readonly open: ReadonlySet<string>;
  readonly onDamage: (row: StoredRecording, damage: RecordingDamage | null) => void;
  readonly isOver: () => boolean;
}): Promise<Comparison> {
  const { vault, db } = options;
  const files = new Map((await vault.files()).map((one) => [one.file, one.bytes]));
  const known = new Set<string>();
  let budget = options.budgetBytes;
  let damaged = 0;
  let readTo = 0;
  let isSpent = false;
  for (let after = 0; !options.isOver(); ) {
    const rows = recordingsWithFile(db, after, PAGE);
    for (const row of rows) {
      if (row.file !== null) known.add(row.file);
      const bytes = row.file === null ? undefined : files.get(row.file);
      const isDue = row.seq > options.readAfter;
      const mayRead = isDue && budget > 0;
      const damage = await damageOf(row, bytes, mayRead);
      if (mayRead) {
        budget -= bytes ?? 0;
        readTo = row.seq;
      }
      isSpent ||= isDue && !mayRead;
      if (damage !== null) damaged += 1;
      if (damage !== row.damage) options.onDamage(row, damage);
      if (options.isOver()) break;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.seq;
  }
  const unknown = options.isOver() ? [] : await unknownFiles([...files.keys()].filter((file) => !known.has(file)));
  return { files: files.size, unknown, damaged, readTo: isSpent ? readTo : 0 };

  async function damageOf(
    row: StoredRecording,
    bytes: number | undefined,
    mayRead: boolean,
  ): Promise<RecordingDamage | null> {
    if (row.file === null) return 'missing';
    // It may have come after the list was made.
    const isDoubtful = bytes === undefined || (row.state === 'sealed' && bytes !== row.bytes);
    if (!isDoubtful && !mayRead) return row.damage;
    const found = await vault.check(row.id, row.file, row.sha256);
    if (options.isOver()) return row.damage;
    if (found === 'ok') return null;
    const now = findRecording(db, row.id);
    // It was put away, or deleted, while it was being read.
    return now?.file === row.file ? found : row.damage;
  }

  /** What is still there and still known by nobody. A file that a deleted recording left behind goes. */
  async function unknownFiles(candidates: readonly string[]): Promise<readonly VaultFile[]> {
    if (candidates.length === 0) return [];
    const still = new Map((await vault.files()).map((one) => [one.file, one]));
    const unknown: VaultFile[] = [];
    for (const file of candidates) {
      const one = still.get(file);
      const id = recordingIdIn(file);
      const row = findRecording(db, id);
      if (!one || row?.file === file || row?.state === 'recording' || options.open.has(id)) continue;
      if (row?.state === 'deleted' || row?.state === 'empty') await vault.remove(file);
      else unknown.push(one);
    }
    return unknown;
  }
}
