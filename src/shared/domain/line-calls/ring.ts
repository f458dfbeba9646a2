import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import { callerOfCall, NOBODY } from './caller.ts';
import { callerId } from './caller-id.ts';
import { asNew, type Draft, hear, put, tell } from './draft.ts';
import { makeWay, makeWayForRing } from './ending.ts';
import { NUMBER_BEFORE_RING_MS, RING_TRIP_MS, RINGS_KEPT } from './limits.ts';
import { ringsOn } from './rings-on.ts';
import type { CallerNumber, LineFacts } from './types.ts';

/** One ring. Exchanges name the caller in the same breath. */
export function ring(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  if (signal.number !== undefined || signal.numberStatus !== undefined) callerId(draft, signal, facts);
  const { active, last } = draft.line;
  if (!active && ringsOn(draft, facts) && !startsAgain(last, signal)) hear(draft, 'last');
  else if (active?.state === 'talking') ringInTalk(draft, signal, facts);
  else if (active && startsAgain(active, signal)) restart(draft, active, signal, facts);
  else count(draft, signal, facts, NOBODY);
}

function ringInTalk(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  if (isStillItsRing(draft, facts)) {
    hear(draft, 'active');
    return;
  }
  makeWayForRing(draft);
  count(draft, signal, facts, NOBODY);
}

/** The count of the rings begins anew: the caller gave up, and the next one came before silence told so. */
function restart(draft: Draft, active: Call, signal: TimedSignal, facts: LineFacts): void {
  const { callerHeard } = draft.line.memory.active;
  // Where the caller ID comes before the first ring, the one that has just been repeated is the new call's.
  const isNewCallers = callerHeard !== null && draft.mono - callerHeard <= NUMBER_BEFORE_RING_MS;
  makeWay(draft);
  count(draft, signal, facts, isNewCallers ? callerOfCall(active) : NOBODY);
}

function count(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): void {
  const { active } = draft.line;
  const record = signal.dir === undefined ? {} : { record: 'due' as const };
  const call = active
    ? { ...active, ringCount: Math.max(signal.ringCount ?? active.ringCount + 1, active.ringCount), heardAt: draft.at }
    : begin(draft, facts, { direction: 'incoming', state: 'ringing', ringCount: signal.ringCount ?? 1, caller });
  put(draft, 'active', call, active ? record : asNew(draft, record));
  if (call.ringCount <= RINGS_KEPT) tell(draft, call, 'ring', String(call.ringCount));
}

/** A PBX that names its calls counts the rings of each telephone, and a new call has a new name and line. */
function startsAgain(call: Call | null, { ringCount, callId }: TimedSignal): boolean {
  if (call === null || callId !== undefined) return false;
  return ringCount !== undefined && ringCount <= 2 && ringCount < call.ringCount;
}

/** True for a ring of the call that is being talked in: taken by an agent while the bell still rings, or just lifted. */
function isStillItsRing(draft: Draft, facts: LineFacts): boolean {
  const { active, waiting, memory } = draft.line;
  if (waiting || active?.direction !== 'incoming') return false;
  return draft.mono - memory.active.heard <= (memory.active.byTake ? facts.ringSilenceMs : RING_TRIP_MS);
}
