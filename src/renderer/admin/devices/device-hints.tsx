import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation, IconEar, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DeviceKind, DeviceState } from '../../../shared/contract/lines.ts';
import { useTroubleText } from '../../shell/device-trouble.ts';
import { Details } from '../../ui/details.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { kindName } from './device-kinds.ts';
import { useDriftText } from './device-words.ts';

/** What of a device needs a person: trouble with its port, bytes that nobody understands, a recognised kind to confirm. */
export function DeviceHints({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const trouble = useTroubleText()(device);
  const drift = useDriftText()(device.clockDrift);
  const listening = device.kind === 'auto' && device.recognised === null && device.state === 'open';
  return (
    <>
      {trouble === null ? null : (
        <Hint tone="red" icon={<IconAlertTriangle size={18} />}>
          <Text size="sm">{trouble}</Text>
          {device.detail === null ? null : <Details text={device.detail} />}
        </Hint>
      )}
      {device.notUnderstood && device.kind !== 'auto' ? <NotUnderstood device={device} /> : null}
      {listening ? (
        <Hint tone="lapis" icon={<IconEar size={18} />}>
          <Text size="sm">{t('devices.identifying')}</Text>
        </Hint>
      ) : null}
      {device.kind === 'auto' && device.recognised !== null ? (
        <Recognised device={device} kind={device.recognised} />
      ) : null}
      {drift === null ? null : (
        <Hint tone="gray" icon={<IconClockExclamation size={18} />}>
          <Text size="sm">{drift}</Text>
        </Hint>
      )}
    </>
  );
}

function Hint({
  tone,
  icon,
  action,
  children,
}: {
  readonly tone: 'red' | 'amber' | 'lapis' | 'gray';
  readonly icon: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Alert color={tone} variant="light" icon={icon} p="xs">
      <Group justify="space-between" wrap="nowrap" align="center" gap="sm">
        <div>{children}</div>
        {action}
      </Group>
    </Alert>
  );
}

function NotUnderstood({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const become = useBecome(device);
  return (
    <Hint
      tone="amber"
      icon={<IconQuestionMark size={18} />}
      action={
        device.fixed ? null : (
          <Button size="compact-sm" loading={become.pending} onClick={() => become.run('auto', null)}>
            {t('devices.identify')}
          </Button>
        )
      }
    >
      <Text size="sm">{t('devices.notUnderstood')}</Text>
    </Hint>
  );
}

function Recognised({ device, kind }: { readonly device: DeviceState; readonly kind: DeviceKind }) {
  const t = useWords();
  const become = useBecome(device);
  const name = t(kindName(kind));
  const keep = () => become.run(kind, device.baudRate, t('devices.kept', { kind: name }));
  return (
    <Hint
      tone="lapis"
      icon={<IconEar size={18} />}
      action={
        device.fixed ? null : (
          <Button size="compact-sm" variant="light" loading={become.pending} onClick={keep}>
            {t('devices.recognisedKeep', { kind: name })}
          </Button>
        )
      }
    >
      <Text size="sm">{t('devices.recognised', { kind: name })}</Text>
    </Hint>
  );
}

/** Makes a device another kind in its place; its lines stay. */
function useBecome(device: DeviceState) {
  const { run, pending } = useCommand('devices.update');
  const { id, name, address, enabled, options } = device;
  return {
    pending,
    run: (kind: DeviceKind, baudRate: number | null, said?: string) =>
      void run({ id, kind, name, address, baudRate, enabled, options }).then((done) => {
        if (done.ok && said !== undefined) showDone(said);
      }),
  };
}
