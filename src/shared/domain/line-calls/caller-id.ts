import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import { callWaiting } from './call-waiting.ts';
import {
  callerOf,
  callerOfCall,
  contradicts,
  deviceTimeOf,
  hasSameDeviceTime,
  isSameNumber,
  isSure,
  withCaller,
} from './caller.ts';
import { asNew, type Draft, hear, put, type Slot, tell } from './draft.ts';
import { endActive, ended, makeWay } from './ending.ts';
import { LATE_NUMBER_MS, LATE_RECORD_MS } from './limits.ts';
import { ringsOn } from './rings-on.ts';
import type { CallerNumber, CallMemory, LineFacts } from './types.ts';

/** A caller ID: before, between or without rings, once or with every ring, of this call or of a second one. */
export function callerId(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const caller = callerOf(signal, facts);
  const { active } = draft.line;
  if (active && isOwn(draft, active, caller, signal)) repeat(draft, 'active', caller, signal);
  else if (active?.state === 'talking') callWaiting(draft, signal, facts, caller);
  else if (!active && ringsOn(draft, facts) && !contradictsLast(draft, caller)) hear(draft, 'last');
  else if (!active && isLateRecord(draft, caller, signal)) completeLast(draft, caller, signal);
  else firstWord(draft, signal, facts, caller);
  if (signal.callType === 'blocked') blocked(draft);
}

function firstWord(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): void {
  makeWay(draft);
  const { ringCount = 0 } = signal;
  const deviceTime = deviceTimeOf(signal);
  const call = begin(draft, facts, { direction: 'incoming', state: 'ringing', ringCount, caller, deviceTime });
  put(draft, 'active', call, asNew(draft, { callerHeard: draft.mono, ...recordOf(signal) }));
  tell(draft, call, 'callerId', caller.number ?? caller.status);
}

/** Only boxes that tell their calls in records name the direction of a caller ID. */
const recordOf = (signal: TimedSignal): Partial<CallMemory> => (signal.dir === undefined ? {} : { record: 'due' });

function isOwn(draft: Draft, active: Call, caller: CallerNumber, signal: TimedSignal): boolean {
  const known = callerOfCall(active);
  const isFresh = draft.mono - draft.line.memory.active.heard <= LATE_NUMBER_MS;
  if (active.state === 'ringing') return !contradicts(known, caller) && !isOtherRecord(draft, active, signal);
  if (active.direction === 'outgoing') return isFresh && signal.dir === 'in' && isGuess(active);
  return isSure(known) && isSure(caller) ? isSameNumber(known, caller) : isFresh;
}

/** The same caller again, and the end record of his first call was lost. */
function isOtherRecord(draft: Draft, active: Call, signal: TimedSignal): boolean {
  // The row of a ringing telephone is dated when that one began to ring, and the call may be older.
  if (signal.kind === 'ring') return false;
  if (signal.dir === undefined || draft.line.memory.active.record === 'none') return false;
  return active.deviceTime !== null && deviceTimeOf(signal) !== null && !hasSameDeviceTime(active, signal);
}

/** A lifted handset with nothing dialled: it was taken for an outgoing call because nobody heard the ring. */
export const isGuess = (call: Call): boolean =>
  call.direction === 'outgoing' && call.dialled === '' && call.number === null;

function repeat(draft: Draft, slot: Slot, caller: CallerNumber, signal: TimedSignal): void {
  const call = draft.line[slot];
  if (!call) return;
  const righted = isGuess(call) ? { ...call, direction: 'incoming' as const, answeredAt: call.startedAt } : call;
  const next = withCaller(righted, caller, signal);
  const memory = { callerHeard: draft.mono, ...recordOf(signal) };
  if (next === call) hear(draft, slot, memory);
  else put(draft, slot, { ...next, heardAt: draft.at }, memory);
  const isNews = next.number !== call.number || next.numberStatus !== call.numberStatus;
  if (isNews) tell(draft, next, 'callerId', next.number ?? next.numberStatus);
}

const contradictsLast = (draft: Draft, caller: CallerNumber): boolean =>
  draft.line.last !== null && contradicts(callerOfCall(draft.line.last), caller);

/** A start record that comes after the end of its call (device notes §3.7), or once more; a ring is never late. */
function isLateRecord(draft: Draft, caller: CallerNumber, signal: TimedSignal): boolean {
  if (signal.kind === 'ring' || signal.callId !== undefined) return false;
  const { last, memory } = draft.line;
  if (last?.direction !== 'incoming' || draft.mono - memory.last.heard > LATE_RECORD_MS) return false;
  if (signal.dir === undefined || last.endReason !== 'signal' || contradictsLast(draft, caller)) return false;
  const isDatedOtherwise =
    last.deviceTime !== null && deviceTimeOf(signal) !== null && !hasSameDeviceTime(last, signal);
  return !isDatedOtherwise && (memory.last.record !== 'none' || last.numberStatus === 'none');
}

function completeLast(draft: Draft, caller: CallerNumber, signal: TimedSignal): void {
  const { last, memory } = draft.line;
  const next = last && withCaller(last, caller, signal);
  if (next && next !== last) put(draft, 'last', next, { heard: memory.last.heard });
}

/** The box keeps this caller away from the telephones. */
function blocked(draft: Draft): void {
  const { active } = draft.line;
  if (active?.state !== 'ringing') return;
  const over = ended(active, draft.at, 'signal', 'blocked');
  tell(draft, over, 'ended', over.outcome);
  endActive(draft, over, { heard: draft.mono, record: 'came' });
}
