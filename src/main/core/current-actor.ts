import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb } from '../store/db.ts';
import { sessionUser } from '../store/sessions.ts';
import { isTokenGood } from '../store/tokens.ts';
import type { Actor } from './session.ts';

/**
 * May this connection still speak as who it said it is? A session may have run out, and a token may have been revoked
 * by the command line, in another process. Two look-ups by key; cheap enough for every request.
 */
export function isCurrent(db: ReadableDb, actor: Actor, now: Instant): boolean {
  if (actor.kind === 'user') return sessionUser(db, actor.sessionHash, now) === actor.id;
  if (actor.kind === 'token') return isTokenGood(db, actor.id);
  return true;
}
