import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { newSecret, secretHash } from './secret.ts';

/** A sign-in ends after this long without use, in milliseconds. */
export const SESSION_LIFETIME_MS = 30 * 24 * 3600 * 1000;

/** Opens a session. Only the hash of its token is kept; the token itself is told once. */
export function openSession(
  db: WritableDb,
  userId: string,
  now: Instant,
): { readonly token: string; readonly hash: string } {
  const token = newSecret();
  const hash = secretHash(token);
  db.run('delete from sessions where expires_at <= ?', now);
  db.run(
    'insert into sessions (token_hash, user_id, created_at, used_at, expires_at) values (?, ?, ?, ?, ?)',
    hash,
    userId,
    now,
    now,
    now + SESSION_LIFETIME_MS,
  );
  return { token, hash };
}

/** The user of an open session, or null when there is none, or no longer. */
export function sessionUser(db: ReadableDb, hash: string, now: Instant): string | null {
  const row = db.get<{ userId: string }>(
    `select s.user_id as userId from sessions s join users u on u.id = s.user_id
     where s.token_hash = ? and s.expires_at > ? and u.active = 1`,
    hash,
    now,
  );
  return row?.userId ?? null;
}

/** Being used, a session lives on. */
export function prolongSession(db: WritableDb, hash: string, now: Instant): void {
  db.run('update sessions set used_at = ?, expires_at = ? where token_hash = ?', now, now + SESSION_LIFETIME_MS, hash);
}

export function closeSession(db: WritableDb, hash: string): void {
  db.run('delete from sessions where token_hash = ?', hash);
}

/** Ends every session of a user, but the one that `exceptHash` names. */
export function closeSessionsOf(db: WritableDb, userId: string, exceptHash: string | null): void {
  db.run('delete from sessions where user_id = ? and token_hash is not ?', userId, exceptHash);
}
