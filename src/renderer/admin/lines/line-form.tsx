import { Button, ColorInput, Divider, Group, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Line } from '../../../shared/contract/lines.ts';
import { toLatinDigits } from '../../../shared/domain/persian-text.ts';
import { showDone } from '../../ui/toast.tsx';
import { useAsk, useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { TwinField } from './twin-field.tsx';

const COLORS = ['#3152c8', '#0f7b6c', '#b4570b', '#a3275f', '#6b3fc0', '#2e7d32', '#0b6e99', '#8a6d00'];

/** What a line is called, how it greets, and who gets its cards. */
export function LineForm({ line, onDone }: { readonly line: Line; readonly onDone: () => void }) {
  const t = useWords();
  const people = useAsk('people.list', {}).data;
  const { run, pending } = useCommand('lines.update');
  const form = useForm({
    initialValues: {
      name: line.name,
      ownNumber: line.ownNumber ?? '',
      color: line.color,
      greeting: line.greeting ?? '',
      ...line.route,
      codeRequired: line.codeRequired,
      dialPrefix: line.dialPrefix ?? '',
      twinId: line.twinId,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('lines.nameNeeded') : null),
      dialPrefix: (value) => (isPrefix(value) ? null : t('lines.dialPrefixWrong')),
    },
  });
  const save = async (values: typeof form.values) => {
    const { ownerId, teamId, everybody, stepSeconds, name, color, codeRequired } = values;
    const route = { ownerId, teamId, everybody, stepSeconds: Number(stepSeconds) || 0 };
    const done = await run({
      id: line.id,
      name: name.trim(),
      color,
      codeRequired,
      route,
      ownNumber: orNull(values.ownNumber),
      greeting: orNull(values.greeting),
      dialPrefix: orNull(toLatinDigits(values.dialPrefix)),
      twinId: values.twinId,
    });
    if (!done.ok) return;
    showDone(t('lines.saved'));
    onDone();
  };
  const users = (people?.users ?? []).filter((user) => user.active || user.id === line.route.ownerId);
  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="sm">
        <Group grow align="start">
          <TextInput label={t('words.name')} data-autofocus maxLength={200} {...form.getInputProps('name')} />
          <ColorInput
            label={t('lines.color')}
            size="sm"
            format="hex"
            swatches={COLORS}
            swatchesPerRow={8}
            withPicker={false}
            withEyeDropper={false}
            disallowInput
            {...form.getInputProps('color')}
          />
        </Group>
        <TextInput
          label={t('lines.ownNumber')}
          description={t('lines.ownNumberText')}
          dir="ltr"
          labelProps={{ dir: 'auto' }}
          descriptionProps={{ dir: 'auto' }}
          maxLength={40}
          {...form.getInputProps('ownNumber')}
        />
        <TextInput
          label={t('lines.greeting')}
          description={t('lines.greetingText')}
          placeholder={t('lines.greetingPlaceholder')}
          maxLength={200}
          {...form.getInputProps('greeting')}
        />
        <Divider label={t('lines.routing')} labelPosition="left" />
        <Select
          label={t('lines.owner')}
          placeholder={t('lines.nobodyFirst')}
          clearable
          searchable
          data={users.map((user) => ({ value: user.id, label: user.name }))}
          {...form.getInputProps('ownerId')}
        />
        <Select
          label={t('lines.team')}
          placeholder={t('lines.noTeam')}
          clearable
          data={(people?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))}
          {...form.getInputProps('teamId')}
        />
        <Switch label={t('lines.everybody')} {...form.getInputProps('everybody', { type: 'checkbox' })} />
        <NumberInput
          label={t('lines.stepSeconds')}
          description={t('lines.stepSecondsText')}
          min={0}
          max={120}
          clampBehavior="strict"
          allowDecimal={false}
          w={200}
          {...form.getInputProps('stepSeconds')}
        />
        <Divider />
        <TextInput
          label={t('lines.dialPrefix')}
          description={t('lines.dialPrefixText')}
          dir="ltr"
          labelProps={{ dir: 'auto' }}
          descriptionProps={{ dir: 'auto' }}
          errorProps={{ dir: 'auto' }}
          styles={{ wrapper: { inlineSize: 160 } }}
          {...form.getInputProps('dialPrefix')}
        />
        <TwinField line={line} {...form.getInputProps('twinId')} />
        <Switch
          label={t('lines.codeRequired')}
          description={t('lines.codeRequiredText')}
          {...form.getInputProps('codeRequired', { type: 'checkbox' })}
        />
        <FormActions pending={pending} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** Save and cancel, at the end of every form beside a list. */
export function FormActions({
  pending,
  onCancel,
  label,
  hint,
}: {
  readonly pending: boolean;
  readonly onCancel: () => void;
  readonly label?: string;
  readonly hint?: string;
}) {
  const t = useWords();
  return (
    <Group justify="flex-end" gap="xs" mt="xs">
      {hint === undefined ? null : (
        <Text size="xs" c="dimmed" me="auto">
          {hint}
        </Text>
      )}
      <Button variant="default" onClick={onCancel}>
        {t('words.cancel')}
      </Button>
      <Button type="submit" loading={pending}>
        {label ?? t('words.save')}
      </Button>
    </Group>
  );
}

/** Digits of either script, the star and the hash. */
function isPrefix(text: string): boolean {
  return /^[\d*#]{0,8}$/.test(toLatinDigits(text.trim()));
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
