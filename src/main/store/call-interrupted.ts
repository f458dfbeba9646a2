import type { Instant } from '../../shared/domain/instant.ts';
import { addCallEvents } from './call-timeline.ts';
import { writeCall } from './call-write.ts';
import type { WritableDb } from './db.ts';
import { openCalls } from './stored-call.ts';

/**
 * Closes what a dead process left open, at the last moment something was heard of it. Returns the ids. An outgoing call
 * stays outgoing; an incoming one that nobody answered is `unknown`, for the end of it was not seen.
 */
export function closeInterrupted(db: WritableDb, now: Instant): string[] {
  const open = openCalls(db);
  for (const call of open) {
    const endedAt = Math.max(call.heardAt, call.answeredAt ?? 0, call.startedAt);
    const answered = call.answeredAt !== null || call.takenBy !== null;
    writeCall(db, {
      ...call,
      state: 'ended',
      endedAt,
      endReason: 'interrupted',
      outcome: call.direction === 'outgoing' ? 'outgoing' : answered ? 'answered' : 'unknown',
      legs: call.legs.map((leg) => (leg.endedAt === null ? { ...leg, endedAt } : leg)),
    });
  }
  addCallEvents(
    db,
    open.map((call) => ({ callId: call.id, at: now, kind: 'interrupted' as const, userId: null, detail: null })),
  );
  return open.map((call) => call.id);
}
