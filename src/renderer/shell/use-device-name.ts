import type { DeviceState } from '../../shared/contract/lines.ts';
import { useWords } from '../words.tsx';

/** Names a device inside a sentence, with its port where it has one. */
export function useDeviceName(): (device: Pick<DeviceState, 'kind' | 'name' | 'address'>) => string {
  const t = useWords();
  return ({ kind, name, address }) =>
    // A port path keeps its own direction inside Persian text.
    kind === 'simulator'
      ? t('device.named', { name })
      : t('device.namedAt', { name, address: `\u2066${address}\u2069` });
}
