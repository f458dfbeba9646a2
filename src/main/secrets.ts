import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStore } from './core/ports.ts';
import { readIfThere, writeOwnerFile } from './owner-file.ts';

/**
 * Passwords of devices in a file of the data folder, each sealed with AES-256-GCM for its device. `key` gives the 32
 * bytes that seal them; by default they lie beside it in a file that only its owner may read, so that a copied database
 * or backup tells nothing. A secret that cannot be opened any more is as good as none.
 */
export function createSecrets(dir: string, key: () => Buffer = () => keyOf(secretsKeyFile(dir))): SecretStore {
  const file = secretsFile(dir);
  const read = (): Sealed => readSealed(file);
  const write = (sealed: Sealed): void => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeOwnerFile(file, JSON.stringify(sealed));
  };
  return {
    get(deviceId) {
      const text = read()[deviceId];
      return text === undefined ? null : open(text, deviceId, key());
    },
    set(deviceId, secret) {
      const before = read();
      write({ ...before, [deviceId]: seal(secret, deviceId, key()) });
    },
    remove(deviceId) {
      const { [deviceId]: gone, ...others } = read();
      if (gone !== undefined) write(others);
    },
  };
}

/** Where the key of the secrets lies where no other is given. */
export const secretsKeyFile = (dir: string): string => join(dir, 'secrets.key');
const secretsFile = (dir: string): string => join(dir, 'secrets.json');

/** Seals with `to` what only `from` opens, so that none is lost when one key takes the place of another. */
export function resealSecrets(dir: string, from: Buffer, to: Buffer): void {
  const before = readSealed(secretsFile(dir));
  const after = Object.entries(before).map(([deviceId, text]) => {
    const secret = open(text, deviceId, to) === null ? open(text, deviceId, from) : null;
    return [deviceId, secret === null ? text : seal(secret, deviceId, to)] as const;
  });
  if (after.length > 0) writeOwnerFile(secretsFile(dir), JSON.stringify(Object.fromEntries(after)));
}

/** By device: nonce, tag and sealed bytes, base64. */
type Sealed = Readonly<Record<string, string>>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

function seal(secret: string, deviceId: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(deviceId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(text: string, deviceId: string, key: Buffer): string | null {
  const bytes = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(deviceId))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function readSealed(file: string): Sealed {
  const text = readIfThere(file);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text.toString('utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}

function keyOf(file: string): Buffer {
  const found = readIfThere(file);
  if (found?.length === KEY_BYTES) return found;
  const key = randomBytes(KEY_BYTES);
  writeOwnerFile(file, key);
  return key;
}
