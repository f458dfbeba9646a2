import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { keyId, MASTER_KEY_BYTES } from './key-id.ts';
import { HOW_TO_RECOVER, type KeyStore, MasterKeyProblem } from './key-store.ts';

/** Beside the folder of recordings, not in it: a copy of that folder is useless. */
export const keyFile = (dir: string): string => join(dir, 'recordings.key');

/** The key in a file: 32 bytes, then the eight of its id, which tell whether it is whole. */
export function fileKeyStore(dir: string): KeyStore {
  const file = keyFile(dir);
  return {
    load() {
      const bytes = readIfThere(file);
      if (!bytes) return null;
      const masterKey = bytes.subarray(0, MASTER_KEY_BYTES);
      if (bytes.subarray(MASTER_KEY_BYTES).equals(keyId(masterKey))) return masterKey;
      throw new MasterKeyProblem('damaged', `The key of the recordings, ${file}, is damaged. ${HOW_TO_RECOVER}`);
    },
    save(masterKey) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      writeWhole(file, Buffer.concat([masterKey, keyId(masterKey)]));
      syncFolder(dir);
    },
  };
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function writeWhole(file: string, content: Buffer): void {
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // A file that was there before keeps its mode over `open`.
  chmodSync(half, 0o600);
  renameSync(half, file);
}

/** Without it a power cut may take the name of the key, and with it every recording sealed since. */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
