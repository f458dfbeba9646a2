import type { Call } from '../call.ts';
import type { Instant } from '../instant.ts';
import type { NumberStatus, TimedSignal } from '../line-signal.ts';

/** A line may hold two calls: the one it is busy with, and one that waits (call waiting). */
export type LineCalls = {
  readonly lineId: string;
  readonly active: Call | null;
  /** Only beside an active call. */
  readonly waiting: Call | null;
  /** The last call that ended here: late words of the device may still belong to it. */
  readonly last: Call | null;
  /** The box tells of hooks on this line, so silence after ringing means that nobody answered. */
  readonly reportsHook: boolean;
  readonly memory: { readonly active: CallMemory; readonly waiting: CallMemory; readonly last: CallMemory };
  /** Wall and monotonic time at which the active call began; while it lasts, only the second is believed. */
  readonly anchor: { readonly at: Instant; readonly mono: number };
};

/** What the machine remembers of a call beside the call itself. Times are monotonic ms: wall clocks jump. */
export type CallMemory = {
  /** The device's last word about it. */
  readonly heard: number;
  /** Its last caller ID, if one came. */
  readonly callerHeard: number | null;
  /** It counts as answered only because an agent took it. */
  readonly byTake: boolean;
  /** `due`: it began with a record, so the device will send one of its end; `came`: that one has come. */
  readonly record: 'none' | 'due' | 'came';
  /** Its last record said that it is one part of a call that went on at another telephone. */
  readonly parted: boolean;
  /** The device's date and time of that record. */
  readonly recordTime: string | null;
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
    | 'released'
    | 'joined'
    | 'transferred'
    | 'dialRequested';
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

export const NEW_CALL: CallMemory = {
  heard: 0,
  callerHeard: null,
  byTake: false,
  record: 'none',
  parted: false,
  recordTime: null,
};

/** A line on which nothing is going on. */
export function idleLine(lineId: string, reportsHook: boolean): LineCalls {
  const memory = { active: NEW_CALL, waiting: NEW_CALL, last: NEW_CALL };
  return { lineId, active: null, waiting: null, last: null, reportsHook, memory, anchor: { at: 0, mono: 0 } };
}
