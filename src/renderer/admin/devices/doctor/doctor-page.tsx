import { Button, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconEar, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { DeviceState } from '../../../../shared/contract/lines.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorText } from '../../../ui/error-text.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { useWords } from '../../../words.tsx';
import { Page, Sheet } from '../../page.tsx';
import { BackLink } from '../back-link.tsx';
import { DeviceCounters } from '../device-counters.tsx';
import { DeviceHints } from '../device-hints.tsx';
import { DevicePlace } from '../device-place.tsx';
import { DeviceStateText } from '../device-state-text.tsx';
import { CallTest } from './call-test.tsx';
import classes from './doctor.module.css';
import { FrameTable } from './frame-table.tsx';
import { capture, type Frame } from './frame-text.ts';
import { ReportButton } from './report-button.tsx';
import { fileName, saveText } from './save-text.ts';
import { useFrames } from './use-frames.ts';

/** Looks into one device: its bytes and signals as they come, a test with a call, a report for support. */
export function DoctorPage({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const [, go] = useLocation();
  const frames = useFrames(device);
  const back = `/admin/devices/${device.id}`;
  return (
    <Page
      title={t('doctor.title', { name: device.name })}
      text={t('doctor.text')}
      action={<BackLink to={back} label={t('admin.section.devices')} onLeave={() => go(back)} />}
    >
      <div className={classes.top}>
        <section className={classes.state}>
          <DeviceStateText device={device} />
          <Text size="sm" c="dimmed">
            <DevicePlace device={device} />
          </Text>
          <Text size="sm" c="dimmed">
            <DeviceCounters device={device} />
          </Text>
          <DeviceHints device={device} />
        </section>
        <CallTest device={device} frames={frames.all} />
      </div>
      <Tools device={device} frames={frames} />
      <Sheet>
        {frames.error !== null ? (
          <ErrorText code={frames.error} onRetry={frames.refresh} />
        ) : frames.loading ? (
          <SkeletonRows rows={5} />
        ) : frames.shown.length === 0 ? (
          <EmptyState icon={<IconEar size={24} />} title={t('doctor.empty')} text={t('doctor.emptyText')} />
        ) : (
          <FrameTable frames={frames.shown} />
        )}
      </Sheet>
    </Page>
  );
}

function Tools({ device, frames }: { readonly device: DeviceState; readonly frames: ReturnType<typeof useFrames> }) {
  const t = useWords();
  const { paused, waiting, all, shown } = frames;
  return (
    <div className={classes.tools}>
      <Button
        size="compact-sm"
        variant={paused ? 'filled' : 'default'}
        leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
        onClick={paused ? frames.resume : frames.pause}
      >
        {t(paused ? 'doctor.resume' : 'doctor.pause')}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {paused && waiting > 0 ? t('doctor.pausedNew', { count: waiting }) : t('doctor.heard', { count: shown.length })}
      </Text>
      <Text size="xs" c="dimmed" className={classes.remark}>
        {t('doctor.notMasked')}
      </Text>
      <Tooltip label={t('doctor.saveText')}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          disabled={all.length === 0}
          onClick={() => save(device, shown)}
        >
          {t('doctor.save')}
        </Button>
      </Tooltip>
      <ReportButton device={device} />
    </div>
  );
}

function save(device: DeviceState, frames: readonly Frame[]): void {
  const { kind, recognised, baudRate, name } = device;
  const at = frames[0]?.at ?? Date.now();
  const about = [
    'Hamzang capture',
    `device: ${name}`,
    `protocol: ${kind === 'auto' ? (recognised ?? 'auto') : kind}${baudRate === null ? '' : ` @${baudRate}`}`,
    `begins: ${new Date(at).toISOString()}`,
  ];
  saveText(fileName(name, at, 'hex'), capture(about, frames));
}
