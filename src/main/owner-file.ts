import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/** The content of a file; null: there is none. */
export function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, on the disk before it returns, and for its owner alone. */
export function writeOwnerFile(file: string, content: string | Uint8Array): void {
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeSync(handle, Buffer.from(content));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // A file that was there before keeps its mode over `open`.
  chmodSync(half, 0o600);
  renameSync(half, file);
}
