import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DeviceState } from '../../shared/contract/lines.ts';
import { Details } from '../ui/details.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useCore, useLive, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './banners.module.css';
import { useDeviceName } from './use-device-name.ts';

/** What is wrong and what to do, above the room and never over it. */
export function Banners() {
  const devices = useLive((live) => live.devices);
  const notice = useLive((live) => live.notice);
  const broken = devices.flatMap((device) =>
    device.enabled && isTrouble(device.state) ? [{ device, state: device.state }] : [],
  );
  if (broken.length === 0 && notice === null) return null;
  return (
    <div className={classes.banners}>
      {notice === null ? null : <Notice code={notice.code} count={notice.count} />}
      {broken.map(({ device, state }) => (
        <DeviceTrouble key={device.id} device={device} state={state} />
      ))}
    </div>
  );
}

const TROUBLES = ['missing', 'forbidden', 'busy', 'lost', 'failed'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Whether a device needs a person's hand. */
export function isTrouble(state: DeviceState['state']): state is Trouble {
  return (TROUBLES as readonly string[]).includes(state);
}

function DeviceTrouble({ device, state }: { readonly device: DeviceState; readonly state: Trouble }) {
  const t = useWords();
  const nameOf = useDeviceName();
  const may = useMay('device.manage');
  return (
    <Banner
      tone="broken"
      action={may ? <Link href={`/admin/devices/${device.id}`}>{t('shell.toDevices')}</Link> : null}
    >
      {t(`device.${state}`, { device: nameOf(device) })}{' '}
      <span className={classes.since}>
        (<TimeText at={device.since} style="time" />)
      </span>
      {device.detail === null ? null : <Details text={device.detail} />}
    </Banner>
  );
}

function Notice({
  code,
  count,
}: {
  readonly code: 'interruptedCalls' | 'storeFull' | 'storeReadOnly' | 'storeDamaged';
  readonly count: number;
}) {
  const t = useWords();
  const { live } = useCore();
  const mild = code === 'interruptedCalls';
  const text = mild ? t('notice.interruptedCalls', { count }) : t(`notice.${code}`);
  const close = <CloseButton size="sm" aria-label={t('words.close')} onClick={live.dismissNotice} />;
  return (
    <Banner tone={mild ? 'told' : 'broken'} action={mild ? close : null}>
      {text}
    </Banner>
  );
}

function Banner({
  tone,
  action,
  children,
}: {
  readonly tone: 'broken' | 'told';
  readonly action: ReactNode;
  readonly children: ReactNode;
}) {
  const Icon = tone === 'broken' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes.banner} data-tone={tone} role={tone === 'broken' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}
