import type { DeviceState } from '../../../shared/contract/lines.ts';
import { useFormat } from '../../use-format.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../words.tsx';

/** How long ago the last byte came, and what was made of all of them. */
export function DeviceCounters({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { lastByteAt, signals, skippedBytes, reopened } = device;
  const parts = [
    lastByteAt === null ? t('devices.neverHeard') : t('devices.lastByteAgo', { ago: format.ago(lastByteAt, now) }),
    signals === 0 ? null : t('devices.signals', { count: signals }),
    skippedBytes === 0 ? null : t('devices.skipped', { count: skippedBytes }),
    reopened === 0 ? null : t('devices.reopened', { count: reopened }),
  ];
  return <span>{parts.filter((part) => part !== null).join(t('words.listSeparator'))}</span>;
}
