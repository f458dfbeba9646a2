import type { DeviceState } from '../../shared/contract/lines.ts';
import type { DeviceFrame, DeviceSpec, ListPorts, SimulatedScenario } from './ports.ts';

/** The devices that run in this process. Implemented in core/keep-devices.ts. */
export interface DeviceKeeper {
  /** All configured devices with their live state. */
  states(): readonly DeviceState[];
  state(id: string): DeviceState | null;
  /** Starts, or starts again with other values. A spec without `secret` keeps the one that the device had. */
  attach(spec: DeviceSpec, about: { readonly name: string; readonly fixed: boolean; readonly enabled: boolean }): void;
  /** Stops and forgets. */
  detach(id: string): void;
  frames(id: string): readonly DeviceFrame[];
  /** Dials on a device; null where it cannot. Rejects with the device's own words. */
  dial(id: string, number: string, extension: string | null): Promise<void> | null;
  /** False where no simulator is attached. */
  simulate(scenario: SimulatedScenario): boolean;
  ports(): ReturnType<ListPorts>;
}
