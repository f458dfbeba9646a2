import type { Call, CallDirection } from '../call.ts';
import type { Instant } from '../instant.ts';
import { callerFields, NOBODY } from './caller.ts';
import { type Draft, restartClock } from './draft.ts';
import type { CallerNumber, LineFacts } from './types.ts';

export type Beginning = {
  readonly direction: CallDirection;
  readonly state: 'ringing' | 'talking';
  readonly ringCount?: number;
  readonly waiting?: boolean;
  readonly caller?: CallerNumber;
  readonly deviceTime?: string | null;
  /** Earlier than now, where the device tells of it only at its end. */
  readonly secondsAgo?: number;
};

/** A new call of this line; the caller puts it in its place. */
export function begin(draft: Draft, facts: LineFacts, how: Beginning): Call {
  restartClock(draft);
  const caller = how.caller ?? NOBODY;
  const startedAt: Instant = Math.max(0, draft.at - (how.secondsAgo ?? 0) * 1_000);
  return {
    id: facts.newId(),
    lineId: draft.line.lineId,
    direction: how.direction,
    state: how.state,
    ...callerFields(caller),
    callerName: caller.name,
    ringCount: how.ringCount ?? 0,
    waiting: how.waiting ?? false,
    startedAt,
    answeredAt: how.direction === 'incoming' && how.state === 'talking' ? draft.at : null,
    endedAt: null,
    heardAt: draft.at,
    outcome: null,
    endReason: null,
    dialled: '',
    deviceTime: how.deviceTime ?? null,
    customerId: null,
    takenBy: null,
    legs: [],
  };
}
