import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PayloadOf } from '../../shared/contract/contract.ts';
import type { DeviceState } from '../../shared/contract/lines.ts';
import { Details } from '../ui/details.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useCore, useLive, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './banners.module.css';
import { isTrouble, useTroubleText } from './device-trouble.ts';

/** What is wrong and what to do, above the room and never over it. */
export function Banners() {
  const devices = useLive((live) => live.devices);
  const notice = useLive((live) => live.notice);
  const broken = devices.filter((device) => device.enabled && isTrouble(device.state));
  if (broken.length === 0 && notice === null) return null;
  return (
    <div className={classes.banners}>
      {notice === null ? null : <Notice code={notice.code} count={notice.count} />}
      {broken.map((device) => (
        <DeviceTrouble key={device.id} device={device} />
      ))}
    </div>
  );
}

function DeviceTrouble({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const troubleOf = useTroubleText();
  const may = useMay('device.manage');
  return (
    <Banner
      tone="broken"
      action={may ? <Link href={`/admin/devices/${device.id}`}>{t('shell.toDevices')}</Link> : null}
    >
      {troubleOf(device)}{' '}
      <span className={classes.since}>
        (<TimeText at={device.since} style="time" />)
      </span>
      {device.detail === null ? null : <Details text={device.detail} />}
    </Banner>
  );
}

function Notice({ code, count }: { readonly code: PayloadOf<'office.notice'>['code']; readonly count: number }) {
  const t = useWords();
  const { live } = useCore();
  const mild = code === 'interruptedCalls' || code === 'recordingDiskLow';
  const text =
    code === 'interruptedCalls' || code === 'recordingDiskLow' ? t(`notice.${code}`, { count }) : t(`notice.${code}`);
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
