import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { ErrorText } from '../../ui/error-text.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useAsk } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { type Frame, frameText, report } from './frame-text.ts';
import classes from './frames.module.css';

/** The last bytes as they came, for looking and for a support report. */
export function Frames({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const frames = useAsk('devices.frames', { id: device.id });
  const { refresh } = frames;
  const shownFor = useRef(device.lastByteAt);
  useEffect(() => {
    if (shownFor.current === device.lastByteAt) return;
    shownFor.current = device.lastByteAt;
    const soon = setTimeout(refresh, 200);
    return () => clearTimeout(soon);
  }, [device.lastByteAt, refresh]);
  const list = frames.data ?? [];
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t('devices.frames')}
        </Text>
        {list.length === 0 ? null : <Take name={device.name} frames={list} />}
      </Group>
      <Text size="xs" c="dimmed">
        {t('devices.framesText')}
      </Text>
      {frames.error !== null && frames.data === undefined ? <ErrorText code={frames.error} onRetry={refresh} /> : null}
      {list.length === 0 ? <Text size="sm">{t('devices.framesEmptyText')}</Text> : <FrameList frames={list} />}
    </Stack>
  );
}

function FrameList({ frames }: { readonly frames: readonly Frame[] }) {
  // Two frames of one millisecond with the same bytes are two rows.
  const rows = frames.map((frame, index) => ({ ...frame, key: index })).toReversed();
  return (
    <ol className={classes.frames}>
      {rows.map((frame) => (
        <li key={frame.key}>
          <TimeText at={frame.at} style="dateTime" />
          <code dir="ltr">{frameText(frame.hex)}</code>
          <code dir="ltr" className={classes.hex}>
            {frame.hex.replace(/(..)(?=.)/g, '$1 ')}
          </code>
        </li>
      ))}
    </ol>
  );
}

function Take({ name, frames }: { readonly name: string; readonly frames: readonly Frame[] }) {
  const t = useWords();
  const text = report(name, frames);
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'hamzang-frames.txt';
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Group gap={4}>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="subtle" leftSection={<IconCopy size={14} />} onClick={copy}>
            {copied ? t('words.copied') : t('words.copy')}
          </Button>
        )}
      </CopyButton>
      <Button size="compact-xs" variant="subtle" leftSection={<IconDownload size={14} />} onClick={save}>
        {t('words.export')}
      </Button>
    </Group>
  );
}
