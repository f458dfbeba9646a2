import type { DeviceState } from '../../shared/contract/lines.ts';
import type { DeviceSpec, SimulatedScenario } from './ports.ts';

/** The devices that run in this process. Implemented in core/keep-devices.ts. */
export interface DeviceKeeper {
  /** All configured devices with their live state. */
  states(): readonly DeviceState[];
  state(id: string): DeviceState | null;
  /** Starts, or starts again with other values. */
  attach(spec: DeviceSpec, about: { readonly name: string; readonly fixed: boolean; readonly enabled: boolean }): void;
  /** Stops and forgets. */
  detach(id: string): void;
  frames(id: string): readonly { readonly at: number; readonly hex: string }[];
  /** False where no simulator is attached. */
  simulate(scenario: SimulatedScenario): boolean;
  ports(): Promise<
    readonly {
      readonly path: string;
      readonly vendor: string | null;
      readonly product: string | null;
      readonly serialNumber: string | null;
    }[]
  >;
}
