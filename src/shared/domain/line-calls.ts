import { assertNever } from './assert-never.ts';
import type { Call, CallDirection, CallOutcome, EndReason } from './call.ts';
import type { Instant } from './instant.ts';
import type { NumberStatus, TimedSignal } from './line-signal.ts';

/** A line may hold two calls: the one it is busy with, and one that waits (call waiting). */
export type LineCalls = {
  readonly lineId: string;
  readonly active: Call | null;
  readonly waiting: Call | null;
  /** The last call that ended here: late words of the device may still belong to it. */
  readonly last: Call | null;
  /** The box tells of hooks on this line, so silence after ringing means that nobody answered. */
  readonly reportsHook: boolean;
  /** Monotonic ms of the last word about the active and the waiting call: wall clocks jump. */
  readonly activeHeard: number;
  readonly waitingHeard: number;
  readonly lastHeard: number;
};

/** Who calls, as one signal tells it. */
export type CallerNumber = {
  readonly number: string | null;
  readonly status: NumberStatus;
  readonly key: string | null;
  readonly sure: boolean;
  readonly name: string | null;
};

/** Something that happened in a call, for its timeline. */
export type CallHappening = {
  readonly callId: string;
  readonly at: Instant;
  readonly kind:
    | 'ring'
    | 'callerId'
    | 'offHook'
    | 'onHook'
    | 'dialled'
    | 'answered'
    | 'ended'
    | 'silence'
    | 'nextCall'
    | 'hungUp'
    | 'taken'
    | 'released';
  readonly detail: string | null;
};

/** What the machine needs from outside: ids, the canonical form, and how far this device's silence can be read. */
export type LineFacts = {
  newId(): string;
  caller(signal: TimedSignal): CallerNumber;
  keyOf(dialled: string): string | null;
  readonly hook: 'always' | 'never' | 'learned';
  readonly ringSilenceMs: number;
};

/** The line after a signal, the calls that are now different, and what to write into their timelines. */
export type Advance = {
  readonly line: LineCalls;
  readonly changed: readonly Call[];
  readonly happenings: readonly CallHappening[];
};

/** A call waiting makes no ring that the box could count, so it may stay silent for longer. */
const WAITING_SILENCE_MS = 30_000;
/** An end record may come before its start record (CallerID.com logs); the pair lies within this. */
const LATE_RECORD_MS = 3_000;
/** A late caller ID of a quickly answered call is still its own. */
const LATE_NUMBER_MS = 5_000;
/** No conversation lasts longer; a line whose end was never told is free again. */
const LONGEST_TALK_MS = 6 * 3_600_000;
/** Beyond this many rings the timeline stays as it is. */
const RINGS_KEPT = 30;

export function idleLine(lineId: string, reportsHook: boolean): LineCalls {
  return { lineId, active: null, waiting: null, last: null, reportsHook, activeHeard: 0, waitingHeard: 0, lastHeard: 0 };
}

/** Collects the next state while a signal is worked through. */
type Draft = { line: LineCalls; readonly changed: Map<string, Call>; readonly happenings: CallHappening[] };
const open = (line: LineCalls): Draft => ({ line, changed: new Map(), happenings: [] });
const close = (draft: Draft): Advance => ({
  line: draft.line,
  changed: [...draft.changed.values()],
  happenings: draft.happenings,
});

function tell(draft: Draft, call: Call, kind: CallHappening['kind'], at: Instant, detail: string | null = null): void {
  draft.happenings.push({ callId: call.id, at, kind, detail });
}

function setActive(draft: Draft, call: Call, heard: number): void {
  draft.changed.set(call.id, call);
  draft.line = { ...draft.line, active: call, activeHeard: heard };
}

function setWaiting(draft: Draft, call: Call, heard: number): void {
  draft.changed.set(call.id, call);
  draft.line = { ...draft.line, waiting: call, waitingHeard: heard };
}

const NOBODY: CallerNumber = { number: null, status: 'none', key: null, sure: true, name: null };

function newCall(
  draft: Draft,
  facts: LineFacts,
  at: Instant,
  values: { direction: CallDirection; state: 'ringing' | 'talking'; ringCount: number; waiting?: boolean; caller?: CallerNumber; deviceTime?: string | null },
): Call {
  const caller = values.caller ?? NOBODY;
  return {
    id: facts.newId(),
    lineId: draft.line.lineId,
    direction: values.direction,
    state: values.state,
    number: caller.number,
    numberStatus: caller.status,
    numberKey: caller.key,
    callerName: caller.name,
    numberSure: caller.sure,
    ringCount: values.ringCount,
    waiting: values.waiting ?? false,
    startedAt: at,
    answeredAt: null,
    endedAt: null,
    heardAt: at,
    outcome: null,
    endReason: null,
    dialled: '',
    deviceTime: values.deviceTime ?? null,
    customerId: null,
    takenBy: null,
    legs: [],
  };
}

function outcomeOf(call: Call, reportsHook: boolean): CallOutcome {
  if (call.direction === 'outgoing') return 'outgoing';
  if (call.answeredAt !== null) return 'answered';
  return reportsHook ? 'missed' : 'unknown';
}

function ended(call: Call, at: Instant, reason: EndReason, outcome: CallOutcome): Call {
  // A clock that was set back must not make a call end before it began.
  const endedAt = Math.max(at, call.answeredAt ?? 0, call.startedAt);
  const legs = call.legs.map((leg) => (leg.endedAt === null ? { ...leg, endedAt } : leg));
  return { ...call, state: 'ended', endedAt, endReason: reason, outcome, legs };
}

/** Ends the active call; a waiting one takes its place, for the exchange rings it back. */
function endActive(draft: Draft, call: Call, heard: number): void {
  draft.changed.set(call.id, call);
  const { waiting, waitingHeard } = draft.line;
  draft.line = { ...draft.line, active: waiting, activeHeard: waiting ? Math.max(heard, waitingHeard) : 0, waiting: null, last: call, lastHeard: heard };
}

function displaceActive(draft: Draft, at: Instant, heard: number): void {
  const call = draft.line.active;
  if (!call) return;
  const over = ended(call, call.state === 'ringing' ? call.heardAt : at, 'nextCall', outcomeOf(call, draft.line.reportsHook));
  tell(draft, over, 'nextCall', at, over.outcome);
  draft.changed.set(over.id, over);
  draft.line = { ...draft.line, active: null, activeHeard: 0, last: over, lastHeard: heard };
}

const deviceTime = (signal: TimedSignal): string | null =>
  signal.date || signal.time ? [signal.date, signal.time].filter(Boolean).join(' ') : null;

/** True when this signal shows that the box can tell a lifted handset from a silent one. */
function showsHook(signal: TimedSignal, facts: LineFacts): boolean {
  if (facts.hook === 'never') return false;
  switch (signal.kind) {
    case 'offHook':
    case 'onHook':
    case 'answer':
    case 'missed':
      return true;
    case 'ring':
      // Only models that also send hook frames number their rings (device notes §3.1).
      return signal.ringCount !== undefined;
    default:
      return false;
  }
}

function ring(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  const again = active?.state === 'ringing' && signal.ringCount === 1 && active.ringCount >= 2;
  // An agent may take a call on a box without hooks while the bell still rings: those rings are the same call's.
  const stillRings =
    active?.state === 'talking' && !draft.line.reportsHook && signal.readAt - draft.line.activeHeard <= facts.ringSilenceMs;
  if (active && stillRings) return setActive(draft, { ...active, heardAt: signal.at }, signal.readAt);
  if (active && (again || active.state === 'talking')) displaceActive(draft, signal.at, signal.readAt);
  const current = draft.line.active;
  const call = current
    ? { ...current, ringCount: signal.ringCount ?? current.ringCount + 1, heardAt: signal.at }
    : newCall(draft, facts, signal.at, { direction: 'incoming', state: 'ringing', ringCount: signal.ringCount ?? 1 });
  setActive(draft, call, signal.readAt);
  if (call.ringCount <= RINGS_KEPT) tell(draft, call, 'ring', signal.at, String(call.ringCount));
}

/** True when the second caller ID says nothing against the first. */
function sameCaller(call: Call, caller: CallerNumber): boolean {
  if (caller.number === null) return true;
  if (call.number === null || !call.numberSure) return true;
  return call.number === caller.number || (call.numberKey !== null && call.numberKey === caller.key);
}

function withCaller(call: Call, caller: CallerNumber, signal: TimedSignal): Call {
  const better = caller.number !== null ? call.number === null || (!call.numberSure && caller.sure) : call.number === null && call.numberStatus === 'none';
  const base = better ? { ...call, number: caller.number, numberStatus: caller.status, numberKey: caller.key, numberSure: caller.sure } : call;
  const callerName = base.callerName ?? caller.name;
  const time = base.deviceTime ?? deviceTime(signal);
  if (base === call && callerName === call.callerName && time === call.deviceTime) return call;
  return { ...base, callerName, deviceTime: time };
}

function callerId(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const caller = facts.caller(signal);
  const { active, last } = draft.line;
  if (active?.state === 'talking' && !isLateNumber(draft, active, caller, signal)) return callWaiting(draft, signal, facts, caller);
  if (active && sameCaller(active, caller)) return repeatCaller(draft, active, caller, signal);
  if (!active && last && signal.readAt - draft.line.lastHeard <= LATE_RECORD_MS && last.startedAt === last.endedAt && sameCaller(last, caller)) return;
  if (active) displaceActive(draft, signal.at, signal.readAt);
  const call = newCall(draft, facts, signal.at, { direction: 'incoming', state: 'ringing', ringCount: signal.ringCount ?? 0, caller, deviceTime: deviceTime(signal) });
  setActive(draft, call, signal.readAt);
  tell(draft, call, 'callerId', signal.at, caller.number ?? caller.status);
}

function isLateNumber(draft: Draft, active: Call, caller: CallerNumber, signal: TimedSignal): boolean {
  if (active.direction === 'outgoing') return false;
  if (active.number !== null) return sameCaller(active, caller);
  return signal.readAt - draft.line.activeHeard <= LATE_NUMBER_MS;
}

function repeatCaller(draft: Draft, active: Call, caller: CallerNumber, signal: TimedSignal): void {
  const next = withCaller(active, caller, signal);
  if (next === active) {
    // The frame comes with every ring (GSM, Comet): it keeps the call alive and is no news.
    draft.line = { ...draft.line, activeHeard: signal.readAt, active: { ...active, heardAt: signal.at } };
    return;
  }
  setActive(draft, { ...next, heardAt: signal.at }, signal.readAt);
  if (next.number !== active.number || next.numberStatus !== active.numberStatus) tell(draft, next, 'callerId', signal.at, next.number ?? next.numberStatus);
}

function callWaiting(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): void {
  const { waiting } = draft.line;
  if (waiting && sameCaller(waiting, caller)) {
    const next = withCaller(waiting, caller, signal);
    return next === waiting ? undefined : setWaiting(draft, next, signal.readAt);
  }
  if (waiting) {
    const over = ended(waiting, waiting.heardAt, 'nextCall', 'unknown');
    draft.changed.set(over.id, over);
    tell(draft, over, 'nextCall', signal.at, over.outcome);
  }
  const call = newCall(draft, facts, signal.at, { direction: 'incoming', state: 'ringing', ringCount: 0, waiting: true, caller, deviceTime: deviceTime(signal) });
  setWaiting(draft, call, signal.readAt);
  tell(draft, call, 'callerId', signal.at, caller.number ?? caller.status);
}

function offHook(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (active?.state === 'ringing') {
    const call: Call = { ...active, state: 'talking', answeredAt: signal.at, heardAt: signal.at };
    setActive(draft, call, signal.readAt);
    return tell(draft, call, 'answered', signal.at);
  }
  if (active) return;
  const call = newCall(draft, facts, signal.at, { direction: 'outgoing', state: 'talking', ringCount: 0 });
  setActive(draft, call, signal.readAt);
  tell(draft, call, 'offHook', signal.at);
}

function withDialled(call: Call, digits: string, facts: LineFacts): Call {
  const dialled = digits.slice(0, 64);
  if (call.direction !== 'outgoing') return { ...call, dialled };
  return { ...call, dialled, number: dialled || null, numberStatus: dialled ? 'ok' : 'none', numberKey: facts.keyOf(dialled) };
}

function onHook(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (!active) {
    if (signal.dialed) unseenOutgoing(draft, signal, facts, signal.dialed);
    return;
  }
  const told = signal.dialed && active.direction === 'outgoing' ? withDialled(active, signal.dialed, facts) : active;
  const over = ended(told, signal.at, 'signal', outcomeOf(told, true));
  tell(draft, over, 'onHook', signal.at, over.outcome);
  endActive(draft, over, signal.readAt);
}

/** The box tells of a call whose beginning nobody heard (the program was started in the middle of it). */
function unseenOutgoing(draft: Draft, signal: TimedSignal, facts: LineFacts, digits: string): void {
  const begun = withDialled(newCall(draft, facts, signal.at, { direction: 'outgoing', state: 'talking', ringCount: 0 }), digits, facts);
  const over = ended(begun, signal.at, 'signal', 'outgoing');
  tell(draft, over, 'dialled', signal.at, over.dialled);
  endActive(draft, over, signal.readAt);
}

function digit(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (!active || active.state !== 'talking' || !signal.digit) return;
  setActive(draft, { ...withDialled(active, active.dialled + signal.digit, facts), heardAt: signal.at }, signal.readAt);
}

function dialled(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const digits = signal.number ?? '';
  const { active } = draft.line;
  if (!active) return digits ? unseenOutgoing(draft, signal, facts, digits) : undefined;
  if (active.direction !== 'outgoing') return;
  const call = withDialled(active, digits, facts);
  setActive(draft, { ...call, heardAt: signal.at }, signal.readAt);
  tell(draft, call, 'dialled', signal.at, call.dialled);
}

function answer(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const current = draft.line.active ?? newCall(draft, facts, signal.at, { direction: 'incoming', state: 'ringing', ringCount: 0, caller: facts.caller(signal) });
  const leg = { extension: signal.extension ?? null, userId: null, startedAt: signal.at, answeredAt: signal.at, endedAt: null };
  const call: Call = { ...current, state: 'talking', answeredAt: current.answeredAt ?? signal.at, heardAt: signal.at, legs: [...current.legs, leg].slice(-50) };
  setActive(draft, call, signal.readAt);
  tell(draft, call, 'answered', signal.at, leg.extension);
}

/** An outgoing call that the device reports as a whole when it begins (CallerID.com `O S`). */
function startOutgoing(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  const current = active?.direction === 'outgoing' ? active : newCall(draft, facts, signal.at, { direction: 'outgoing', state: 'talking', ringCount: 0 });
  if (active && current !== active) displaceActive(draft, signal.at, signal.readAt);
  const call = signal.number ? withDialled(current, signal.number, facts) : current;
  setActive(draft, { ...call, heardAt: signal.at, deviceTime: call.deviceTime ?? deviceTime(signal) }, signal.readAt);
  tell(draft, call, 'dialled', signal.at, call.dialled || null);
}

/** The duration of an end record settles what the hooks did not tell. */
function endedByRecord(call: Call, signal: TimedSignal, reportsHook: boolean): Call {
  const seconds = signal.duration ?? 0;
  const answeredAt = call.answeredAt ?? (seconds > 0 ? Math.max(call.startedAt, signal.at - seconds * 1000) : null);
  const told = { ...call, answeredAt, ringCount: Math.max(call.ringCount, signal.ringCount ?? 0) };
  const outcome = told.direction === 'incoming' && answeredAt === null && signal.duration !== undefined ? 'missed' : outcomeOf(told, reportsHook);
  return ended(told, signal.at, 'signal', outcome);
}

function end(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active, last } = draft.line;
  const caller = facts.caller(signal);
  if (active && sameCaller(active, caller)) {
    const over = endedByRecord(withCaller(active, caller, signal), signal, draft.line.reportsHook);
    tell(draft, over, 'ended', signal.at, over.outcome);
    return endActive(draft, over, signal.readAt);
  }
  if (last && sameCaller(last, caller) && last.number !== null) return lateEnd(draft, last, signal);
  const direction = signal.dir === 'out' ? 'outgoing' : 'incoming';
  const begun = newCall(draft, facts, signal.at, { direction, state: 'ringing', ringCount: signal.ringCount ?? 0, caller, deviceTime: deviceTime(signal) });
  const over = endedByRecord(begun, signal, draft.line.reportsHook);
  draft.changed.set(over.id, over);
  tell(draft, over, 'ended', signal.at, over.outcome);
  if (!active) draft.line = { ...draft.line, last: over, lastHeard: signal.readAt };
}

/** The record of a call that silence had already closed: now its outcome is known. */
function lateEnd(draft: Draft, last: Call, signal: TimedSignal): void {
  if (last.endReason !== 'silence' || signal.duration === undefined) return;
  const over = endedByRecord({ ...last, state: 'ringing', endedAt: null }, signal, draft.line.reportsHook);
  draft.changed.set(over.id, over);
  draft.line = { ...draft.line, last: over, lastHeard: signal.readAt };
  tell(draft, over, 'ended', signal.at, over.outcome);
}

function missed(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const current = draft.line.active ?? newCall(draft, facts, signal.at, { direction: 'incoming', state: 'ringing', ringCount: signal.ringCount ?? 0, caller: facts.caller(signal) });
  if (current.state === 'talking') return;
  const over = ended(current, signal.at, 'signal', 'missed');
  tell(draft, over, 'ended', signal.at, 'missed');
  endActive(draft, over, signal.readAt);
}

function apply(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { kind } = signal;
  switch (kind) {
    case 'ring':
      return ring(draft, signal, facts);
    case 'callerId':
    case 'start':
      return signal.dir === 'out' ? startOutgoing(draft, signal, facts) : callerId(draft, signal, facts);
    case 'offHook':
      return offHook(draft, signal, facts);
    case 'onHook':
      return onHook(draft, signal, facts);
    case 'digit':
      return digit(draft, signal, facts);
    case 'dialled':
      return dialled(draft, signal, facts);
    case 'answer':
      return answer(draft, signal, facts);
    case 'end':
      return end(draft, signal, facts);
    case 'missed':
      return missed(draft, signal, facts);
    case 'ringEnd':
    case 'intercom':
    case 'status':
    case 'device':
    case 'alarm':
    case 'error':
      return;
    default:
      return assertNever(kind);
  }
}

/** The line after one signal. Pure; no change gives `changed: []`. Rules: device notes §2 and §5. */
export function advance(line: LineCalls, signal: TimedSignal, facts: LineFacts): Advance {
  const learned = !line.reportsHook && showsHook(signal, facts);
  const draft = open(learned ? { ...line, reportsHook: true } : line);
  apply(draft, signal, facts);
  return close(draft);
}

/** When silence will next mean something on this line, monotonic ms; null: never. */
export function silenceDue(line: LineCalls, facts: Pick<LineFacts, 'ringSilenceMs'>): number | null {
  const dues = [];
  if (line.active) dues.push(line.activeHeard + (line.active.state === 'ringing' ? facts.ringSilenceMs : LONGEST_TALK_MS));
  if (line.waiting) dues.push(line.waitingHeard + WAITING_SILENCE_MS);
  return dues.length > 0 ? Math.min(...dues) : null;
}

/** Closes what fell silent: a box says nothing of a caller who gave up (device notes §2, rule 2). */
export function settleSilence(line: LineCalls, now: Instant, mono: number, facts: Pick<LineFacts, 'ringSilenceMs'>): Advance {
  const draft = open(line);
  const { active, waiting } = line;
  if (waiting && mono >= line.waitingHeard + WAITING_SILENCE_MS) {
    const over = ended(waiting, waiting.heardAt, 'silence', 'unknown');
    draft.changed.set(over.id, over);
    tell(draft, over, 'silence', now, over.outcome);
    draft.line = { ...draft.line, waiting: null };
  }
  const patience = active?.state === 'ringing' ? facts.ringSilenceMs : LONGEST_TALK_MS;
  if (active && mono >= line.activeHeard + patience) {
    const over = ended(active, active.heardAt, 'silence', outcomeOf(active, line.reportsHook));
    tell(draft, over, 'silence', now, over.outcome);
    endActive(draft, over, mono);
  }
  return close(draft);
}

function place(draft: Draft, call: Call, mono: number): void {
  if (draft.line.waiting?.id === call.id) setWaiting(draft, call, mono);
  else setActive(draft, call, mono);
}

const callOn = (line: LineCalls, callId: string): Call | null =>
  line.active?.id === callId ? line.active : line.waiting?.id === callId ? line.waiting : null;

/** An agent takes the call. Where the box has no hooks this is also the answer. */
export function takeCall(line: LineCalls, callId: string, userId: string, now: Instant, mono: number): Advance {
  const draft = open(line);
  const call = callOn(line, callId);
  if (!call) return close(draft);
  const answers = call.state === 'ringing' && !line.reportsHook;
  const taken: Call = { ...call, takenBy: userId, ...(answers ? { state: 'talking' as const, answeredAt: now } : {}) };
  place(draft, taken, answers ? mono : line.activeHeard);
  tell(draft, taken, 'taken', now);
  return close(draft);
}

/** The agent gives the call back; where the taking was the answer, the answer is taken back too. */
export function releaseCall(line: LineCalls, callId: string, now: Instant, mono: number): Advance {
  const draft = open(line);
  const call = callOn(line, callId);
  if (!call) return close(draft);
  const rings = call.direction === 'incoming' && !line.reportsHook;
  const free: Call = { ...call, takenBy: null, ...(rings ? { state: 'ringing' as const, answeredAt: null } : {}) };
  place(draft, free, rings ? mono : line.activeHeard);
  tell(draft, free, 'released', now);
  return close(draft);
}

/** The agent says that the call is over; settles what the box cannot tell. */
export function hangUpCall(line: LineCalls, callId: string, now: Instant, mono: number): Advance {
  const draft = open(line);
  const call = callOn(line, callId);
  if (!call) return close(draft);
  const answered = call.takenBy !== null && call.answeredAt === null && call.direction === 'incoming' ? { ...call, answeredAt: call.heardAt } : call;
  const over = ended(answered, now, 'agent', outcomeOf(answered, line.reportsHook));
  tell(draft, over, 'hungUp', now, over.outcome);
  if (line.waiting?.id === callId) {
    draft.changed.set(over.id, over);
    draft.line = { ...line, waiting: null };
  } else endActive(draft, over, mono);
  return close(draft);
}
