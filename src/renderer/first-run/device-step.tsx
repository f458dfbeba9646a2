import { Button, Group, Stack } from '@mantine/core';
import { IconClockPause, IconPlugConnected, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { DeviceForm } from '../admin/devices/device-form.tsx';
import { FindDevices } from '../admin/devices/find-devices.tsx';
import { useCommand } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Choice } from './choice.tsx';
import { DeviceLive } from './device-live.tsx';
import classes from './first-run.module.css';
import { Step } from './step.tsx';

/** A real device with a view of what it sends, invented lines, or nothing yet. */
export function DeviceStep({ onNext }: { readonly onNext: (withSimulator: boolean) => void }) {
  const t = useWords();
  const [mode, setMode] = useState<'choose' | 'find' | 'device'>('choose');
  const [deviceId, setDeviceId] = useState<string | null>(null);
  const add = useCommand('devices.add');
  const simulate = async () => {
    const done = await add.run({ kind: 'simulator', address: '4', baudRate: null, name: null });
    if (done.ok) onNext(true);
  };
  if (mode === 'choose') {
    return (
      <Step title={t('firstRun.device')} text={t('firstRun.deviceText')}>
        <div className={classes.choices}>
          <Choice
            glyph={<IconPlugConnected size={22} />}
            title={t('firstRun.connectDevice')}
            text={t('firstRun.connectDeviceText')}
            autoFocus
            onChoose={() => setMode('find')}
          />
          <Choice
            glyph={<IconWand size={22} />}
            title={t('firstRun.tryIt')}
            text={t('firstRun.tryItText')}
            disabled={add.pending}
            onChoose={() => void simulate()}
          />
          <Choice
            glyph={<IconClockPause size={22} />}
            title={t('firstRun.noDevice')}
            text={t('firstRun.noDeviceText')}
            onChoose={() => onNext(false)}
          />
        </div>
      </Step>
    );
  }
  if (deviceId === null && mode === 'find') {
    return (
      <Step title={t('find.title')} text={t('find.text')} onBack={() => setMode('choose')}>
        <FindDevices onByHand={() => setMode('device')} onAdded={setDeviceId} />
      </Step>
    );
  }
  if (deviceId === null) {
    return (
      <Stack gap="md">
        <DeviceForm
          title={t('firstRun.connectDevice')}
          action={t('firstRun.connect')}
          onDone={setDeviceId}
          onCancel={() => setMode('find')}
        />
      </Stack>
    );
  }
  return (
    <Step title={t('firstRun.live')}>
      <DeviceLive id={deviceId} />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setDeviceId(null)}>
          {t('words.add')}
        </Button>
        <Button autoFocus onClick={() => onNext(false)}>
          {t('words.next')}
        </Button>
      </Group>
    </Step>
  );
}
