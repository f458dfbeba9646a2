import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, in 43 characters that a URL and a command line take as they are. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a secret: its SHA-256 in hex. No salt and no slowness are needed, because nobody can try out 2^256
 * secrets; and being found by its hash, a secret is never compared byte by byte.
 */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
