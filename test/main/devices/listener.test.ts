import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceReport } from '../../../src/main/core/ports.ts';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import { createDeviceReporter, type DeviceReporter } from '../../../src/main/devices/device-reporter.ts';
import { createFrameLog } from '../../../src/main/devices/frame-log.ts';
import { createListener, type Listener } from '../../../src/main/devices/listener.ts';
import type { TimedSignal } from '../../../src/shared/domain/line-signal.ts';
import { createLog } from '../../support/log.ts';

describe('what is heard of a port', () => {
  const signals: TimedSignal[] = [];
  const reports: DeviceReport[] = [];
  const log: string[] = [];
  let reporter: DeviceReporter;
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };

  const listen = (take: (signal: TimedSignal) => void = (signal) => void signals.push(signal)): Listener =>
    createListener({
      // The slow pace holds a number back for its name, so that there is something to flush.
      decoder: () => createDecoder('modem', 'whole'),
      sink: { signal: take, report: () => undefined },
      reporter,
      frames: createFrameLog(),
      clock,
      log: createLog(log),
    });
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
  const kinds = (): string[] => signals.map((signal) => signal.kind);

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    for (const list of [signals, reports, log]) list.length = 0;
    reporter = createDeviceReporter(clock, (report) => reports.push(report));
    reporter.change('open', null);
  });
  afterEach(() => {
    reporter.close();
    vi.useRealTimers();
  });

  it('is handed on before the bytes are done with', () => {
    listen().push(bytes('\r\nRING\r\n'));
    expect(kinds()).toEqual(['ring']);
  });

  it('is given out when it was held back long enough, under the time of its last byte', () => {
    const listener = listen();
    listener.push(bytes('\r\nNMBR = 02122514321\r\n'));
    const heardAt = clock.monotonic();
    expect(signals).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(signals).toMatchObject([{ kind: 'callerId', number: '02122514321', readAt: heardAt }]);
    expect(signals[0]?.at).toBeGreaterThan(1_000_000);
  });

  it('is given out at once when the line breaks off, and nothing comes later', () => {
    const listener = listen();
    listener.push(bytes('\r\nNMBR = 02122514321\r\n'));
    listener.breakOff();
    vi.advanceTimersByTime(10_000);
    expect(kinds()).toEqual(['callerId']);
  });

  it('is logged when somebody above cannot take it, and the next is handed on', () => {
    const listener = listen((signal) => {
      if (signals.push(signal) === 1) throw new Error('a mistake of ours');
    });
    listener.push(bytes('\r\nRING\r\n'));
    listener.push(bytes('\r\nRING\r\n'));
    expect(kinds()).toEqual(['ring', 'ring']);
    expect(log).toEqual(['error a signal was not taken']);
  });

  it('is counted, and told of every two seconds at most', () => {
    const listener = listen();
    const before = reports.length;
    for (let i = 0; i < 50; i += 1) {
      listener.push(bytes('\r\nRING\r\n'));
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(2_000);
    const told = reports.slice(before);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(told.at(-1)).toMatchObject({ state: 'open', signals: 50, lastByteAt: 1_004_900, since: 1_000_000 });
  });

  it('costs nothing while it is silent', () => {
    listen();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the reports of a device', () => {
  const clock = { now: () => 5_000, monotonic: () => 0 };

  it('count how often it was opened again, and keep the moment of the state when only the words change', () => {
    const reports: DeviceReport[] = [];
    let now = 1_000;
    const reporter = createDeviceReporter({ ...clock, now: () => now }, (report) => reports.push(report));
    for (const state of ['opening', 'open', 'lost', 'lost', 'open'] as const) {
      reporter.change(state, null);
      now += 1_000;
    }
    reporter.change('open', 'moved to COM4');
    expect(reports.map(({ state, detail, since, reopened }) => [state, detail, since, reopened])).toEqual([
      ['opening', null, 1_000, 0],
      ['open', null, 2_000, 0],
      ['lost', null, 3_000, 0],
      ['open', null, 5_000, 1],
      ['open', 'moved to COM4', 5_000, 1],
    ]);
  });

  it('say more without forgetting what they said', () => {
    const reports: DeviceReport[] = [];
    const reporter = createDeviceReporter(clock, (report) => reports.push(report));
    reporter.change('open', 'moved to COM4');
    reporter.explain('the modem does not answer commands');
    reporter.explain(null);
    expect(reports.map((report) => report.detail)).toEqual([
      'moved to COM4',
      'moved to COM4; the modem does not answer commands',
      'moved to COM4',
    ]);
  });
});
