import type { SecretStore } from './ports.ts';

/** Secrets that are gone with the process. */
export function memorySecrets(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    get: (deviceId) => secrets.get(deviceId) ?? null,
    set: (deviceId, secret) => void secrets.set(deviceId, secret),
    remove: (deviceId) => void secrets.delete(deviceId),
  };
}
