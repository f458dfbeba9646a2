import { Button, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { isTrouble } from '../../shell/banners.tsx';
import { useDeviceName } from '../../shell/use-device-name.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { Details } from '../../ui/details.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Side } from '../page.tsx';
import { DeviceForm } from './device-form.tsx';
import { DeviceStateText } from './device-state-text.tsx';
import { Frames } from './frames.tsx';

/** One device: how it is, what to do about it, its last bytes. */
export function DeviceDetail({ device, onClose }: { readonly device: DeviceState; readonly onClose: () => void }) {
  const t = useWords();
  const [editing, setEditing] = useState(false);
  if (editing) {
    const finish = () => {
      showDone(t('devices.saved'));
      setEditing(false);
    };
    return (
      <Side title={t('devices.edit')} onClose={() => setEditing(false)}>
        <DeviceForm device={device} action={t('words.save')} onDone={finish} onCancel={() => setEditing(false)} />
      </Side>
    );
  }
  return (
    <Side title={device.name} onClose={onClose}>
      <Stack gap="sm">
        <DeviceStateText device={device} />
        <Trouble device={device} />
        <Counters device={device} />
        {device.fixed ? (
          <Text size="sm" c="dimmed">
            {t('devices.fixed')}
          </Text>
        ) : (
          <Deeds device={device} onEdit={() => setEditing(true)} onRemoved={onClose} />
        )}
        <Divider />
        <Frames device={device} />
      </Stack>
    </Side>
  );
}

function Trouble({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const nameOf = useDeviceName();
  if (!isTrouble(device.state)) return device.detail === null ? null : <Details text={device.detail} />;
  return (
    <div>
      <Text size="sm">{t(`device.${device.state}`, { device: nameOf(device) })}</Text>
      {device.detail === null ? null : <Details text={device.detail} />}
    </div>
  );
}

function Counters({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const parts = [
    t('devices.signals', { count: device.signals }),
    device.skippedBytes === 0 ? null : t('devices.skipped', { count: device.skippedBytes }),
    device.reopened === 0 ? null : t('devices.reopened', { count: device.reopened }),
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.filter((part) => part !== null).join(t('words.listSeparator'))}
    </Text>
  );
}

function Deeds({
  device,
  onEdit,
  onRemoved,
}: {
  readonly device: DeviceState;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
}) {
  const t = useWords();
  const confirm = useConfirm();
  const update = useCommand('devices.update');
  const remove = useCommand('devices.remove');
  const { id, name, address, baudRate, options } = device;
  const askAndRemove = async () => {
    if (
      !(await confirm({
        title: t('devices.removeTitle', { name }),
        text: t('devices.removeText'),
        action: t('words.remove'),
        danger: true,
      }))
    )
      return;
    const done = await remove.run({ id });
    if (!done.ok) return;
    showDone(t('devices.removed'));
    onRemoved();
  };
  return (
    <Group justify="space-between">
      <Switch
        label={t('devices.enabled')}
        checked={device.enabled}
        disabled={update.pending}
        onChange={(event) =>
          void update.run({ id, name, address, baudRate, options, enabled: event.currentTarget.checked })
        }
      />
      <Group gap="xs">
        <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>
          {t('words.edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() => void askAndRemove()}
        >
          {t('words.remove')}
        </Button>
      </Group>
    </Group>
  );
}
