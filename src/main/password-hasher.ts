import type { Algorithm } from '@node-rs/argon2';
import type { PasswordHasher } from './core/ports.ts';

/** Argon2id with OWASP's figures: 19 MiB, two passes, one lane. `UNKNOWN_USER_HASH` in core/handlers/auth.ts has the same. */
const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Runs in the thread pool; the core's own thread goes on. The add-on is loaded at the first sign-in, not at the start. */
export const argon2Hasher: PasswordHasher = {
  hash: async (password) => (await import('@node-rs/argon2')).hash(password, OPTIONS),
  verify: async (kept, password) => (await import('@node-rs/argon2')).verify(kept, password),
};
