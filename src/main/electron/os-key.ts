import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Log } from '../core/ports.ts';
import { readIfThere } from '../owner-file.ts';
import { type OsSealedFile, type OsStoreOptions, osSealedFile } from './os-sealed-file.ts';

export type OsKeyOptions = OsStoreOptions & {
  /** Where the key lies in the open where the system keeps none; sealed it lies beside it. */
  readonly file: string;
  readonly log: Log;
};

/** A key that only this user of this system can open. */
export type OsKey = {
  readonly key: Buffer;
  /** Another one that lies in the open: the office ran without a desktop meanwhile. Null: none does. */
  readonly stray: Buffer | null;
  /** Deletes it, once nothing needs it any more. */
  forgetStray(): void;
};

const KEY_BYTES = 32;

/**
 * The key behind `file`, sealed by the system; one that lay in the open is taken over, and its file deleted once the
 * sealed one was read back. Null, which is logged: this system keeps no keys, or does not give them out now.
 */
export async function openOsKey(options: OsKeyOptions): Promise<OsKey | null> {
  const { file, log } = options;
  const sealed = osSealedFile(file, options);
  try {
    if (await sealed.canSeal()) return sealed.isThere() ? await unseal(sealed, file) : await takeOver(sealed, file);
    tellOpen(log, file);
  } catch (error) {
    tellRefused(log, file, error);
  }
  return null;
}

/** Said once a start. */
export function tellOpen(log: Log, file: string): void {
  log.warn({ key: basename(file) }, 'this system keeps no keys: it lies in a file for its owner alone');
}

export function tellRefused(log: Log, file: string, error: unknown): void {
  log.error({ err: error, key: basename(file) }, 'the system did not give out a key that it keeps');
}

async function takeOver(sealed: OsSealedFile, file: string): Promise<OsKey> {
  const key = keyIn(file) ?? randomBytes(KEY_BYTES);
  await sealed.write(key);
  rmSync(file, { force: true });
  return { key, stray: null, forgetStray: () => undefined };
}

async function unseal(sealed: OsSealedFile, file: string): Promise<OsKey> {
  const key = await sealed.read();
  const forgetStray = (): void => rmSync(file, { force: true });
  const stray = keyIn(file);
  if (!stray?.equals(key)) return { key, stray, forgetStray };
  // A take-over that broke off before its last step.
  forgetStray();
  return { key, stray: null, forgetStray };
}

function keyIn(file: string): Buffer | null {
  const found = readIfThere(file);
  return found?.length === KEY_BYTES ? found : null;
}
