import type { LineSignal, SignalKind } from '../../../shared/domain/line-signal.ts';
import { decodeText, type NameFields, type NumberFields, readDialled, readName, readNumber } from '../caller-text.ts';
import { type ClockFields, clockTime, monthDay } from '../device-clock.ts';

/** The fields of a call record as they stand on the wire, whatever its layout; an absent one is empty. */
export type CallRecord = ClockFields & {
  readonly line: string;
  readonly direction: string;
  readonly state: string;
  readonly duration: string;
  readonly checksum: string;
  readonly rings: string;
  readonly number: string;
  readonly name: string;
};

const DETAILS: ReadonlyMap<string, SignalKind> = new Map<string, SignalKind>([
  ['R', 'ring'],
  ['F', 'offHook'],
  ['N', 'onHook'],
  ['H', 'status'],
]);
const KEYS = /^[\d*#]+$/;

/** A start, end or blocked record of a call (CallerID.com serial records, device notes §3.7). */
export const callSignal = (record: CallRecord): LineSignal => {
  const { line, direction, state, duration, checksum, rings, number, name, ...clock } = record;
  const outgoing = direction === 'O';
  return {
    kind: kindOf(outgoing, state),
    dir: outgoing ? 'out' : 'in',
    line: Number(line),
    ...clock,
    ...(outgoing ? dialledFields(number, name) : callerFields(number, name)),
    ...ringFields(rings),
    ...durationFields(state, duration),
    ...(checksum !== '' && { checksumOk: checksum === 'G' }),
    ...(state === 'B' && { callType: 'blocked' }),
  };
};

/** A ring, off-hook, on-hook or hook-flash record (device notes §3.7). */
export const detailSignal = (line: string, letter: string, clock: ClockFields): LineSignal | null => {
  const kind = DETAILS.get(letter);
  if (kind === undefined) return null;
  return { kind, line: Number(line), ...clock, ...(kind === 'status' && { state: 'hook-flash' }) };
};

/** The unit's own date and time; 12-hour where `half` says AM or PM. */
export const clockOf = (month = '', day = '', hour = '', minute = '', second?: string, half?: string): ClockFields => ({
  date: monthDay(month, day),
  time: clockTime(hour, minute, second, half),
});

const kindOf = (outgoing: boolean, state: string): SignalKind => {
  if (state === 'E') return 'end';
  return outgoing ? 'start' : 'callerId';
};

const callerFields = (number: string, name: string): NumberFields & NameFields => ({
  ...readNumber(number),
  ...readName(decodeText(name)),
});

// Of an outgoing call, the digits after the tenth or after a pause stand in the name field.
const dialledFields = (number: string, name: string): NumberFields & NameFields => {
  const more = name.trim();
  if (KEYS.test(more)) return { ...readDialled(number.trim() + more), name: null };
  return { ...readDialled(number), ...readName(decodeText(name)) };
};

const ringFields = (rings: string): Pick<LineSignal, 'ringType' | 'ringCount'> => {
  const [, ringType, count] = /^([A-Z])(\d*)$/.exec(rings) ?? [];
  if (ringType === undefined) return {};
  return count ? { ringType, ringCount: Number(count) } : { ringType };
};

// Only an end record measures the call; real start records carry 0000.
const durationFields = (state: string, duration: string): Pick<LineSignal, 'duration' | 'durationRaw'> => {
  if (duration === '') return {};
  if (state === 'E') return { duration: Number(duration) };
  return Number(duration) === 0 ? {} : { durationRaw: duration };
};
