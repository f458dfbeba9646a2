import { createHash } from 'node:crypto';

/** Bytes of a master key. */
export const MASTER_KEY_BYTES = 32;

/** Eight bytes that tell one master key from another and nothing about it. */
export function keyId(masterKey: Uint8Array): Buffer {
  return createHash('sha256').update('hamzang recordings key id\0').update(masterKey).digest().subarray(0, 8);
}

/** The same for people: `1a2b-3c4d-5e6f-7a8b`. */
export function fingerprintOf(masterKey: Uint8Array): string {
  return groupsOfFour(keyId(masterKey));
}

export function groupsOfFour(id: Uint8Array): string {
  return (Buffer.from(id).toString('hex').match(/.{4}/g) ?? []).join('-');
}
