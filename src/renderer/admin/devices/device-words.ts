import type { DeviceState } from '../../../shared/contract/lines.ts';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { isTrouble } from '../../shell/banners.tsx';
import { useDeviceName } from '../../shell/use-device-name.ts';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';

/** Seconds by which a device's clock may be off before it is worth a word. */
const DRIFT_WORTH = 90;

/** What is wrong with a device and what to do, in one sentence; null: nothing is. */
export function useTroubleText(): (device: DeviceState) => string | null {
  const t = useWords();
  const nameOf = useDeviceName();
  return (device) => {
    const { state, address, enabled, kind } = device;
    if (!enabled || !isTrouble(state)) return null;
    const wire = kind === 'simulator' ? null : parseDeviceAddress(address)?.transport;
    const written = `\u2066${address}\u2069`;
    if (wire === 'tcp' && state !== 'forbidden') return t('devices.trouble.network', { address: written });
    if (wire !== 'serial' && state === 'busy') return t('devices.trouble.httpBusy', { address: written });
    return t(`device.${state}`, { device: nameOf(device) });
  };
}

/** How far the device's clock is off; null: it tells no time, or is right enough. */
export function useDriftText(): (seconds: number | null) => string | null {
  const t = useWords();
  const { duration } = useFormat();
  return (seconds) => {
    if (seconds === null || Math.abs(seconds) < DRIFT_WORTH) return null;
    const way = t(seconds > 0 ? 'devices.driftAhead' : 'devices.driftBehind');
    return t('devices.drift', { length: `\u2066${duration(Math.abs(seconds))}\u2069`, way });
  };
}
