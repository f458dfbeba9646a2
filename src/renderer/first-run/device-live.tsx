import { Group, Text } from '@mantine/core';
import { DeviceStateText } from '../admin/devices/device-state-text.tsx';
import { AgoText } from '../ui/time-text.tsx';
import { useLive } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './first-run.module.css';

/** What a new device sends, as it sends it: proof that cable, kind and speed are right. */
export function DeviceLive({ id }: { readonly id: string }) {
  const t = useWords();
  const device = useLive((live) => live.devices.find((one) => one.id === id));
  if (device === undefined) return null;
  return (
    <div className={classes.live} role="status">
      <Group justify="space-between">
        <DeviceStateText device={device} />
        {device.lastByteAt === null ? null : (
          <Text size="xs" c="dimmed">
            <AgoText at={device.lastByteAt} />
          </Text>
        )}
      </Group>
      <Text mt="xs" size="sm">
        {device.signals > 0 ? t('firstRun.liveHeard', { count: device.signals }) : t('firstRun.liveWaiting')}
      </Text>
      {device.skippedBytes > 0 ? (
        <Text size="xs" c="dimmed">
          {t('firstRun.liveSkipped', { count: device.skippedBytes })}
        </Text>
      ) : null}
      {device.notUnderstood ? (
        <Text size="sm" mt="xs">
          {t('firstRun.liveNotUnderstood')}
        </Text>
      ) : null}
    </div>
  );
}
