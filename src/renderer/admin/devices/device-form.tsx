import {
  ActionIcon,
  Autocomplete,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconRefresh } from '@tabler/icons-react';
import type { DeviceKind, DeviceState } from '../../../shared/contract/lines.ts';
import { toLatinDigits } from '../../../shared/domain/persian-text.ts';
import { useAsk, useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { FormActions } from '../lines/line-form.tsx';

/** The kinds that need nothing but a port and a speed. */
const OFFERED: readonly DeviceKind[] = ['modem', 'ojsegal', 'callerid-com', 'simulator'];
const SPEEDS = ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'];

type Props = {
  /** Absent: a new one. */
  readonly device?: DeviceState;
  readonly title?: string;
  readonly action: string;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
};

/** Kind, port and speed of a device; ports are found by the core and may also be written. */
export function DeviceForm({ device, title, action, onDone, onCancel }: Props) {
  const t = useWords();
  const add = useCommand('devices.add', { quiet: ['device_busy'] });
  const update = useCommand('devices.update', { quiet: ['device_busy'] });
  const form = useForm({
    initialValues: {
      kind: device?.kind ?? ('modem' as DeviceKind),
      address: device?.kind === 'simulator' ? '' : (device?.address ?? ''),
      lines: device?.kind === 'simulator' ? Number(device.address) : 4,
      baudRate: device?.baudRate === null || device?.baudRate === undefined ? '' : String(device.baudRate),
      name: device?.name ?? '',
    },
    validate: {
      address: (value, { kind }) => (kind !== 'simulator' && value.trim() === '' ? t('devices.portNeeded') : null),
      lines: (value, { kind }) =>
        kind === 'simulator' && !(value >= 1 && value <= 64) ? t('devices.linesWrong') : null,
    },
  });
  const { kind } = form.values;
  const save = async (values: typeof form.values) => {
    const address = values.kind === 'simulator' ? String(values.lines) : toLatinDigits(values.address.trim());
    const baudRate = values.kind === 'simulator' || values.baudRate === '' ? null : Number(values.baudRate);
    const name = values.name.trim() === '' ? null : values.name.trim();
    const done =
      device === undefined
        ? await add.run({ kind: values.kind, address, baudRate, name })
        : await update.run({
            id: device.id,
            address,
            baudRate,
            name: name ?? device.name,
            enabled: device.enabled,
            options: device.options,
          });
    if (done.ok) onDone(device?.id ?? done.data?.id ?? '');
    else if (done.code === 'device_busy') form.setFieldError('address', t('errors.device_busy'));
  };
  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="sm">
        {title === undefined ? null : <Title order={1}>{title}</Title>}
        {device === undefined ? (
          <Select
            label={t('devices.kind')}
            data={OFFERED.map((one) => ({ value: one, label: t(`devices.kind.${one}`) }))}
            {...form.getInputProps('kind')}
          />
        ) : null}
        {kind === 'simulator' ? (
          <NumberInput
            label={t('devices.simulatedLines')}
            min={1}
            max={64}
            allowDecimal={false}
            w={200}
            {...form.getInputProps('lines')}
          />
        ) : (
          <>
            <PortField
              value={form.values.address}
              error={form.errors.address}
              onChange={(address) => form.setFieldValue('address', address)}
            />
            <Select
              label={t('devices.baudRate')}
              placeholder={t('devices.baudAuto')}
              clearable
              data={SPEEDS}
              w={220}
              {...form.getInputProps('baudRate')}
              value={form.values.baudRate === '' ? null : form.values.baudRate}
              onChange={(speed) => form.setFieldValue('baudRate', speed ?? '')}
            />
          </>
        )}
        <TextInput
          label={t('words.name')}
          description={t('devices.nameText')}
          maxLength={80}
          {...form.getInputProps('name')}
        />
        <FormActions pending={add.pending || update.pending} onCancel={onCancel} label={action} />
      </Stack>
    </form>
  );
}

function PortField({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: unknown;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords();
  const ports = useAsk('devices.ports', {});
  const found = ports.data ?? [];
  return (
    <div>
      <Group align="end" gap="xs" wrap="nowrap">
        <Autocomplete
          flex={1}
          size="sm"
          label={t('devices.port')}
          description={t('devices.portText')}
          dir="ltr"
          labelProps={{ dir: 'auto' }}
          descriptionProps={{ dir: 'auto' }}
          data={found.map((port) => port.path)}
          filter={({ options }) => options}
          value={value}
          onChange={onChange}
          error={error === undefined ? null : String(error)}
          renderOption={({ option }) => <PortOption port={found.find((one) => one.path === option.value)} />}
        />
        <Tooltip label={t('devices.lookAgain')}>
          <ActionIcon size={36} variant="default" aria-label={t('devices.lookAgain')} onClick={ports.refresh}>
            <IconRefresh size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {ports.data !== undefined && found.length === 0 ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('devices.noPorts')}
        </Text>
      ) : null}
    </div>
  );
}

type Port = {
  readonly path: string;
  readonly vendor: string | null;
  readonly product: string | null;
  readonly inUse: boolean;
};

function PortOption({ port }: { readonly port: Port | undefined }) {
  const t = useWords();
  if (port === undefined) return null;
  const about = [port.vendor, port.product].filter((one) => one !== null).join(' ');
  return (
    <div>
      <Text size="sm">{port.path}</Text>
      {about === '' && !port.inUse ? null : (
        <Text size="xs" c="dimmed">
          {about} {port.inUse ? t('devices.portInUse') : null}
        </Text>
      )}
    </div>
  );
}
