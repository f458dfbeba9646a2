import type { Call, CallLeg } from '../call.ts';
import type { Instant } from '../instant.ts';
import type { TimedSignal } from '../line-signal.ts';
import { LONGEST } from './limits.ts';

/** Where something happened, no longer than the store takes it. */
export const extensionOf = (signal: TimedSignal): string | null =>
  signal.extension?.slice(0, LONGEST.extension) || null;

export const isAnsweredAt = (call: Call, extension: string | null): boolean =>
  call.legs.some((leg) => leg.extension === extension && leg.endedAt === null && leg.answeredAt !== null);

/** True when an answer at this extension means that a conversation went on at another telephone. */
export function isPassedOn(call: Call | null, extension: string | null): boolean {
  if (!call || extension === null || call.answeredAt === null) return false;
  const last = call.legs.at(-1);
  return last !== undefined && last.extension !== null && last.extension !== extension && last.answeredAt !== null;
}

/** The legs after an answer: a call that is answered at another place has left the one before. */
export function answeredLegs(call: Call, extension: string | null, at: Instant, before: Instant | null): Call['legs'] {
  const open = call.legs.find((leg) => leg.endedAt === null);
  // Of an outgoing call the far end answers; where we speak is known already.
  if (open && call.direction === 'outgoing' && before === null)
    return call.legs.map((leg) => (leg === open ? { ...leg, answeredAt: at } : leg));
  // A lifted handset was the answer of nobody in particular until the PBX said whose it is.
  if (open?.extension === null && extension !== null)
    return call.legs.map((leg) => (leg === open ? { ...leg, extension } : leg));
  // Somebody answers, and the PBX says no more; where the call is we know from before.
  if (open && extension === null) return call.legs;
  const from = call.legs.length === 0 && before !== null ? before : at;
  const left = call.legs.map((leg) => (leg.endedAt === null ? { ...leg, endedAt: Math.max(at, leg.startedAt) } : leg));
  return bounded([...left, { extension, userId: null, startedAt: from, answeredAt: from, endedAt: null }]);
}

/** An outgoing call begins at a telephone of ours. */
export function withCallingLeg(call: Call, signal: TimedSignal): Call {
  const extension = extensionOf(signal);
  if (extension === null || call.legs.length > 0) return call;
  return { ...call, legs: [{ extension, userId: null, startedAt: call.startedAt, answeredAt: null, endedAt: null }] };
}

/** What a record of the end knows of the place: the telephone that spoke, where nobody had told of it before. */
export function withRecordedLeg(call: Call, signal: TimedSignal, at: Instant): Call {
  const extension = extensionOf(signal);
  if (extension === null || call.legs.some((leg) => leg.extension === extension)) return call;
  const seconds = signal.duration ?? 0;
  const startedAt = Math.max(call.startedAt, at - seconds * 1_000);
  const isTalk = call.direction === 'outgoing' || call.answeredAt !== null;
  const leg: CallLeg = { extension, userId: null, startedAt, answeredAt: isTalk ? startedAt : null, endedAt: at };
  const [only] = call.legs;
  // The one leg of which nobody knew where it was.
  if (call.legs.length === 1 && only?.extension === null) return { ...call, legs: [{ ...only, extension }] };
  return { ...call, legs: bounded([...call.legs, leg]) };
}

const bounded = (legs: readonly CallLeg[]): Call['legs'] => legs.slice(-LONGEST.legs);
