import { RecordingFailure, type RecordingFailureCode } from '../../core/ports.ts';

const CODES: Readonly<Record<string, RecordingFailureCode>> = {
  ENOENT: 'missing',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  // The file system allows no file of this size.
  EFBIG: 'diskFull',
  EROFS: 'folderReadOnly',
  EACCES: 'folderReadOnly',
  EPERM: 'folderReadOnly',
};

/** Any error as a `RecordingFailure`; what the system did not name is `broken`. */
export function failureOf(error: unknown): RecordingFailure {
  if (error instanceof RecordingFailure) return error;
  const code = systemCode(error);
  return new RecordingFailure(
    (code && CODES[code]) || 'broken',
    error instanceof Error ? error.message : String(error),
  );
}

/** `ENOSPC` and its like; null: the error is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : null;
}
