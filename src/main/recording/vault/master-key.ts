import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileKeyStore } from './key-file.ts';
import { MASTER_KEY_BYTES } from './key-id.ts';
import { HOW_TO_RECOVER, type KeyStore, MasterKeyProblem } from './key-store.ts';

export { type KeyStore, MasterKeyProblem } from './key-store.ts';

/** Where the recordings of an office lie. */
export const recordingsFolder = (dir: string): string => join(dir, 'recordings');

/** The master key of the office in `dir`, kept in a file that only its owner may read; made at the first time. */
export function openMasterKey(dir: string): Uint8Array {
  return masterKeyFrom(fileKeyStore(dir), recordingsFolder(dir));
}

/**
 * The master key out of a store. A new one is made only where `folder` holds no sealed recording: they would be lost
 * with it. Throws `MasterKeyProblem`.
 */
export function masterKeyFrom(store: KeyStore, folder: string): Uint8Array {
  const found = store.load();
  if (found) return found;
  if (hasSealed(folder)) {
    throw new MasterKeyProblem('missing', `The key of the recordings in ${folder} is not there. ${HOW_TO_RECOVER}`);
  }
  const made = randomBytes(MASTER_KEY_BYTES);
  store.save(made);
  return made;
}

function hasSealed(folder: string): boolean {
  try {
    return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.hzr'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
