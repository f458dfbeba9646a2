import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { SafeStorage } from 'electron';
import type { Log } from '../core/ports.ts';
import { readIfThere, writeOwnerFile } from '../owner-file.ts';

/** What of Electron's `safeStorage` is used: DPAPI on Windows, the keychain on macOS, the keyring on Linux. */
export type OsStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export type OsKeyOptions = {
  /** Where the key lies in the open where the system keeps none; sealed it lies beside it. */
  readonly file: string;
  readonly store: OsStore;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
  /** A keyring that waits for its password is not waited for longer; the telephone rings meanwhile. */
  readonly mostMs?: number;
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
const MOST_MS = 15_000;

/** Where the sealed key lies. */
export const sealedKeyFile = (file: string): string => `${file}.sealed`;

/**
 * The key behind `file`, sealed by the system; one that lay in the open is taken over, and its file deleted once the
 * sealed one was read back. Null, which is logged: this system keeps no keys, or does not give them out now.
 */
export async function openOsKey(options: OsKeyOptions): Promise<OsKey | null> {
  const { file, log } = options;
  const name = basename(file);
  try {
    const sealed = readIfThere(sealedKeyFile(file));
    if (!(await keepsKeys(options))) {
      log.warn(
        { key: name, locked: sealed !== null },
        'this system keeps no keys: it lies in a file for its owner alone',
      );
      return null;
    }
    return sealed ? await unseal(options, sealed) : await takeOver(options);
  } catch (error) {
    log.error({ err: error, key: name }, 'the system did not give out a key that it keeps');
    return null;
  }
}

/** Where Linux has no keyring, Electron would seal with a password that everybody knows. */
async function keepsKeys({ store, platform, mostMs }: OsKeyOptions): Promise<boolean> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(store.getSelectedStorageBackend())) return false;
  return within(store.isAsyncEncryptionAvailable(), mostMs);
}

async function takeOver(options: OsKeyOptions): Promise<OsKey> {
  const key = keyIn(options.file) ?? randomBytes(KEY_BYTES);
  await seal(options, key);
  rmSync(options.file, { force: true });
  return { key, stray: null, forgetStray: () => undefined };
}

async function unseal(options: OsKeyOptions, sealed: Buffer): Promise<OsKey> {
  const { file, store, mostMs } = options;
  const { result, shouldReEncrypt } = await within(store.decryptStringAsync(sealed), mostMs);
  const key = keyOf(result);
  if (shouldReEncrypt) await seal(options, key);
  const forgetStray = (): void => rmSync(file, { force: true });
  const stray = keyIn(file);
  if (!stray?.equals(key)) return { key, stray, forgetStray };
  // A take-over that broke off before its last step.
  forgetStray();
  return { key, stray: null, forgetStray };
}

/** Writes the sealed key only when it can be opened again: after it the one in the open goes. */
async function seal({ file, store, mostMs }: OsKeyOptions, key: Buffer): Promise<void> {
  const sealed = await within(store.encryptStringAsync(key.toString('base64')), mostMs);
  const { result } = await within(store.decryptStringAsync(sealed), mostMs);
  if (!keyOf(result).equals(key)) throw new Error('the system gave back another key than it was given');
  writeOwnerFile(sealedKeyFile(file), sealed);
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new Error('what the system kept is no key');
  return key;
}

function keyIn(file: string): Buffer | null {
  const found = readIfThere(file);
  return found?.length === KEY_BYTES ? found : null;
}

async function within<T>(answer: Promise<T>, ms = MOST_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
