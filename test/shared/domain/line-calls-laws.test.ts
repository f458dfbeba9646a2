import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/shared/domain/call.ts';
import { advance, idleLine, type LineCalls, silenceDue } from '../../../src/shared/domain/line-calls.ts';
import { NUMBER_STATUSES, SIGNAL_KINDS, type TimedSignal } from '../../../src/shared/domain/line-signal.ts';
import {
  callsOf,
  cid,
  deed,
  endRecord,
  factsOf,
  HOOK_BOX,
  MODEM,
  NEW_BOX,
  off,
  on,
  play,
  type Run,
  ring,
  type Step,
  startRecord,
  T0,
} from './line-calls-office.ts';

const ALI = '09121234567';
const DAY = 24 * 3_600_000;

describe('laws of the line', () => {
  it('holds them for whatever devices say, agents do and clocks show', () => {
    fc.assert(
      fc.property(devices, steps, (device, doings) => {
        const run = play(device, doings);
        holdsOpenCalls(run);
        for (const call of run.calls.values()) isSane(run.versions.filter((one) => one.id === call.id));
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves no call ringing or talking when nothing is heard any more', () => {
    fc.assert(
      fc.property(devices, steps, (device, doings) => {
        const run = play(device, doings, (doings.at(-1)?.at ?? 0) + DAY);
        expect([run.line.active, run.line.waiting, silenceDue(run.line, device)]).toEqual([null, null, null]);
        expect([...run.calls.values()].filter((call) => call.state !== 'ended')).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is blind for how long the timer slept: a signal settles what silence has made due', () => {
    fc.assert(
      fc.property(fc.constantFrom(MODEM, NEW_BOX, HOOK_BOX), fc.integer({ min: 10_000, max: DAY }), (device, pause) => {
        const facts = factsOf(device, newIds());
        const first = advance(idleLine('line', device.reportsHook), heard(cid(0, ALI)), facts).line;
        const step = advance(first, heard(ring(pause)), facts);
        expect(step.changed.map((call) => [call.state, call.endReason])).toEqual([
          ['ended', 'silence'],
          ['ringing', null],
        ]);
      }),
    );
  });

  it('never calls a call missed on a device without hooks, unless the device itself says so', () => {
    const mute = fc.array(fc.oneof(rings, callerIds, deeds), { maxLength: 30 }).map(inOrder);
    fc.assert(
      fc.property(mute, (doings) => {
        const run = play(MODEM, doings, 10 * DAY);
        expect([...run.calls.values()].filter((call) => call.outcome === 'missed')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes nothing of ten thousand random repetitions', () => {
    const frames = [cid(0, ALI), ring(0, 1), cid(0, '9121234567'), cid(0, 'P'), cid(0, `?${ALI}`), cid(0, '')];
    fc.assert(
      fc.property(fc.array(fc.nat(frames.length - 1), { minLength: 10_000, maxLength: 10_000 }), (order) => {
        const again = order.map((index, time): Step => ({ ...(frames[index] ?? off(0)), at: 500 + time * 50 }));
        const run = play(HOOK_BOX, [cid(0, ALI), ...again, off(600_000), on(700_000)]);
        expect(callsOf(run)).toEqual([
          `incoming ${ALI} missed 0/-/500450 silence rings=1`,
          'outgoing none outgoing 600000/-/700000 signal',
        ]);
      }),
      { numRuns: 2 },
    );
  });

  it('makes no second call of any frame that comes twice', () => {
    const call = [ring(0, 1), startRecord(2_000, 'P'), off(9_000), on(20_000, ''), endRecord(20_050, 'P', 11)];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 }), (times) => {
        const repeated = call.flatMap((frame, index) => Array.from({ length: times[index] ?? 1 }, () => frame));
        expect(callsOf(play(NEW_BOX, repeated, DAY))).toEqual([
          'incoming private answered 0/9000/20000 signal rings=1',
        ]);
      }),
    );
  });
});

describe('the way of one line', () => {
  it('makes eight calls of eight lines that ring within 100 ms', () => {
    const facts = factsOf(HOOK_BOX, newIds());
    const lines = Array.from({ length: 8 }, (_, index) => idleLine(`line ${index + 1}`, true));
    const calls = lines.flatMap((line, index) => advance(line, heard(ring(index * 12, 1)), facts).changed);
    expect(calls.map((call) => [call.lineId, call.state])).toEqual(lines.map((line) => [line.lineId, 'ringing']));
    expect(new Set(calls.map((call) => call.id)).size).toBe(8);
  });

  it('counts a thousand rings as one call, and keeps its timeline short', () => {
    const run = play(
      HOOK_BOX,
      Array.from({ length: 1_000 }, (_, index) => ring(index * 5_000, index + 1)),
    );
    expect(callsOf(run)).toEqual(['incoming none ringing 0/-/- rings=1000']);
    expect(run.happenings).toHaveLength(30);
  });

  it('says that nothing changed when a caller ID is only repeated', () => {
    const facts = factsOf(MODEM, newIds());
    const { line } = advance(idleLine('line', false), heard(cid(0, ALI)), facts);
    const again = advance(line, heard(cid(3_000, ALI)), facts);
    expect([again.changed, again.happenings]).toEqual([[], []]);
    expect(silenceDue(again.line, MODEM)).toBe(10_000);
  });

  it('writes a timeline', () => {
    const run = play(HOOK_BOX, [cid(0, ALI), ring(400, 1), off(2_000), on(9_000), off(20_000), on(30_000, '110')]);
    expect(run.happenings.map(({ callId, at, kind, detail }) => [callId, at - T0, kind, detail])).toEqual([
      ['c1', 0, 'callerId', ALI],
      ['c1', 400, 'ring', '1'],
      ['c1', 2_000, 'answered', null],
      ['c1', 9_000, 'onHook', 'answered'],
      ['c2', 20_000, 'offHook', null],
      ['c2', 30_000, 'onHook', 'outgoing'],
    ]);
  });

  it('learns from the first hook event, and forgets it when a device without hooks hangs on the line', () => {
    const known = play(NEW_BOX, [cid(0, ALI), off(1_000), on(2_000)]).line;
    expect(known.reportsHook).toBe(true);
    expect(advance(known, heard(cid(9_000, ALI)), factsOf(MODEM, newIds())).line.reportsHook).toBe(false);
    const sure = factsOf({ ...NEW_BOX, hook: 'always' }, newIds());
    expect(advance(idleLine('line', false), heard(cid(0, ALI)), sure).line.reportsHook).toBe(true);
  });

  it('closes the legs of a call with it', () => {
    const answer = (at: number, extension: string): Step => ({ at, kind: 'answer', extension });
    const [call] = play(HOOK_BOX, [
      ring(0),
      answer(1_000, '101'),
      answer(1_100, '101'),
      answer(5_000, '102'),
      on(9_000),
    ]).calls.values();
    expect(call?.legs.map((leg) => [leg.extension, leg.startedAt - T0, (leg.endedAt ?? 0) - T0])).toEqual([
      ['101', 1_000, 5_000],
      ['102', 5_000, 9_000],
    ]);
  });

  it('keeps no text longer than the store takes it', () => {
    const name = 'x'.repeat(500);
    const [call] = play(MODEM, [cid(0, '1'.repeat(300), { name, date: '05-26'.repeat(20) })]).calls.values();
    expect([call?.number?.length, call?.callerName?.length, call?.deviceTime?.length]).toEqual([64, 200, 40]);
  });

  it('takes a customer back who was found while the number was still being dialled', () => {
    const facts = factsOf(HOOK_BOX, newIds());
    const lifted = advance(idleLine('line', true), heard(off(0)), facts).line;
    const short = [...'110'].reduce(
      (line, digit, index) => advance(line, heard({ at: 100 * index, kind: 'digit', digit }), facts).line,
      lifted,
    );
    const filed: LineCalls = { ...short, active: short.active && { ...short.active, customerId: 'police' } };
    const longer = advance(filed, heard({ at: 900, kind: 'digit', digit: '5' }), facts);
    expect([short.active?.numberKey, longer.line.active?.customerId]).toEqual(['s:110', null]);
  });
});

function newIds(): () => string {
  let ids = 0;
  return () => `c${++ids}`;
}

function heard(one: Step): TimedSignal {
  if (one.kind === undefined) throw new Error('an agent is not heard by a device');
  const { at, jump: _jump, deed: _deed, ...signal } = one;
  return { ...signal, at: T0 + at, readAt: at };
}

/** Every call that was ever told of and is not over is one of the two that the line holds. */
function holdsOpenCalls(run: Run): void {
  const open = [...run.calls.values()].filter((call) => call.state !== 'ended').map((call) => call.id);
  const held = [run.line.active?.id, run.line.waiting?.id].filter((id) => id !== undefined);
  expect(open.toSorted()).toEqual(held.toSorted());
  if (run.line.waiting) expect(run.line.active).not.toBeNull();
}

/** What is true of every call through all its versions. */
function isSane(versions: readonly Call[]): void {
  const firstEnd = versions.findIndex((call) => call.state === 'ended');
  for (const [index, call] of versions.entries()) {
    expect([call.startedAt, call.lineId]).toEqual([versions[0]?.startedAt, 'line']);
    expect(call.state === 'ended').toBe(firstEnd !== -1 && index >= firstEnd);
    expect([call.endedAt !== null, call.outcome !== null, call.endReason !== null]).toEqual(
      Array(3).fill(call.state === 'ended'),
    );
    const times = [call.startedAt, call.answeredAt, call.endedAt].filter((at) => at !== null);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(call.state === 'ringing' && call.answeredAt !== null).toBe(false);
    expect([call.numberKey === null || call.number !== null, Number.isInteger(call.endedAt ?? 0)]).toEqual([
      true,
      true,
    ]);
  }
}

const gaps = fc.oneof(
  fc.integer({ min: 0, max: 3_000 }),
  fc.integer({ min: 0, max: 130_000 }),
  fc.constant(30_000_000),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const numbers = fc.constantFrom(null, ALI, '9121234567', '09351112233', '0000000000', '110');

/** Any signal, with fields that make sense or not. */
const signals = fc
  .record({
    kind: fc.constantFrom(...SIGNAL_KINDS),
    number: optional(numbers),
    numberStatus: optional(fc.constantFrom(...NUMBER_STATUSES)),
    dir: optional(fc.constantFrom('in' as const, 'out' as const)),
    ringCount: optional(fc.nat(6)),
    duration: optional(fc.nat(400)),
    dialed: optional(fc.constantFrom(null, '', ALI)),
    digit: optional(fc.constantFrom('1', '#')),
    extension: optional(fc.constantFrom('101', '102')),
    checksumOk: optional(fc.boolean()),
    callType: optional(fc.constant('blocked')),
    date: optional(fc.constantFrom('05-26', '05-27')),
    time: optional(fc.constantFrom('14:27', '14:28')),
  })
  .map((fields) => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { kind: fields.kind, ...Object.fromEntries(present) };
  });
const rings = optional(fc.nat(6)).map((count) => ring(0, count));
const callerIds = fc.constantFrom(ALI, '9121234567', '09351112233', 'P', 'O', '', `?${ALI}`).map((who) => cid(0, who));
const deeds = fc
  .constantFrom(
    'take' as const,
    'takeWaiting' as const,
    'release' as const,
    'hangUp' as const,
    'hangUpWaiting' as const,
  )
  .map((what) => deed(0, what));
const jumps = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -1e11, max: 1e11 }) },
);

type Doing = { readonly one: Step; readonly gap: number; readonly jump: number };
const doings = fc.record({
  one: fc.oneof(
    signals.map((signal): Step => ({ at: 0, ...signal })),
    rings,
    callerIds,
    fc.constant(off(0)),
    fc.constant(on(0)),
    deeds,
  ),
  gap: gaps,
  jump: jumps,
});
const steps = fc.array(doings, { maxLength: 40 }).map(timed);
const devices = fc.constantFrom(MODEM, NEW_BOX, HOOK_BOX, { ...HOOK_BOX, hook: 'always' as const });

function timed(all: readonly Doing[]): Step[] {
  let at = 0;
  return all.map(({ one, gap, jump }): Step => {
    at += gap;
    return { ...one, at, ...(jump === 0 ? {} : { jump }) };
  });
}

function inOrder(all: readonly Step[]): Step[] {
  return all.map((one, index): Step => ({ ...one, at: index * 2_500 }));
}
