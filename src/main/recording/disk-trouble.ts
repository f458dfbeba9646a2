import type { RecordingTrouble } from '../../shared/domain/recording.ts';

export type Trouble = { readonly trouble: RecordingTrouble; readonly detail: string | null };

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const READ_ONLY: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'ENOENT', 'EEXIST', 'EISDIR']);
const LONGEST_DETAIL = 300;

/** What the disk's own word means for a recording. */
export function diskTrouble(error: unknown): Trouble {
  return { trouble: meaningOf(error), detail: shortDetail(error instanceof Error ? error.message : String(error)) };
}

function meaningOf(error: unknown): RecordingTrouble {
  if (!(error instanceof Error) || !('code' in error)) return 'broken';
  const code = String(error.code);
  if (FULL.has(code)) return 'diskFull';
  // A file of that name is there already: it is somebody's recording, and never written over.
  if (code === 'EEXIST' && 'syscall' in error && error.syscall === 'open') return 'broken';
  return READ_ONLY.has(code) ? 'folderReadOnly' : 'broken';
}

/** A program's own words, at most 300 characters on one line; null where it said nothing. */
export function shortDetail(words: string): string | null {
  const plain = words.replace(/\s+/g, ' ').trim();
  return plain === '' ? null : plain.slice(0, LONGEST_DETAIL);
}
