import type { DeviceState } from '../../shared/contract/lines.ts';
import { parseDeviceAddress } from '../../shared/domain/device-address.ts';
import { useWords } from '../words.tsx';
import { useDeviceName } from './use-device-name.ts';

const TROUBLES = ['missing', 'forbidden', 'busy', 'lost', 'failed'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Whether a device needs a person's hand. */
export function isTrouble(state: DeviceState['state']): state is Trouble {
  return (TROUBLES as readonly string[]).includes(state);
}

/** Behind a network address the same states have other reasons. */
const OF_TCP = { missing: 'tcp', lost: 'tcp', failed: 'tcp', forbidden: 'login', busy: 'held' } as const;

/** What is wrong with a device and what to do, in one sentence; null: nothing is. */
export function useTroubleText(): (device: DeviceState) => string | null {
  const t = useWords();
  const nameOf = useDeviceName();
  return (device) => {
    const { state, address, enabled, kind } = device;
    if (!enabled || !isTrouble(state)) return null;
    const named = { device: nameOf(device) };
    const wire = kind === 'simulator' ? 'serial' : (parseDeviceAddress(address)?.transport ?? 'serial');
    if (wire === 'tcp') return t(`devices.trouble.${OF_TCP[state]}`, named);
    if (state === 'busy' && wire !== 'serial') return t('devices.trouble.taken', named);
    return t(`device.${state}`, named);
  };
}
