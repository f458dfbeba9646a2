import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import {
  callerOf,
  callerOfCall,
  contradicts,
  deviceTimeOf,
  hasSameDeviceTime,
  isSameNumber,
  withCaller,
} from './caller.ts';
import { isGuess } from './caller-id.ts';
import { asNew, type Draft, put, type Slot, tell } from './draft.ts';
import { endActive, ended, endWaiting, outcomeOf } from './ending.ts';
import { extensionOf, withRecordedLeg } from './legs.ts';
import {
  DIALLING_MS,
  LATE_END_MS,
  LATE_RECORD_MS,
  LONGEST,
  LONGEST_RINGING_MS,
  PART_SLACK_MS,
  SAME_TALK_MS,
} from './limits.ts';
import { withDialled } from './outgoing.ts';
import type { CallerNumber, CallMemory, LineFacts } from './types.ts';

/** The device says that a call is over (`end`), or that nobody answered it (`missed`): of which one? */
export function endRecord(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const caller = callerOf(signal, facts);
  const slot = slotOf(draft, caller, signal);
  const call = slot && draft.line[slot];
  if (!slot || !call) unseen(draft, signal, facts, caller);
  else if (slot !== 'last' || isUnsettled(call, signal))
    settle(draft, slot, settled(draft, righted(call, caller, signal, facts), signal), signal);
  else if (isNextPart(draft, call, signal)) goOn(draft, call, signal);
  else complete(draft, call, signal);
}

/** A call that is over: another device has told of it, and the record knows where it was. */
function complete(draft: Draft, last: Call, signal: TimedSignal): void {
  const { heard, record } = draft.line.memory.last;
  const next = record === 'came' ? last : withRecordedLeg(last, signal, last.endedAt ?? draft.at);
  if (next !== last) put(draft, 'last', next, { heard, ...recorded(signal) });
}

/** A transferred call makes one record for each of its parts (device notes §5). */
function isNextPart(draft: Draft, last: Call, signal: TimedSignal): boolean {
  const { heard, record, parted } = draft.line.memory.last;
  if (record !== 'came' || last.answeredAt === null || !signal.duration) return false;
  const extension = extensionOf(signal);
  if (extension === (last.legs.at(-1)?.extension ?? null)) return false;
  if (draft.mono - heard > signal.duration * 1_000 + PART_SLACK_MS) return false;
  return parted || signal.transferred === true || hasSameDeviceTime(last, signal);
}

/** The call went on at another telephone until now. */
function goOn(draft: Draft, last: Call, signal: TimedSignal): void {
  const extension = extensionOf(signal);
  const { at } = draft;
  const startedAt = Math.max(last.startedAt, at - (signal.duration ?? 0) * 1_000);
  const leg = { extension, userId: null, startedAt, answeredAt: startedAt, endedAt: at };
  const legs = [...last.legs, leg].slice(-LONGEST.legs);
  const call: Call = { ...last, endedAt: Math.max(at, last.endedAt ?? 0), heardAt: at, legs };
  tell(draft, call, 'transferred', extension);
  put(draft, 'last', call, recorded(signal));
}

function settle(draft: Draft, slot: Slot, over: Call, signal: TimedSignal): void {
  tell(draft, over, 'ended', over.outcome);
  const memory = { heard: draft.mono, ...recorded(signal) };
  if (slot === 'active') endActive(draft, over, memory);
  else if (slot === 'waiting') endWaiting(draft, over, memory);
  else put(draft, 'last', over, memory);
}

/** What is remembered of the record of an end. */
const recorded = (signal: TimedSignal): Pick<CallMemory, 'record' | 'parted' | 'recordTime'> => ({
  record: 'came',
  parted: signal.transferred ?? false,
  recordTime: deviceTimeOf(signal),
});

const SLOTS: readonly Slot[] = ['active', 'waiting', 'last'];

/** The call that the record names, else the first one that it does not contradict. */
function slotOf(draft: Draft, caller: CallerNumber, signal: TimedSignal): Slot | null {
  const fitting = SLOTS.filter((slot) => fits(draft, slot, caller, signal));
  return fitting.find((slot) => isNamed(draft.line[slot], caller, signal)) ?? fitting[0] ?? null;
}

function fits(draft: Draft, slot: Slot, caller: CallerNumber, signal: TimedSignal): boolean {
  const call = draft.line[slot];
  if (!call || (slot === 'last' && (isOfAnother(draft, signal) || !isRecent(draft, call, signal)))) return false;
  if (signal.kind === 'missed' && slot !== 'last' && isTalk(draft, slot, call)) return false;
  if (signal.dir === 'in' && isGuess(call)) return true;
  if (signal.dir !== undefined && (signal.dir === 'out') !== (call.direction === 'outgoing')) return false;
  // A line has only one outgoing call, however the digit for an outside line is written.
  return (signal.dir === 'out' && slot === 'active') || !contradicts(callerOfCall(call), caller);
}

const isTalk = (draft: Draft, slot: Slot, call: Call): boolean =>
  call.state === 'talking' && !draft.line.memory[slot].byTake;

const isNamed = (call: Call | null, caller: CallerNumber, signal: TimedSignal): boolean =>
  call !== null && (isSameNumber(callerOfCall(call), caller) || hasSameDeviceTime(call, signal));

/** A PBX that hands over what it has kept tells of many calls in one breath: the time that it gives them tells them apart. */
function isOfAnother(draft: Draft, signal: TimedSignal): boolean {
  const { record, parted, recordTime } = draft.line.memory.last;
  const time = deviceTimeOf(signal);
  if (record !== 'came' || parted || signal.transferred) return false;
  return recordTime !== null && time !== null && time !== recordTime;
}

/** True when a call that is over may still be the one of this record. */
function isRecent(draft: Draft, last: Call, signal: TimedSignal): boolean {
  if (hasSameDeviceTime(last, signal)) return true;
  const { heard, record, parted } = draft.line.memory.last;
  const since = draft.mono - heard;
  if (parted && signal.duration !== undefined) return since <= signal.duration * 1_000 + PART_SLACK_MS;
  if (last.endReason === 'signal')
    return since <= LATE_RECORD_MS || (record !== 'came' && since <= LATE_END_MS && isSameTalk(last, signal));
  return since - (signal.duration ?? 0) * 1_000 <= LONGEST_RINGING_MS;
}

/** Two devices measured one conversation. */
export function isSameTalk(over: Call, signal: TimedSignal): boolean {
  if (signal.duration === undefined || over.endedAt === null) return false;
  const isOutgoing = over.direction === 'outgoing';
  const more =
    over.endedAt - (over.answeredAt ?? (isOutgoing ? over.startedAt : over.endedAt)) - signal.duration * 1_000;
  return more >= -SAME_TALK_MS && more <= (isOutgoing ? DIALLING_MS : SAME_TALK_MS);
}

/** Silence closed the call, or nobody could say how it came out: the record knows. */
const isUnsettled = (last: Call, signal: TimedSignal): boolean =>
  (signal.kind === 'missed' || signal.duration !== undefined) &&
  (last.endReason === 'silence' || last.outcome === 'unknown' || isGuess(last));

/** What the record tells of the call besides its end. */
function righted(call: Call, caller: CallerNumber, signal: TimedSignal, facts: LineFacts): Call {
  if (signal.dir === 'out')
    return signal.number && call.dialled === '' ? withDialled(call, signal.number, facts) : call;
  const incoming: Call = signal.dir === 'in' && isGuess(call) ? { ...call, direction: 'incoming' } : call;
  return incoming.direction === 'outgoing' ? incoming : withCaller(incoming, caller, signal);
}

/** The duration of the record settles what the hooks did not tell. */
function settled(draft: Draft, call: Call, signal: TimedSignal): Call {
  const seconds = signal.duration ?? 0;
  const isAnswer = call.direction === 'incoming' && seconds > 0;
  const answeredAt = call.answeredAt ?? (isAnswer ? Math.max(call.startedAt, draft.at - seconds * 1_000) : null);
  const told = { ...call, answeredAt, heardAt: draft.at, ringCount: Math.max(call.ringCount, signal.ringCount ?? 0) };
  const isMissed = told.direction === 'incoming' && answeredAt === null && isSettling(signal);
  return ended(
    withRecordedLeg(told, signal, draft.at),
    draft.at,
    'signal',
    isMissed ? 'missed' : outcomeOf(told, draft.line.reportsHook),
  );
}

const isSettling = (signal: TimedSignal): boolean => signal.kind === 'missed' || signal.duration !== undefined;

/** A whole call of which the device tells only now; an end that says nothing of any call is none. */
function unseen(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): void {
  if (signal.dir === undefined && caller.number === null && !isSettling(signal)) return;
  const isOutgoing = signal.dir === 'out';
  const begun = begin(draft, facts, {
    direction: isOutgoing ? 'outgoing' : 'incoming',
    state: 'ringing',
    ...(signal.ringCount === undefined ? {} : { ringCount: signal.ringCount }),
    ...(isOutgoing ? {} : { caller }),
    deviceTime: deviceTimeOf(signal),
    secondsAgo: signal.duration ?? 0,
  });
  const told = settled(draft, isOutgoing ? withDialled(begun, signal.number ?? '', facts) : begun, signal);
  const over: Call = told.outcome === 'missed' && !isSettling(signal) ? { ...told, outcome: 'unknown' } : told;
  tell(draft, over, 'ended', over.outcome);
  put(draft, 'last', over, asNew(draft, recorded(signal)));
}
