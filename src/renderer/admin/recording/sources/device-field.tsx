import { ActionIcon, Autocomplete, Group, Select, Text, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { RecorderProgram } from '../../../../shared/domain/recording.ts';
import { useWords } from '../../../words.tsx';
import { LATIN_FIELD } from '../../devices/latin-field.ts';
import type { Inputs, SourceDraft } from './source-draft.ts';

type Input = Inputs['inputs'][number];
type Props = {
  readonly inputs: Inputs | undefined;
  readonly program: RecorderProgram;
  readonly draft: SourceDraft;
  readonly error: string | null;
  readonly onChange: (part: Partial<SourceDraft>) => void;
  readonly onLook: () => void;
};

const USUAL = '';

/** One of the devices that are there, or the name that somebody knows. A chosen one brings its sound system along. */
export function DeviceField({ inputs, program, draft, error, onChange, onLook }: Props) {
  const t = useWords();
  const found = inputsOf(inputs, program);
  const choose = (device: string) => {
    const input = found.find((one) => one.device === device);
    onChange(input === undefined ? { device } : { device, driver: input.driver });
  };
  return (
    <div>
      <Group align="start" gap="xs" wrap="nowrap">
        <Autocomplete
          flex={1}
          size="sm"
          label={t('recSource.device')}
          description={t('recSource.deviceText')}
          placeholder={t('recSource.deviceUsual')}
          {...LATIN_FIELD}
          data={groupsOf(found, draft.use === 'monitor').map(({ monitor, devices }) => ({
            group: t(monitor ? 'recSource.groupMonitors' : 'recSource.groupInputs'),
            items: devices,
          }))}
          filter={({ options }) => options}
          value={draft.device}
          onChange={choose}
          error={error}
          renderOption={({ option }) => <Option input={found.find((one) => one.device === option.value)} />}
        />
        <Tooltip label={t('recSource.lookAgain')}>
          <ActionIcon size={36} mt={24} variant="default" aria-label={t('recSource.lookAgain')} onClick={onLook}>
            <IconRefresh size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {inputs !== undefined && found.length === 0 ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('recSource.noDevices')}
        </Text>
      ) : null}
    </div>
  );
}

/** sox speaks to several sound systems; most people never need to choose. */
export function DriverField({ inputs, draft, onChange }: Pick<Props, 'inputs' | 'draft' | 'onChange'>) {
  const t = useWords();
  const named = inputsOf(inputs, 'sox').flatMap((one) => one.driver ?? []);
  const drivers = [...new Set([...named, draft.driver ?? 'pulseaudio', 'pulseaudio', 'alsa'])];
  return (
    <Select
      label={t('recSource.driver')}
      data={[{ value: USUAL, label: t('recSource.driverUsual') }, ...drivers]}
      value={draft.driver ?? USUAL}
      onChange={(driver) => onChange({ driver: driver === null || driver === USUAL ? null : driver })}
    />
  );
}

/** Each device once: two sound systems may have the same name for it. */
function inputsOf(inputs: Inputs | undefined, program: RecorderProgram): readonly Input[] {
  const own = inputs?.inputs.filter((one) => one.program === program) ?? [];
  return [...new Map(own.toReversed().map((one) => [one.device, one])).values()].toReversed();
}

/** What fits the use stands first. */
function groupsOf(found: readonly Input[], monitorsFirst: boolean) {
  const devices = (monitor: boolean) => found.filter((one) => one.monitor === monitor).map((one) => one.device);
  return [monitorsFirst, !monitorsFirst]
    .map((monitor) => ({ monitor, devices: devices(monitor) }))
    .filter((group) => group.devices.length > 0);
}

function Option({ input }: { readonly input: Input | undefined }) {
  if (input === undefined) return null;
  return (
    <div>
      <Text size="sm">
        <bdi>{input.label}</bdi>
      </Text>
      {input.label === input.device ? null : (
        <Text size="xs" c="dimmed">
          <bdi dir="ltr">{input.device}</bdi>
        </Text>
      )}
    </div>
  );
}
