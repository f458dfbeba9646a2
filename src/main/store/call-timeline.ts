import type { CallEvent, PopDecision } from '../../shared/contract/calls.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { WritableDb } from './db.ts';

export type NewCallEvent = {
  readonly callId: string;
  readonly at: Instant;
  readonly kind: CallEvent['kind'];
  readonly userId: string | null;
  readonly detail: string | null;
};

/** Adds to the timelines of calls. */
export function addCallEvents(db: WritableDb, events: readonly NewCallEvent[]): void {
  for (const one of events) {
    db.run(
      'insert into call_events (call_id, at, kind, user_id, detail) values (?, ?, ?, ?, ?)',
      one.callId,
      one.at,
      one.kind,
      one.userId,
      one.detail,
    );
  }
}

export type NewDecision = {
  readonly callId: string;
  readonly at: Instant;
  readonly userId: string | null;
  readonly shown: boolean;
  readonly reason: PopDecision['reason'];
};

/** Keeps why a pop was or was not shown to somebody. */
export function addDecisions(db: WritableDb, decisions: readonly NewDecision[]): void {
  for (const one of decisions) {
    db.run(
      'insert into pop_decisions (call_id, at, user_id, shown, reason) values (?, ?, ?, ?, ?)',
      one.callId,
      one.at,
      one.userId,
      one.shown ? 1 : 0,
      one.reason,
    );
  }
}
