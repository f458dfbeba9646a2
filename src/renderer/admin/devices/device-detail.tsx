import { Button, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import { IconPencil, IconRegex, IconStethoscope, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { useTroubleText } from '../../shell/device-trouble.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { Details } from '../../ui/details.tsx';
import { LineDot } from '../../ui/line-dot.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand, useLive } from '../../use-core.tsx';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';
import { Side } from '../page.tsx';
import { DeviceCounters } from './device-counters.tsx';
import { DeviceForm } from './device-form.tsx';
import { DeviceHints } from './device-hints.tsx';
import { kindName } from './device-kinds.ts';
import { DeviceStateText } from './device-state-text.tsx';
import classes from './devices.module.css';
import { HttpAddress } from './http-address.tsx';

/** One device: how it is, what to do about it, and the ways to look closer. */
export function DeviceDetail({ device, onClose }: { readonly device: DeviceState; readonly onClose: () => void }) {
  const t = useWords();
  const [editing, setEditing] = useState(false);
  const trouble = useTroubleText()(device);
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
        {trouble === null && device.detail !== null ? <Details text={device.detail} /> : null}
        <DeviceHints device={device} />
        <Facts device={device} />
        {parseDeviceAddress(device.address)?.transport === 'http' ? <HttpAddress device={device} /> : null}
        <Closer device={device} />
        <Divider />
        {device.fixed ? (
          <Text size="sm" c="dimmed">
            {t('devices.fixed')}
          </Text>
        ) : (
          <Deeds device={device} onEdit={() => setEditing(true)} onRemoved={onClose} />
        )}
      </Stack>
    </Side>
  );
}

function Facts({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const { digits } = useFormat();
  const { kind, recognised, address, baudRate, canDial } = device;
  return (
    <dl className={classes.facts}>
      <Fact label={t('devices.fact.kind')}>
        {t(kindName(kind === 'auto' && recognised !== null ? recognised : kind))}
      </Fact>
      {kind === 'simulator' ? null : (
        <Fact label={t('devices.fact.address')}>
          <bdi dir="ltr">{address}</bdi>
          {baudRate === null ? null : <div>{t('devices.baud', { speed: digits(String(baudRate)) })}</div>}
        </Fact>
      )}
      <Fact label={t('devices.fact.heard')}>
        <DeviceCounters device={device} />
      </Fact>
      <Fact label={t('devices.fact.dial')}>{t(canDial ? 'devices.dialYes' : 'devices.dialNo')}</Fact>
      <Fact label={t('devices.fact.lines')}>
        <LineNames device={device} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function LineNames({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const lines = useLive((live) => live.lines);
  const own = lines.filter((line) => line.deviceId === device.id);
  if (own.length === 0) return t('devices.lines', { count: device.lineIds.length });
  return (
    <Group gap="xs">
      {own.map((line) => (
        <span key={line.id}>
          <LineDot state={line.state} size={12} /> <bdi>{line.name}</bdi>
        </span>
      ))}
    </Group>
  );
}

function Closer({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const [, go] = useLocation();
  const at = `/admin/devices/${device.id}`;
  return (
    <Group gap="xs">
      <Button variant="light" leftSection={<IconStethoscope size={16} />} onClick={() => go(`${at}/doctor`)}>
        {t('doctor.open')}
      </Button>
      {device.kind === 'pattern' && !device.fixed ? (
        <Button variant="light" leftSection={<IconRegex size={16} />} onClick={() => go(`${at}/pattern`)}>
          {t('pattern.open')}
        </Button>
      ) : null}
    </Group>
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
    const sure = await confirm({
      title: t('devices.removeTitle', { name }),
      text: t('devices.removeText'),
      action: t('words.remove'),
      danger: true,
    });
    if (!sure || !(await remove.run({ id })).ok) return;
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
