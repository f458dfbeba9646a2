import type { DeviceState } from '../../shared/contract/lines.ts';
import type { TimedSignal } from '../../shared/domain/line-signal.ts';
import type { DeviceKeeper } from './device-keeper.ts';
import type { Clock, Device, DeviceReport, DeviceSpec, DeviceTraits, ListPorts, Log, OpenDevice } from './ports.ts';

/** A device that breaks off is a mistake of ours: it is started again, but not in a hurry. */
const RESTART_FIRST_MS = 1_000;
const RESTART_MOST_MS = 30_000;

const NO_OPTIONS = { profile: null, preset: null, pattern: null, username: null } as const;

export type KeepDevicesOptions = {
  readonly openDevice: OpenDevice;
  readonly listPorts: ListPorts;
  readonly clock: Clock;
  readonly log: Log;
  readonly lineIdsOf: (deviceId: string) => readonly string[];
  /** Called synchronously, in order: this is the way to the screen. */
  readonly onSignal: (deviceId: string, traits: DeviceTraits, signal: TimedSignal) => void;
  /** A device's state has changed, or its counters have moved. */
  readonly onReport: (state: DeviceState) => void;
};

export interface RunningDeviceKeeper extends DeviceKeeper {
  /** Keeps every attached device running until `stop`; resolves when all of them are closed. */
  run(stop: AbortSignal): Promise<void>;
}

type About = Parameters<DeviceKeeper['attach']>[1];
type Kept = {
  readonly spec: DeviceSpec;
  about: About;
  report: DeviceReport;
  device: Device | null;
  readonly stop: AbortController;
};

/** The devices of this process, each in a loop of its own that nothing but `detach` or the end of the process ends. */
export function createDeviceKeeper(options: KeepDevicesOptions): RunningDeviceKeeper {
  const { clock, log } = options;
  const kept = new Map<string, Kept>();
  /** What still closes; an id's next run waits for it, so that a port is not opened twice. */
  const ending = new Map<string, Promise<void>>();
  let closed = false;

  const stateOf = ({ spec, about, report, device }: Kept): DeviceState => ({
    id: spec.id,
    kind: spec.kind,
    address: spec.address,
    ...about,
    ...report,
    baudRate: report.baudRate ?? spec.baudRate,
    options: spec.options ?? NO_OPTIONS,
    hasSecret: (spec.secret ?? null) !== null,
    recognised: report.recognised ?? null,
    notUnderstood: report.notUnderstood ?? false,
    clockDrift: report.clockDrift ?? null,
    canDial: device?.dial !== undefined,
    lineIds: [...options.lineIdsOf(spec.id)],
  });

  /** Only the run that is current speaks for a device. */
  const accept = (one: Kept, report: DeviceReport): void => {
    if (kept.get(one.spec.id) !== one) return;
    one.report = report;
    options.onReport(stateOf(one));
  };

  const runOnce = async (one: Kept): Promise<void> => {
    const device = options.openDevice(one.spec);
    one.device = device;
    await device.run(
      {
        signal: (signal) => options.onSignal(one.spec.id, device.traits, signal),
        report: (report) => accept(one, report),
      },
      one.stop.signal,
    );
  };

  const keepRunning = async (one: Kept, before: Promise<void>): Promise<void> => {
    await before;
    for (let pause = RESTART_FIRST_MS; !one.stop.signal.aborted; pause = Math.min(pause * 2, RESTART_MOST_MS)) {
      const why = await runOnce(one).then(
        () => 'the device ended by itself',
        (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
      if (one.stop.signal.aborted) return;
      log.error({ device: one.spec.id, why }, 'a device broke off and is started again');
      accept(one, { ...one.report, state: 'failed', detail: why.split('\n')[0] ?? null, since: clock.now() });
      await pauseFor(pause, one.stop.signal);
    }
  };

  const start = (one: Kept): void => {
    const { id } = one.spec;
    const running = keepRunning(one, ending.get(id) ?? Promise.resolve()).then(() => {
      if (ending.get(id) === running) ending.delete(id);
    });
    ending.set(id, running);
  };

  const end = (id: string): void => {
    const one = kept.get(id);
    if (!one) return;
    accept(one, { ...one.report, state: 'off', detail: null, since: clock.now() });
    kept.delete(id);
    one.stop.abort();
  };

  const state = (id: string): DeviceState | null => {
    const one = kept.get(id);
    return one ? stateOf(one) : null;
  };

  return {
    states: () => [...kept.values()].map(stateOf),
    state,
    attach(given, about) {
      if (closed) return;
      const before = kept.get(given.id);
      const spec: DeviceSpec = given.secret === undefined ? { ...given, secret: before?.spec.secret ?? null } : given;
      if (before && isSame(before, spec, about)) {
        before.about = about;
        options.onReport(stateOf(before));
        return;
      }
      end(spec.id);
      const one: Kept = {
        spec,
        about,
        report: firstReport(clock, about.enabled),
        device: null,
        stop: new AbortController(),
      };
      kept.set(spec.id, one);
      options.onReport(stateOf(one));
      if (about.enabled) start(one);
    },
    detach: end,
    frames: (id) => kept.get(id)?.device?.frames() ?? [],
    dial: (id, number, extension) => kept.get(id)?.device?.dial?.(number, extension) ?? null,
    simulate(scenario) {
      const simulator = [...kept.values()].find((one) => one.about.enabled && one.device?.simulate);
      simulator?.device?.simulate?.(scenario);
      return simulator !== undefined;
    },
    ports: () =>
      options.listPorts().catch((error: unknown) => {
        log.warn({ error: String(error) }, 'the serial ports could not be listed');
        return [];
      }),
    async run(stop) {
      await aborted(stop);
      closed = true;
      for (const one of kept.values()) one.stop.abort();
      await Promise.all(ending.values());
    },
  };
}

/** A new name is no reason to close a port. */
function isSame(before: Kept, spec: DeviceSpec, about: About): boolean {
  return (
    before.about.enabled === about.enabled &&
    before.spec.kind === spec.kind &&
    before.spec.address === spec.address &&
    before.spec.baudRate === spec.baudRate &&
    (before.spec.secret ?? null) === (spec.secret ?? null) &&
    JSON.stringify(before.spec.options ?? null) === JSON.stringify(spec.options ?? null)
  );
}

function firstReport(clock: Clock, enabled: boolean): DeviceReport {
  return {
    state: enabled ? 'opening' : 'off',
    detail: null,
    since: clock.now(),
    lastByteAt: null,
    signals: 0,
    skippedBytes: 0,
    reopened: 0,
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
