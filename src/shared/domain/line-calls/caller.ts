import type { Call } from '../call.ts';
import type { TimedSignal } from '../line-signal.ts';
import { LONGEST } from './limits.ts';
import type { CallerNumber, LineFacts } from './types.ts';

export const NOBODY: CallerNumber = { number: null, status: 'none', key: null, sure: true, name: null };

/** Who calls, no longer than the store takes it. Only a good number has a canonical form. */
export function callerOf(signal: TimedSignal, facts: LineFacts): CallerNumber {
  const caller = facts.caller(signal);
  const number = caller.number?.slice(0, LONGEST.number) ?? null;
  const key = number !== null && caller.status === 'ok' ? caller.key : null;
  return { ...caller, number, key, name: caller.name?.slice(0, LONGEST.name) ?? null };
}

/** What a call knows of its caller. */
export const callerOfCall = (call: Call): CallerNumber => ({
  number: call.number,
  status: call.numberStatus,
  key: call.numberKey,
  sure: call.numberSure,
  name: call.callerName,
});

export const callerFields = (caller: CallerNumber) => ({
  number: caller.number,
  numberStatus: caller.status,
  numberKey: caller.key,
  numberSure: caller.sure,
});

/** How much is known of a caller: nothing, why there is no number, a doubtful number, a number, a canonical one. */
function worth({ number, status, sure, key }: CallerNumber): 0 | 1 | 2 | 3 | 4 {
  if (status === 'none' || (status === 'ok' && number === null)) return 0;
  if (status !== 'ok') return 1;
  if (!sure) return 2;
  return key === null ? 3 : 4;
}

/** True when a number was told, and its checksum was not wrong. */
export const isSure = (caller: CallerNumber): boolean => worth(caller) >= 3;

/** Two callers cannot be one: both are known for sure, and they differ. */
export const contradicts = (one: CallerNumber, other: CallerNumber): boolean =>
  isSure(one) && isSure(other) && !isSameNumber(one, other);

/** True for two forms of one number: FSK and DTMF of the same call often write it differently (device notes §3.6). */
export function isSameNumber(one: CallerNumber, other: CallerNumber): boolean {
  if (one.number === null || other.number === null) return false;
  if (one.number === other.number) return true;
  if (one.key !== null && other.key !== null) return one.key === other.key;
  return endsLike(bare(one.number), bare(other.number));
}

// Only for two words of one device about one line: a customer is never found by last digits.
const SHORTEST_SUBSCRIBER = 5;
const bare = (number: string): string => number.replace(/\D/g, '').replace(/^0+/, '');
const endsLike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= SHORTEST_SUBSCRIBER && (one.endsWith(other) || other.endsWith(one));

/** The call with what this caller ID adds to it; the same object when it adds nothing. */
export function withCaller(call: Call, caller: CallerNumber, signal: TimedSignal): Call {
  const isBetter = worth(caller) > worth(callerOfCall(call));
  const deviceTime = call.deviceTime ?? deviceTimeOf(signal);
  // What came with a wrong checksum is given up as a whole.
  const callerName = isBetter && !call.numberSure ? caller.name : (call.callerName ?? caller.name);
  if (!isBetter && callerName === call.callerName && deviceTime === call.deviceTime) return call;
  return { ...call, ...(isBetter ? callerFields(caller) : {}), callerName, deviceTime };
}

/** The device's own date and time of a signal, as text. */
export function deviceTimeOf(signal: TimedSignal): string | null {
  if (!signal.date && !signal.time) return null;
  return [signal.date, signal.time].filter(Boolean).join(' ').slice(0, LONGEST.deviceTime);
}

/** True when the box dates both alike: all records of one call carry the time at which it began. */
export const hasSameDeviceTime = (call: Call, signal: TimedSignal): boolean =>
  call.deviceTime !== null && call.deviceTime === deviceTimeOf(signal);
