import type { DeviceState } from '../../shared/contract/lines.ts';
import { parseSimulatorAddress } from '../../shared/domain/simulator-address.ts';

/** The lines that a device has for certain, before any of them was heard: they stand on the strip from the start. */
export function certainLines({ kind, address }: Pick<DeviceState, 'kind' | 'address'>): number[] {
  if (kind === 'modem') return [1];
  const lines = kind === 'simulator' ? (parseSimulatorAddress(address)?.lines ?? 0) : 0;
  return Array.from({ length: lines }, (_, i) => i + 1);
}
