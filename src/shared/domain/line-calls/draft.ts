import type { Call } from '../call.ts';
import type { Instant } from '../instant.ts';
import { CLOCK_SLACK_MS } from './limits.ts';
import { type Advance, type CallHappening, type CallMemory, type LineCalls, NEW_CALL } from './types.ts';

/** Collects the next state of a line while a signal is worked through. */
export type Draft = {
  line: LineCalls;
  /** Now, in the time of the line's calls: never earlier than what they have already seen. */
  at: Instant;
  readonly wall: Instant;
  readonly mono: number;
  readonly changed: Map<string, Call>;
  readonly happenings: CallHappening[];
};

/** `wall` and `mono`: the moment of what is about to happen. */
export function open(line: LineCalls, wall: Instant, mono: number): Draft {
  return { line, at: steady(line, wall, mono), wall, mono, changed: new Map(), happenings: [] };
}

export function close(draft: Draft): Advance {
  return { line: draft.line, changed: [...draft.changed.values()], happenings: draft.happenings };
}

/** A clock that jumps during a call must not make the call last for years, or end before it began. */
function steady(line: LineCalls, wall: Instant, mono: number): Instant {
  const { active, waiting, anchor } = line;
  if (!active) return wall;
  const expected = anchor.at + Math.round(mono - anchor.mono);
  const at = Math.abs(wall - expected) > CLOCK_SLACK_MS ? expected : wall;
  return Math.max(at, active.heardAt, active.answeredAt ?? 0, waiting?.heardAt ?? 0);
}

/** On a line that is free the wall clock is believed again. */
export function restartClock(draft: Draft): void {
  if (draft.line.active) return;
  draft.at = draft.wall;
  draft.line = { ...draft.line, anchor: { at: draft.wall, mono: draft.mono } };
}

/** Writes into the timeline of a call. */
export function tell(draft: Draft, call: Call, kind: CallHappening['kind'], detail: string | null = null): void {
  draft.happenings.push({ callId: call.id, at: draft.at, kind, detail });
}

export type Slot = 'active' | 'waiting' | 'last';

/** Puts a changed call where it stands. The device has just spoken of it, unless `memory` says otherwise. */
export function put(draft: Draft, slot: Slot, call: Call, memory: Partial<CallMemory> = {}): void {
  const { line } = draft;
  draft.changed.set(call.id, call);
  const remembered = { ...line.memory[slot], heard: draft.mono, ...memory };
  draft.line = { ...line, [slot]: call, memory: { ...line.memory, [slot]: remembered } };
}

/** The device repeats itself: that keeps the call alive and is no news. */
export function hear(draft: Draft, slot: Slot, memory: Partial<CallMemory> = {}): void {
  const { line } = draft;
  const call = line[slot];
  if (!call) return;
  const heardAt = call.state === 'ended' ? call.heardAt : draft.at;
  const remembered = { ...line.memory[slot], heard: draft.mono, ...memory };
  draft.line = { ...line, [slot]: { ...call, heardAt }, memory: { ...line.memory, [slot]: remembered } };
}

/** Forgets what was remembered of the call before, for a new one in its place. */
export const asNew = (draft: Draft, memory: Partial<CallMemory> = {}): CallMemory => ({
  ...NEW_CALL,
  heard: draft.mono,
  ...memory,
});
