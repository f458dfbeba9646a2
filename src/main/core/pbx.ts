import type { DeviceKind, DeviceState } from '../../shared/contract/lines.ts';

const PBX_KINDS: ReadonlySet<DeviceKind> = new Set(['panasonic', 'ami', 'pattern', 'http']);

/** Does this device tell of lines that a box on the wire may see too? */
export function isPbx(device: Pick<DeviceState, 'kind' | 'recognised'> | null): boolean {
  return device !== null && PBX_KINDS.has(device.recognised ?? device.kind);
}
