import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceReport, SimulatedScenario } from '../../../src/main/core/ports.ts';
import { createOpenDevice } from '../../../src/main/devices/open-device.ts';
import type { TimedSignal } from '../../../src/shared/domain/line-signal.ts';
import { createLog } from '../../support/log.ts';
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts';

const KNOWN = '02122514321';
const SHARED = '+982188776655';

function simulator(address: string) {
  const time = createVirtualTime();
  const openDevice = createOpenDevice({
    clock: time.clock,
    wait: time.wait,
    log: createLog(),
    listPorts: async () => [],
    demoNumbers: { known: [KNOWN], shared: [SHARED] },
    newSeed: () => 7,
  });
  const device = openDevice({ id: 'sim', kind: 'simulator', address, baudRate: null });
  const signals: TimedSignal[] = [];
  const reports: DeviceReport[] = [];
  const stop = new AbortController();
  const done = device.run(
    { signal: (signal) => signals.push(signal), report: (report) => reports.push(report) },
    stop.signal,
  );
  return { time, device, signals, reports, stop, done };
}

describe('a simulated box', () => {
  let box: ReturnType<typeof simulator>;
  const simulate = (scenario: SimulatedScenario): void => box.device.simulate?.(scenario);
  const kinds = (): string[] => box.signals.map((signal) => signal.kind);
  const numbers = (): unknown[] =>
    box.signals.filter((signal) => signal.kind === 'callerId').map((signal) => signal.number);
  const minutes = (time: VirtualTime, count: number): Promise<void> => time.pass(count * 60_000);

  beforeEach(() => {
    box = simulator('2:quiet');
  });
  afterEach(async () => {
    box.stop.abort();
    await box.done;
  });

  it('is silent until it is asked', async () => {
    await minutes(box.time, 10);
    expect(box.signals).toEqual([]);
    expect(box.reports.map((report) => report.state)).toEqual(['open']);
  });

  it('lets somebody known ring, be answered and hang up', async () => {
    simulate('known');
    await minutes(box.time, 2);
    expect(numbers()).toEqual([KNOWN]);
    expect(kinds().at(0)).toBe('callerId');
    expect(kinds().at(1)).toBe('ring');
    expect(kinds().slice(-2)).toEqual(['offHook', 'onHook']);
  });

  it('lets a stranger ring', async () => {
    simulate('unknown');
    await minutes(box.time, 2);
    expect(numbers()).toEqual([expect.stringMatching(/^0912\d{7}$/)]);
  });

  it('lets somebody ring whose number several have', async () => {
    simulate('several');
    await minutes(box.time, 2);
    expect(numbers()).toEqual(['02188776655']);
  });

  it('lets somebody ring who hides the number', async () => {
    simulate('hidden');
    await minutes(box.time, 2);
    expect(numbers()).toEqual([null]);
    expect(box.signals[0]?.numberStatus).toBe('private');
  });

  it('lets a call be missed: rings, then nothing', async () => {
    simulate('missed');
    await minutes(box.time, 2);
    expect(new Set(kinds())).toEqual(new Set(['callerId', 'ring']));
  });

  it('dials out: lifted, digit by digit, and put down', async () => {
    simulate('outgoing');
    await minutes(box.time, 2);
    expect(kinds()).toEqual(['offHook', ...Array.from(KNOWN, () => 'digit'), 'onHook']);
    expect(box.signals.map((signal) => signal.digit ?? '').join('')).toBe(KNOWN);
  });

  it('lets a second caller knock while the first talks', async () => {
    simulate('callWaiting');
    await minutes(box.time, 2);
    const [first, ...rest] = kinds();
    expect(first).toBe('callerId');
    expect(rest.slice(rest.indexOf('offHook'))).toEqual(['offHook', 'callerId', 'onHook']);
  });

  it('uses its lines at the same time, and hangs the oldest call up where all are in use', async () => {
    simulate('known');
    simulate('known');
    await box.time.pass(1_000);
    expect(new Set(box.signals.map((signal) => signal.line))).toEqual(new Set([1, 2]));
    simulate('unknown');
    await box.time.pass(1);
    const [hungUp, rings] = box.signals.slice(-2);
    expect(hungUp).toMatchObject({ kind: 'onHook', line: 1 });
    expect(rings).toMatchObject({ kind: 'callerId', line: 1 });
  });

  it('can be unplugged: everything breaks off, and five seconds later it is there again', async () => {
    simulate('known');
    await box.time.pass(1_000);
    const before = box.signals.length;
    simulate('unplug');
    await box.time.pass(4_900);
    expect(box.reports.at(-1)?.state).toBe('lost');
    await box.time.pass(200);
    expect(box.reports.at(-1)).toMatchObject({ state: 'open', reopened: 1 });
    await minutes(box.time, 2);
    expect(box.signals).toHaveLength(before);
    simulate('known');
    await box.time.pass(1);
    expect(box.signals.length).toBeGreaterThan(before);
  });

  it('says off when it is stopped', async () => {
    box.stop.abort();
    await box.done;
    expect(box.reports.at(-1)?.state).toBe('off');
  });
});

describe('a simulated office', () => {
  it('rings by itself, and every call that came in begins with its number', async () => {
    const { time, signals, stop, done } = simulator('4');
    await time.pass(10 * 60_000);
    stop.abort();
    await done;
    const calls = signals.filter((signal) => signal.kind === 'callerId').length;
    expect(calls).toBeGreaterThan(30);
    expect(calls).toBeLessThan(100);
    expect(new Set(signals.map((signal) => signal.line))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('is the same office for the same seed', async () => {
    const hear = async () => {
      const { time, signals, stop, done } = simulator('4');
      await time.pass(3 * 60_000);
      stop.abort();
      await done;
      return signals.map(({ kind, line, number }) => ({ kind, line, number }));
    };
    expect(await hear()).toEqual(await hear());
  });

  it('makes as many calls a second as it is told, on all its lines, and loses none to a late timer', async () => {
    const { time, signals, stop, done } = simulator('8:rate=100');
    await time.pass(10_000);
    stop.abort();
    await done;
    const rings = signals.filter((signal) => signal.kind === 'ring');
    expect(rings.length).toBeGreaterThanOrEqual(1_000);
    expect(rings.length).toBeLessThanOrEqual(1_001);
    expect(new Set(rings.map((signal) => signal.line)).size).toBe(8);
    expect(signals.filter((signal) => signal.kind === 'offHook')).toHaveLength(rings.length - 1);
  });
});
