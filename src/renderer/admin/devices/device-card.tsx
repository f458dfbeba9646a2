import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { useWords } from '../../words.tsx';
import { DeviceCounters } from './device-counters.tsx';
import { DeviceHints } from './device-hints.tsx';
import { DevicePlace } from './device-place.tsx';
import { DeviceStateText } from './device-state-text.tsx';
import classes from './devices.module.css';

/** One device in the list: how it is at this moment, and what it needs. */
export function DeviceCard({ device, chosen }: { readonly device: DeviceState; readonly chosen: boolean }) {
  const t = useWords();
  return (
    <li className={classes.card} data-chosen={chosen || undefined} data-testid="device-card">
      <div className={classes.cardHead}>
        <Link href={`/admin/devices/${device.id}`} className={classes.cardName} aria-current={chosen}>
          <bdi>{device.name}</bdi>
        </Link>
        <DeviceStateText device={device} />
        <span className={classes.cardLines}>{t('devices.lines', { count: device.lineIds.length })}</span>
        <IconChevronRight size={16} className={classes.cardMark} aria-hidden />
      </div>
      <div className={classes.soft}>
        <DevicePlace device={device} />
      </div>
      <div className={classes.soft}>
        <DeviceCounters device={device} />
      </div>
      <div className={classes.hints}>
        <DeviceHints device={device} />
      </div>
    </li>
  );
}
