import { renameSync, rmSync } from 'node:fs';
import type { Log } from '../core/ports.ts';
import { fileKeyStore, keyFile } from '../recording/vault/key-file.ts';
import { HOW_TO_RECOVER } from '../recording/vault/key-store.ts';
import { MasterKeyProblem, masterKeyFrom, recordingsFolder } from '../recording/vault/master-key.ts';
import { tellOpen, tellRefused } from './os-key.ts';
import { type OsSealedFile, type OsStoreOptions, osSealedFile, sealedKeyFile } from './os-sealed-file.ts';

/**
 * The master key of the recordings in `dir`, kept by the system; in a file for its owner alone where it keeps none, and
 * that is logged. A key that lies in the open is taken over: it was made by a hub that ran here before there was any
 * recording, or typed from the recovery sheet, so it is the right one. Throws `MasterKeyProblem`.
 */
export async function openDesktopRecordingsKey(
  dir: string,
  options: OsStoreOptions & { readonly log: Log },
): Promise<Uint8Array> {
  const file = keyFile(dir);
  const sealed = osSealedFile(file, options);
  const open = fileKeyStore(dir).load();
  try {
    if (await sealed.canSeal()) return await keptBySystem(dir, sealed, open);
    tellOpen(options.log, file);
  } catch (error) {
    if (error instanceof MasterKeyProblem) throw error;
    tellRefused(options.log, file, error);
  }
  if (!open && sealed.isThere()) throw new MasterKeyProblem('missing', LOCKED);
  return open ?? masterKeyFrom(fileKeyStore(dir), recordingsFolder(dir));
}

const LOCKED = `The system that keeps the key of the recordings does not give it out. Unlock its keyring and start Hamzang again. ${HOW_TO_RECOVER}`;

async function keptBySystem(dir: string, sealed: OsSealedFile, open: Uint8Array | null): Promise<Uint8Array> {
  const kept = sealed.isThere() ? await readUnless(sealed, open) : null;
  if (kept && (open === null || kept.equals(open))) return forget(dir, kept);
  if (sealed.isThere()) putAside(dir);
  const key = open ?? masterKeyFrom({ load: () => null, save: () => undefined }, recordingsFolder(dir));
  await sealed.write(key);
  return forget(dir, key);
}

/** Where the right key lies in the open, one that the system cannot open any more is no reason to stop. */
async function readUnless(sealed: OsSealedFile, open: Uint8Array | null): Promise<Buffer | null> {
  if (open === null) return sealed.read();
  return sealed.read().catch(() => null);
}

/** It is on the disk sealed and was read back: none is needed in the open any more. */
function forget(dir: string, key: Uint8Array): Uint8Array {
  rmSync(keyFile(dir), { force: true });
  return key;
}

function putAside(dir: string): void {
  const sealed = sealedKeyFile(keyFile(dir));
  renameSync(sealed, `${sealed}.before`);
}
