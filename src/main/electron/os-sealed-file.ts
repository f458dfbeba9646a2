import type { SafeStorage } from 'electron';
import { readIfThere, writeOwnerFile } from '../owner-file.ts';

/** What of Electron's `safeStorage` is used: DPAPI on Windows, the keychain on macOS, the keyring on Linux. */
export type OsStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export type OsStoreOptions = {
  readonly store: OsStore;
  readonly platform: NodeJS.Platform;
  /** A keyring that waits for its password is not waited for longer; the telephone rings meanwhile. */
  readonly mostMs?: number;
};

/** A file with a key that only this user of this system can open. All but `isThere` reject where the system does not help. */
export interface OsSealedFile {
  isThere(): boolean;
  /** Does this system keep keys at all? */
  canSeal(): Promise<boolean>;
  read(): Promise<Buffer>;
  /** Resolves only when the key was read back: after it the one in the open may go. */
  write(key: Uint8Array): Promise<void>;
}

const KEY_BYTES = 32;
const MOST_MS = 15_000;

/** Where the key of `file` lies once the system seals it. */
export const sealedKeyFile = (file: string): string => `${file}.sealed`;

export function osSealedFile(file: string, { store, platform, mostMs = MOST_MS }: OsStoreOptions): OsSealedFile {
  const sealedFile = sealedKeyFile(file);

  async function write(key: Uint8Array): Promise<void> {
    const sealed = await within(store.encryptStringAsync(Buffer.from(key).toString('base64')), mostMs);
    const { result } = await within(store.decryptStringAsync(sealed), mostMs);
    if (!keyOf(result).equals(key)) throw new Error('the system gave back another key than it was given');
    writeOwnerFile(sealedFile, sealed);
  }

  return {
    isThere: () => readIfThere(sealedFile) !== null,
    async canSeal() {
      // Where Linux has no keyring, Electron would seal with a password that everybody knows.
      if (platform === 'linux' && ['basic_text', 'unknown'].includes(store.getSelectedStorageBackend())) return false;
      return within(store.isAsyncEncryptionAvailable(), mostMs);
    },
    async read() {
      const { result, shouldReEncrypt } = await within(
        store.decryptStringAsync(readIfThere(sealedFile) ?? NOTHING),
        mostMs,
      );
      const key = keyOf(result);
      if (shouldReEncrypt) await write(key);
      return key;
    },
    write,
  };
}

const NOTHING = Buffer.alloc(0);

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new Error('what the system kept is no key');
  return key;
}

async function within<T>(answer: Promise<T>, ms: number): Promise<T> {
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
