import { ActionIcon, Autocomplete, Group, Text, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useAsk } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';

/** A serial port: one of those that are there, or a path that somebody types. */
export function PortField({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
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
          errorProps={{ dir: 'auto' }}
          data={found.map((port) => port.path)}
          filter={({ options }) => options}
          value={value}
          onChange={onChange}
          error={error}
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
