import type { Device, DeviceReport, DeviceSpec } from '../../src/main/core/ports.ts';
import { createOpenDevice } from '../../src/main/devices/open-device.ts';
import type { DeviceKind } from '../../src/shared/contract/lines.ts';
import type { TimedSignal } from '../../src/shared/domain/line-signal.ts';
import { createLog } from './log.ts';
import { until } from './wait.ts';

/** A device that runs until `stop`, and all that it said. */
export type TestDevice = {
  readonly device: Device;
  readonly signals: TimedSignal[];
  readonly reports: DeviceReport[];
  /** Resolves when the device is in this state. */
  isIn(state: DeviceReport['state']): Promise<DeviceReport>;
  stop(): Promise<void>;
};

export function runDevice(
  kind: DeviceKind,
  address: string,
  baudRate: number | null = null,
  more: Pick<DeviceSpec, 'options' | 'secret'> = {},
): TestDevice {
  const openDevice = createOpenDevice({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    log: createLog(),
    listPorts: async () => [],
    newSeed: () => 1,
  });
  const device = openDevice({ id: 'box', kind, address, baudRate, ...more });
  const signals: TimedSignal[] = [];
  const reports: DeviceReport[] = [];
  const stop = new AbortController();
  const done = device.run(
    { signal: (signal) => signals.push(signal), report: (report) => reports.push(report) },
    stop.signal,
  );
  return {
    device,
    signals,
    reports,
    isIn: (state) =>
      until(
        () => {
          const last = reports.at(-1);
          return last?.state === state ? last : null;
        },
        `the device is ${state}, not ${reports.at(-1)?.state}`,
      ),
    async stop() {
      stop.abort();
      await done;
    },
  };
}
