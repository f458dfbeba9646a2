import type { Call } from '../../../src/shared/domain/call.ts';
import {
  type Advance,
  advance,
  type CallHappening,
  hangUpCall,
  idleLine,
  type LineCalls,
  type LineFacts,
  releaseCall,
  settleSilence,
  silenceDue,
  takeCall,
} from '../../../src/shared/domain/line-calls.ts';
import type { LineSignal, SignalKind, TimedSignal } from '../../../src/shared/domain/line-signal.ts';
import { dialledNumber, lookupKey, numberFromSignal } from '../../../src/shared/domain/phone-number.ts';
import { TEHRAN } from './phone-number-cases.ts';

/** What a device can tell, and whether its line has told of hooks before. */
export type TestDevice = Pick<LineFacts, 'hook' | 'ringSilenceMs'> & { readonly reportsHook: boolean };

export const MODEM: TestDevice = { hook: 'never', ringSilenceMs: 7_000, reportsHook: false };
/** A box of which nobody knows yet whether it tells of hooks. */
export const NEW_BOX: TestDevice = { hook: 'learned', ringSilenceMs: 10_000, reportsHook: false };
export const HOOK_BOX: TestDevice = { hook: 'learned', ringSilenceMs: 10_000, reportsHook: true };
/** A unit that tells its calls in records (CallerID.com); this one sends no hook events. */
export const RECORD_BOX = NEW_BOX;

/** The wall clock at the beginning of every case. */
export const T0 = 1_700_000_000_000;

type Deed = 'take' | 'takeWaiting' | 'release' | 'hangUp' | 'hangUpWaiting';
/** `at`: ms since the beginning, monotonic. `jump`: how far the wall clock is off by now. */
export type Step = { readonly at: number; readonly jump?: number } & (
  | (LineSignal & { readonly deed?: never })
  | { readonly deed: Deed; readonly kind?: never }
);

const step =
  (kind: SignalKind) =>
  (at: number, more: Omit<LineSignal, 'kind'> = {}): Step => ({ at, kind, ...more });
export const ring = (at: number, ringCount?: number): Step =>
  step('ring')(at, ringCount === undefined ? {} : { ringCount });
export const off = step('offHook');
export const on = (at: number, dialed?: string): Step => step('onHook')(at, dialed === undefined ? {} : { dialed });
export const other = step;

/** A caller ID; `P` and `O` are private and unavailable, `?` before the number is a wrong checksum. */
export function cid(at: number, number: string, more: Omit<LineSignal, 'kind'> = {}): Step {
  return { at, kind: 'callerId', ...told(number), ...more };
}
/** A start record. `time` is the unit's own clock at which the call began. */
export const startRecord = (at: number, number: string, time = '14:27'): Step =>
  cid(at, number, { dir: 'in', ringCount: 1, date: '05-26', time });
export const endRecord = (at: number, number: string, duration: number, time = '14:27'): Step => {
  return { at, kind: 'end', dir: 'in', ...told(number), duration, ringCount: 1, date: '05-26', time };
};
export const digits = (at: number, keys: string): Step[] =>
  [...keys].map((digit, index): Step => ({ at: at + index * 100, kind: 'digit', digit }));
export const deed = (at: number, what: Deed): Step => ({ at, deed: what });

function told(number: string): Omit<LineSignal, 'kind'> {
  if (number === 'P') return { number: null, numberStatus: 'private' };
  if (number === 'O') return { number: null, numberStatus: 'unavailable' };
  if (number === '') return { number: null, numberStatus: 'none' };
  if (number === '0000000000') return { number, numberStatus: 'placeholder' };
  if (number.startsWith('?')) return { number: number.slice(1), numberStatus: 'ok', checksumOk: false };
  return { number, numberStatus: 'ok' };
}

export function factsOf(device: TestDevice, newId: () => string): LineFacts {
  return {
    newId,
    caller: (signal) => ({
      number: signal.number ?? null,
      status: signal.numberStatus ?? 'none',
      key: lookupKey(numberFromSignal(signal, TEHRAN)),
      sure: signal.checksumOk !== false,
      name: signal.name ?? null,
    }),
    keyOf: (digitsDialled) => lookupKey(dialledNumber(digitsDialled, TEHRAN)),
    hook: device.hook,
    ringSilenceMs: device.ringSilenceMs,
  };
}

/** Everything that came of a run: every call as it is now, in order of appearance, and every version of each. */
export type Run = {
  line: LineCalls;
  readonly calls: ReadonlyMap<string, Call>;
  readonly versions: readonly Call[];
  readonly happenings: readonly CallHappening[];
};

/** Plays steps on one line as an office would: timers close what fell silent. `until`: how long to wait after all. */
export function play(device: TestDevice, steps: readonly Step[], until = 0): Run {
  let ids = 0;
  const facts = factsOf(device, () => `c${++ids}`);
  const calls = new Map<string, Call>();
  const versions: Call[] = [];
  const happenings: CallHappening[] = [];
  let line = idleLine('line', device.reportsHook);
  let jump = 0;

  const accept = (next: Advance): void => {
    line = next.line;
    happenings.push(...next.happenings);
    for (const call of next.changed) {
      calls.set(call.id, call);
      versions.push(call);
    }
  };
  const settle = (now: number): void => {
    for (let due = silenceDue(line, facts); due !== null && due <= now; due = silenceDue(line, facts))
      accept(settleSilence(line, T0 + due + jump, due, facts));
  };
  for (const one of steps) {
    settle(one.at);
    jump = one.jump ?? jump;
    accept(doStep(line, one, T0 + one.at + jump, facts));
  }
  settle(until);
  return { line, calls, versions, happenings };
}

function doStep(line: LineCalls, one: Step, wall: number, facts: LineFacts): Advance {
  const active = line.active?.id ?? '';
  const waiting = line.waiting?.id ?? '';
  switch (one.deed) {
    case 'take':
      return takeCall(line, active, 'sara', wall, one.at);
    case 'takeWaiting':
      return takeCall(line, waiting, 'sara', wall, one.at);
    case 'release':
      return releaseCall(line, active, wall, one.at);
    case 'hangUp':
      return hangUpCall(line, active, wall, one.at);
    case 'hangUpWaiting':
      return hangUpCall(line, waiting, wall, one.at);
    default: {
      const { at, jump: _jump, deed: _deed, ...signal } = one;
      const timed: TimedSignal = { ...signal, at: wall, readAt: at };
      return advance(line, timed, facts);
    }
  }
}

/** Calls as one reads them: `incoming 0912… answered 0/5000/60000 signal`, with what else is remarkable. */
export const inWords = (call: Call): string =>
  [
    call.direction,
    call.number ?? call.numberStatus,
    call.outcome ?? call.state,
    [call.startedAt, call.answeredAt, call.endedAt].map((at) => (at === null ? '-' : at - T0)).join('/'),
    call.endReason,
    call.ringCount > 0 ? `rings=${call.ringCount}` : null,
    call.waiting ? 'waiting' : null,
    call.numberSure ? null : 'unsure',
    call.dialled === '' || call.dialled === call.number ? null : `dialled=${call.dialled}`,
    call.takenBy === null ? null : `by=${call.takenBy}`,
  ]
    .filter((part) => part !== null)
    .join(' ');

export const callsOf = (run: Run): string[] => [...run.calls.values()].map(inWords);
