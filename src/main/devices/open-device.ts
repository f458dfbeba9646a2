import { parseSimulatorAddress } from '../../shared/domain/simulator-address.ts';
import type { Clock, Device, DeviceSpec, ListPorts, Log, OpenDevice } from '../core/ports.ts';
import { assembleDevice, type Tap } from './assemble-device.ts';
import { createSimulatorDevice } from './play-simulator.ts';
import { createRenamedPorts } from './renamed-port.ts';
import type { DemoNumbers } from './simulated-traffic.ts';
import { wait as realWait, type Wait } from './wait.ts';

export type OpenDeviceOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly listPorts: ListPorts;
  /** Who rings in simulated offices; strangers only where it is left out. */
  readonly demoNumbers?: DemoNumbers;
  /** Where a simulated office's chance begins; the clock where it is left out. */
  readonly newSeed?: () => number;
  readonly wait?: Wait;
  /** Sees the bytes of every device. */
  readonly tap?: Tap;
};

/** Makes devices of every kind. One for the whole process, so that no device reaches for the port of another. */
export function createOpenDevice(options: OpenDeviceOptions): OpenDevice {
  const {
    clock,
    log,
    listPorts,
    demoNumbers = { known: [], shared: [] },
    newSeed = clock.now,
    wait = realWait,
  } = options;
  const taken = new Set<string>();
  const renamed = createRenamedPorts(listPorts, (path) => taken.has(path));
  return (spec: DeviceSpec): Device => {
    const { tap } = options;
    if (spec.kind !== 'simulator')
      return assembleDevice(spec, { clock, log, wait, renamed, taken, ...(tap && { tap }) });
    // An address that is none is refused before it comes here; four lines are what a stray one gets.
    const address = parseSimulatorAddress(spec.address) ?? { lines: 4, rate: null };
    return createSimulatorDevice(spec, address, { clock, log, wait, demoNumbers, seed: newSeed() });
  };
}
