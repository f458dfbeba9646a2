import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeviceKeeper, type RunningDeviceKeeper } from '../../../src/main/core/keep-devices.ts';
import type { Device, DeviceReport, DeviceSink, DeviceSpec, SimulatedScenario } from '../../../src/main/core/ports.ts';
import type { DeviceState } from '../../../src/shared/contract/lines.ts';
import { createLog } from '../../support/log.ts';
import { until } from '../../support/wait.ts';

const SPEC: DeviceSpec = { id: 'a', kind: 'ojsegal', address: '/dev/ttyUSB0', baudRate: null };
const ABOUT = { name: 'Box', fixed: false, enabled: true };
const AT = 1_000_000;

type Run = {
  readonly spec: DeviceSpec;
  readonly sink: DeviceSink;
  breakOff(why: string): void;
  release(): void;
  ended: boolean;
};

describe('the devices of a process', () => {
  const runs: Run[] = [];
  const reports: DeviceState[] = [];
  const heard: string[] = [];
  const rung: SimulatedScenario[] = [];
  const log: string[] = [];
  let isSlowToClose = false;
  let keeper: RunningDeviceKeeper;
  let stop: AbortController;
  let done: Promise<void>;

  const report = (state: DeviceReport['state'], more: Partial<DeviceReport> = {}): DeviceReport => ({
    state,
    detail: null,
    since: AT,
    lastByteAt: null,
    signals: 0,
    skippedBytes: 0,
    reopened: 0,
    ...more,
  });

  function openDevice(spec: DeviceSpec): Device {
    return {
      spec,
      traits: { hook: 'learned', ringSilenceMs: 10_000 },
      frames: () => [{ at: AT, hex: '4c31', signals: [] }],
      ...(spec.kind === 'simulator' ? { simulate: (scenario: SimulatedScenario) => void rung.push(scenario) } : {}),
      run: (sink, aborted) =>
        new Promise((resolve, reject) => {
          const run: Run = {
            spec,
            sink,
            ended: false,
            breakOff: (why) => reject(new Error(why)),
            release: () => end(),
          };
          const end = (): void => {
            run.ended = true;
            resolve();
          };
          runs.push(run);
          aborted.addEventListener('abort', () => (isSlowToClose ? undefined : end()), { once: true });
        }),
    };
  }

  beforeEach(() => {
    for (const list of [runs, reports, heard, rung, log]) list.length = 0;
    isSlowToClose = false;
    stop = new AbortController();
    keeper = createDeviceKeeper({
      openDevice,
      listPorts: async () => {
        throw new Error('no udevadm');
      },
      clock: { now: () => AT, monotonic: () => 0 },
      log: createLog(log),
      lineIdsOf: (id) => [`${id}-1`],
      onSignal: (id, traits, signal) => heard.push(`${id} ${traits.hook} ${signal.kind}`),
      onReport: (state) => reports.push(state),
    });
    done = keeper.run(stop.signal);
  });
  afterEach(async () => {
    stop.abort();
    for (const run of runs) run.release();
    await done;
  });

  const started = (count: number): Promise<boolean> => until(() => runs.length === count, `${count} runs`);

  it('hand on what they hear, with what their silence means', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    runs[0]?.sink.signal({ kind: 'ring', line: 1, at: AT, readAt: 0 });
    expect(heard).toEqual(['a learned ring']);
  });

  it('are told of whole: configuration, state and lines', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    runs[0]?.sink.report(report('busy', { detail: 'Cannot lock port', reopened: 2 }));
    const whole: DeviceState = {
      ...SPEC,
      ...ABOUT,
      ...report('busy', { detail: 'Cannot lock port', reopened: 2 }),
      options: { profile: null, preset: null, pattern: null, username: null },
      hasSecret: false,
      recognised: null,
      notUnderstood: false,
      clockDrift: null,
      canDial: false,
      lineIds: ['a-1'],
    };
    expect(reports.at(-1)).toEqual(whole);
    expect(keeper.states()).toEqual([whole]);
    expect(keeper.state('a')).toEqual(whole);
    expect(keeper.state('b')).toBeNull();
  });

  it('are off and left alone where they are disabled', () => {
    keeper.attach(SPEC, { ...ABOUT, enabled: false });
    expect(keeper.state('a')?.state).toBe('off');
    expect(runs).toEqual([]);
  });

  it('are not disturbed by a new name', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    keeper.attach(SPEC, { ...ABOUT, name: 'Front desk' });
    expect(reports.at(-1)?.name).toBe('Front desk');
    expect(runs).toHaveLength(1);
    expect(runs[0]?.ended).toBe(false);
  });

  it('open another port only after the old one is closed, and the old one is heard no more', async () => {
    isSlowToClose = true;
    keeper.attach(SPEC, ABOUT);
    await started(1);
    keeper.attach({ ...SPEC, address: '/dev/ttyUSB1' }, ABOUT);
    runs[0]?.sink.report(report('open'));
    expect(reports.at(-1)).toMatchObject({ address: '/dev/ttyUSB1', state: 'opening' });
    expect(runs).toHaveLength(1);
    runs[0]?.release();
    await started(2);
    expect(runs[1]?.spec.address).toBe('/dev/ttyUSB1');
  });

  it('say off and are forgotten when they are detached', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    keeper.detach('a');
    expect(reports.at(-1)?.state).toBe('off');
    expect(keeper.states()).toEqual([]);
    expect(runs[0]?.ended).toBe(true);
  });

  it('are started again when they break off, and the others go on', async () => {
    keeper.attach(SPEC, ABOUT);
    keeper.attach({ ...SPEC, id: 'b', address: '/dev/ttyUSB1' }, ABOUT);
    await started(2);
    runs[0]?.breakOff('a mistake of ours');
    await started(3);
    expect(reports.find((state) => state.state === 'failed')).toMatchObject({
      id: 'a',
      detail: 'Error: a mistake of ours',
    });
    expect(log).toEqual(['error a device broke off and is started again']);
    runs[2]?.sink.report(report('open'));
    expect(keeper.state('a')?.state).toBe('open');
    expect(runs[1]?.ended).toBe(false);
  });

  it('keep their last frames for export', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    expect(keeper.frames('a')).toEqual([{ at: AT, hex: '4c31', signals: [] }]);
    expect(keeper.frames('b')).toEqual([]);
  });

  it('ring on demand where one of them is a simulator', async () => {
    keeper.attach(SPEC, ABOUT);
    await started(1);
    expect(keeper.simulate('known')).toBe(false);
    keeper.attach({ id: 's', kind: 'simulator', address: '4', baudRate: null }, ABOUT);
    await started(2);
    expect(keeper.simulate('known')).toBe(true);
    expect(rung).toEqual(['known']);
  });

  it('have no list of ports where the system gives none, and that is logged', async () => {
    expect(await keeper.ports()).toEqual([]);
    expect(log).toEqual(['warn the serial ports could not be listed']);
  });

  it('are all closed before the process says that it is done, and none begins after', async () => {
    isSlowToClose = true;
    keeper.attach(SPEC, ABOUT);
    await started(1);
    stop.abort();
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    runs[0]?.release();
    await done;
    keeper.attach({ ...SPEC, id: 'b' }, ABOUT);
    expect(keeper.state('b')).toBeNull();
  });
});
