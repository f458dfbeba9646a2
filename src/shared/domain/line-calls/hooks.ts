import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import { callerOf, callerOfCall, contradicts, withCaller } from './caller.ts';
import { asNew, type Draft, hear, put, tell } from './draft.ts';
import { endActive, ended, endWaiting, makeWay, outcomeOf } from './ending.ts';
import { answeredLegs, extensionOf, isAnsweredAt, isPassedOn } from './legs.ts';
import { LATE_RECORD_MS } from './limits.ts';
import { completeDialled, unseenOutgoing, withDialled } from './outgoing.ts';
import { ringsOn } from './rings-on.ts';
import type { CallerNumber, LineFacts } from './types.ts';

/** A lifted handset: the answer of a ringing call, else the beginning of an outgoing one (device notes §2, rule 4). */
export function offHook(draft: Draft, _signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (active?.state === 'ringing') lifted(draft, active);
  else if (active) hear(draft, 'active', { byTake: false });
  else liftedUnrung(draft, facts);
}

function lifted(draft: Draft, active: Call): void {
  const call: Call = { ...active, state: 'talking', answeredAt: draft.at, heardAt: draft.at };
  put(draft, 'active', call);
  tell(draft, call, 'answered');
}

function liftedUnrung(draft: Draft, facts: LineFacts): void {
  // An agent's word ended the call while its bell rang on; who lifts now answers it after all.
  const rung = ringsOn(draft, facts) ? draft.line.last : null;
  const call = rung
    ? begin(draft, facts, {
        direction: 'incoming',
        state: 'talking',
        caller: callerOfCall(rung),
        ringCount: rung.ringCount,
      })
    : begin(draft, facts, { direction: 'outgoing', state: 'talking' });
  put(draft, 'active', call, asNew(draft));
  tell(draft, call, rung ? 'answered' : 'offHook');
}

/** The handset is down: everything on the line is over, but a waiting caller is rung back. */
export function onHook(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (active) putDown(draft, active, signal, facts);
  else putDownUnseen(draft, signal, facts);
}

function putDown(draft: Draft, active: Call, signal: TimedSignal, facts: LineFacts): void {
  const { waiting, reportsHook } = draft.line;
  if (waiting?.state === 'talking') {
    const over = ended(waiting, draft.at, 'signal', outcomeOf(waiting, reportsHook));
    tell(draft, over, 'onHook', over.outcome);
    endWaiting(draft, over, { heard: draft.mono });
  }
  const told = signal.dialed ? withDialled(active, longer(signal.dialed, active.dialled), facts) : active;
  const over = ended({ ...told, heardAt: draft.at }, draft.at, 'signal', outcomeOf(told, reportsHook));
  tell(draft, over, 'onHook', over.outcome);
  endActive(draft, over, { heard: draft.mono });
}

const longer = (one: string, other: string): string => (other.startsWith(one) ? other : one);

/** Repeated, of a call that an agent has ended already, or of one whose beginning nobody heard. */
function putDownUnseen(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { last, memory } = draft.line;
  if (!signal.dialed) return;
  const isRepeated = last?.endReason === 'signal' && draft.mono - memory.last.heard <= LATE_RECORD_MS;
  if (last?.endReason === 'agent') completeDialled(draft, signal.dialed, facts);
  else if (!isRepeated) unseenOutgoing(draft, signal, facts, signal.dialed);
}

/** The device says itself that somebody has answered, and often where. */
export function answer(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const caller = callerOf(signal, facts);
  const before = draft.line.active;
  if (before?.direction === 'incoming' && contradicts(callerOfCall(before), caller)) makeWay(draft);
  const { active } = draft.line;
  const memory = { byTake: false, ...(signal.dir === undefined ? {} : { record: 'due' as const }) };
  const extension = extensionOf(signal);
  if (active && isAnsweredAt(active, extension)) {
    hear(draft, 'active', memory);
    return;
  }
  const current = active
    ? { ...withCaller(active, caller, signal), answeredAt: active.answeredAt ?? draft.at }
    : answeredUnrung(draft, signal, facts, caller);
  const call: Call = {
    ...current,
    state: 'talking',
    heardAt: draft.at,
    legs: answeredLegs(current, extension, draft.at, active?.answeredAt ?? null),
  };
  put(draft, 'active', call, active ? memory : asNew(draft, memory));
  tell(draft, call, isPassedOn(active, extension) ? 'transferred' : 'answered', extension);
}

/** Nobody heard how it began: the program was started in the middle, or the device tells no more than this. */
function answeredUnrung(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): Call {
  if (signal.dir !== 'out') return begin(draft, facts, { direction: 'incoming', state: 'talking', caller });
  const call = { ...begin(draft, facts, { direction: 'outgoing', state: 'talking' }), answeredAt: draft.at };
  return signal.number ? withDialled(call, signal.number, facts) : call;
}
