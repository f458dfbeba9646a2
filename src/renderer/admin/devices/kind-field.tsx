import { Select, Text } from '@mantine/core';
import { DEVICE_KINDS, type DeviceKind } from '../../../shared/contract/lines.ts';
import { useWords } from '../../words.tsx';
import { KIND_GROUPS, kindName } from './device-kinds.ts';

/** What stands on the desk, in groups, each with the one line that says what it can tell. */
export function KindField({
  value,
  onChange,
}: {
  readonly value: DeviceKind;
  readonly onChange: (kind: DeviceKind) => void;
}) {
  const t = useWords();
  const choose = (chosen: string | null) => {
    const kind = DEVICE_KINDS.find((one) => one === chosen);
    if (kind !== undefined) onChange(kind);
  };
  return (
    <Select
      label={t('devices.kind')}
      description={t(`devices.help.${value}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      maxDropdownHeight={360}
      data={KIND_GROUPS.map(({ id, kinds }) => ({
        group: t(`devices.group.${id}`),
        items: kinds.map((kind) => ({ value: kind, label: t(kindName(kind)) })),
      }))}
      renderOption={({ option }) => <KindOption kind={option.value} label={option.label} />}
      value={value}
      onChange={choose}
    />
  );
}

function KindOption({ kind, label }: { readonly kind: string; readonly label: string }) {
  const t = useWords();
  const known = DEVICE_KINDS.find((one) => one === kind);
  return (
    <div>
      <Text size="sm" fw={550}>
        {label}
      </Text>
      {known === undefined ? null : (
        <Text size="xs" c="dimmed">
          {t(`devices.help.${known}`)}
        </Text>
      )}
    </div>
  );
}
