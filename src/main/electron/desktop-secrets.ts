import { mkdirSync } from 'node:fs';
import type { SecretStore } from '../core/ports.ts';
import { createSecrets, resealSecrets, secretsKeyFile } from '../secrets.ts';
import { type OsKeyOptions, openOsKey } from './os-key.ts';

/**
 * Passwords of devices under a key that the system keeps; as without a desktop where it keeps none. What was saved under
 * another key while the office ran without a desktop is taken over.
 */
export async function openDesktopSecrets(dir: string, options: Omit<OsKeyOptions, 'file'>): Promise<SecretStore> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const kept = await openOsKey({ ...options, file: secretsKeyFile(dir) });
  if (!kept) return createSecrets(dir);
  if (kept.stray) resealSecrets(dir, kept.stray, kept.key);
  if (kept.stray) kept.forgetStray();
  return createSecrets(dir, () => kept.key);
}
