import type { Call, CallOutcome, EndReason } from '../call.ts';
import type { Instant } from '../instant.ts';
import { type Draft, put, tell } from './draft.ts';
import type { CallMemory } from './types.ts';

/** How a call came out, as far as this line can tell. */
export function outcomeOf(call: Call, reportsHook: boolean): CallOutcome {
  if (call.direction === 'outgoing') return 'outgoing';
  if (call.answeredAt !== null) return 'answered';
  // A waiting call is answered by a flash of the hook that no box reports; only one that the exchange rang back was missed.
  if (call.waiting && call.ringCount === 0) return 'unknown';
  return reportsHook ? 'missed' : 'unknown';
}

/** The call, over. Never before it began, whatever the clock says. */
export function ended(call: Call, at: Instant, reason: EndReason, outcome: CallOutcome): Call {
  const endedAt = Math.max(at, call.answeredAt ?? 0, call.startedAt);
  const legs = call.legs.map((leg) => (leg.endedAt === null ? { ...leg, endedAt } : leg));
  return { ...call, state: 'ended', endedAt, endReason: reason, outcome, legs };
}

/** Files the active call as over; a waiting one takes its place, for the exchange rings it back. */
export function endActive(draft: Draft, over: Call, memory: Partial<CallMemory> = {}): void {
  file(draft, over, { ...draft.line.memory.active, ...memory });
  const { line } = draft;
  const heard = Math.max(draft.mono, line.memory.waiting.heard);
  const active = line.waiting ? { ...line.memory.waiting, heard } : line.memory.active;
  draft.line = { ...line, active: line.waiting, waiting: null, memory: { ...line.memory, active } };
}

/** Files the waiting call as over. */
export function endWaiting(draft: Draft, over: Call, memory: Partial<CallMemory> = {}): void {
  file(draft, over, { ...draft.line.memory.waiting, ...memory });
  draft.line = { ...draft.line, waiting: null };
}

const file = (draft: Draft, over: Call, memory: CallMemory): void => put(draft, 'last', over, memory);

/** Another call has the line now, so what was on it is over (device notes §5: start without end). */
export function makeWay(draft: Draft): void {
  const { active, waiting } = draft.line;
  if (waiting) endWaiting(draft, displaced(draft, waiting));
  if (active) endActive(draft, displaced(draft, active));
}

/** A bell rings on a line that was in use: its call is over, and a caller who was taken for a waiting one is who rings. */
export function makeWayForRing(draft: Draft): void {
  const { active, waiting } = draft.line;
  if (!active || waiting?.state !== 'ringing') {
    makeWay(draft);
    return;
  }
  endActive(draft, displaced(draft, active));
  put(draft, 'active', { ...waiting, waiting: false });
}

function displaced(draft: Draft, call: Call): Call {
  const at = call.state === 'ringing' ? call.heardAt : draft.at;
  const over = ended(call, at, 'nextCall', outcomeOf(call, draft.line.reportsHook));
  tell(draft, over, 'nextCall', over.outcome);
  return over;
}
