import type { Presence } from '../../shared/contract/people.ts';
import type { ReadableDb } from '../store/db.ts';
import { findPresence, listPresence, type PresenceRow } from '../store/presence.ts';
import type { Live } from './live.ts';

/** Everybody's presence, by name: what was said, whether he is here, and the call he holds. */
export function allPresence(db: ReadableDb, live: Live): Presence[] {
  return listPresence(db).map((row) => withLive(row, live));
}

/** One person's presence, or null when there is no such person. */
export function presenceOf(db: ReadableDb, live: Live, userId: string): Presence | null {
  const row = findPresence(db, userId);
  return row && withLive(row, live);
}

function withLive(row: PresenceRow, live: Live): Presence {
  let callId: string | null = null;
  for (const call of live.calls.values()) if (call.takenBy === row.userId && call.state !== 'ended') callId = call.id;
  return { ...row, online: live.online.has(row.userId), callId };
}
