import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import { callerOf, callerOfCall, contradicts, deviceTimeOf } from './caller.ts';
import { asNew, type Draft, hear, put, tell } from './draft.ts';
import { ended, makeWay } from './ending.ts';
import { withCallingLeg } from './legs.ts';
import { LATE_RECORD_MS, LONGEST } from './limits.ts';
import type { LineFacts } from './types.ts';

/** One digit on a line that is in use. */
export function digit(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { active } = draft.line;
  if (active?.state !== 'talking' || !signal.digit) return;
  put(draft, 'active', { ...withDialled(active, active.dialled + signal.digit, facts), heardAt: draft.at });
}

/** The whole dialled number; some boxes tell it only when the call is over. */
export function dialled(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const digits = signal.number ?? '';
  const { active, last, memory } = draft.line;
  if (!digits) return;
  const isLate = last?.direction === 'outgoing' && draft.mono - memory.last.heard <= LATE_RECORD_MS;
  if (active) dialledNow(draft, active, digits, facts);
  else if (isLate) completeDialled(draft, digits, facts);
  else unseenOutgoing(draft, signal, facts, digits);
}

function dialledNow(draft: Draft, active: Call, digits: string, facts: LineFacts): void {
  if (active.direction !== 'outgoing') return;
  const call = withDialled(active, digits, facts);
  if (call === active) {
    hear(draft, 'active');
    return;
  }
  put(draft, 'active', { ...call, heardAt: draft.at });
  tell(draft, call, 'dialled', call.dialled);
}

/** The call with these digits; the same object when it has them already. */
export function withDialled(call: Call, digits: string, facts: LineFacts): Call {
  const all = digits.slice(0, LONGEST.number);
  if (all === call.dialled) return call;
  if (call.direction !== 'outgoing') return { ...call, dialled: all };
  const numberKey = facts.keyOf(all);
  // While somebody dials, a shorter number may already have been another customer's.
  const customerId = numberKey === call.numberKey ? call.customerId : null;
  return { ...call, dialled: all, number: all || null, numberStatus: all ? 'ok' : 'none', numberKey, customerId };
}

/** The number of an outgoing call that is over comes after its end. */
export function completeDialled(draft: Draft, digits: string, facts: LineFacts): void {
  const { last, memory } = draft.line;
  if (last?.direction !== 'outgoing' || last.dialled !== '') return;
  const call = withDialled(last, digits, facts);
  put(draft, 'last', call, { heard: memory.last.heard });
  tell(draft, call, 'dialled', call.dialled);
}

/** The box tells of a call whose beginning nobody heard (the program was started in the middle of it). */
export function unseenOutgoing(draft: Draft, signal: TimedSignal, facts: LineFacts, digits: string): void {
  const secondsAgo = signal.duration ?? 0;
  const begun = begin(draft, facts, { direction: 'outgoing', state: 'talking', secondsAgo });
  const over = ended(withDialled(begun, digits, facts), draft.at, 'signal', 'outgoing');
  tell(draft, over, 'dialled', over.dialled);
  put(draft, 'last', over, asNew(draft));
}

/** An outgoing call that the device reports as a whole when it begins (CallerID.com `O S`). */
export function startOutgoing(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const caller = callerOf(signal, facts);
  if (draft.line.active && draft.line.active.direction !== 'outgoing') makeWay(draft);
  const { active, last, memory } = draft.line;
  const isLate =
    signal.callId === undefined && last?.direction === 'outgoing' && draft.mono - memory.last.heard <= LATE_RECORD_MS;
  if (!active && isLate && memory.last.record === 'came' && !contradicts(callerOfCall(last), caller)) return;
  const current = active ?? begin(draft, facts, { direction: 'outgoing', state: 'talking' });
  const told = withCallingLeg(signal.number ? withDialled(current, signal.number, facts) : current, signal);
  if (told === active && memory.active.record === 'due') {
    hear(draft, 'active');
    return;
  }
  const call = { ...told, heardAt: draft.at, deviceTime: told.deviceTime ?? deviceTimeOf(signal) };
  put(draft, 'active', call, active ? { record: 'due' } : asNew(draft, { record: 'due' }));
  tell(draft, call, 'dialled', call.dialled || null);
}
