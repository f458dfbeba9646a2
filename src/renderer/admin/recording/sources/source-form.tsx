import { Group, NumberInput, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RecordingSource } from '../../../../shared/contract/recording-sources.ts';
import { SAMPLE_RATES } from '../../../../shared/domain/recording.ts';
import { useAsk, useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { FormActions } from '../../lines/line-form.tsx';
import { DeviceField, DriverField } from './device-field.tsx';
import { OwnerField } from './owner-field.tsx';
import { ProgramField } from './program-field.tsx';
import { draftOf, faultOf, inputOf, programOf, rivalOf, type SourceDraft, triedOf } from './source-draft.ts';
import { TryOut } from './try-out.tsx';
import { UseField } from './use-field.tsx';

type Props = {
  /** Null: a new one. */
  readonly source: RecordingSource | null;
  readonly sources: readonly RecordingSource[];
  /** The line of a new one. */
  readonly lineId?: string | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** What is heard, by which program, from which device, for whom; with a trial before it is saved. */
export function SourceForm({ source, sources, lineId = null, onDone, onCancel }: Props) {
  const t = useWords();
  const [draft, setDraft] = useState(() => draftOf(source, lineId));
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState(false);
  const inputs = useAsk('sources.inputs', {});
  const ownerName = useOwnerName(draft);
  const { run, pending } = useCommand('sources.save', { quiet: ['conflict'] });
  const id = source?.id ?? null;
  const fault = faultOf(draft, id, sources);
  const change = (part: Partial<SourceDraft>) => {
    setRefused(false);
    setDraft((now) => ({ ...now, ...part }));
  };
  const save = async () => {
    const done = await run(inputOf(draft, id, inputs.data, ownerName));
    if (done.ok) onDone();
    else setRefused(done.code === 'conflict');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === null) void save();
  };
  const rival = rivalOf(draft, id, sources);
  const program = programOf(draft, inputs.data);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <UseField value={draft.use} onChange={(use) => change({ use })} />
        <OwnerField
          draft={draft}
          fault={tried || fault === 'taken' ? fault : null}
          rival={rival === undefined ? null : { name: ownerName, source: rival.name }}
          refused={refused}
          onChange={change}
        />
        <ProgramField
          inputs={inputs.data}
          value={program}
          onChange={(next) => change({ program: next, device: '', driver: null })}
          onLook={inputs.refresh}
        />
        {program === 'simulated' ? null : (
          <DeviceField
            inputs={inputs.data}
            program={program}
            draft={draft}
            error={fault === 'device' ? t('recSource.deviceWrong') : null}
            onChange={change}
            onLook={inputs.refresh}
          />
        )}
        {program === 'sox' ? <DriverField inputs={inputs.data} draft={draft} onChange={change} /> : null}
        <SoundFields draft={draft} onChange={change} />
        <TryOut tried={triedOf(draft, inputs.data)} />
        <TextInput
          label={t('words.name')}
          placeholder={ownerName === '' ? t('recSource.namePlaceholder') : ownerName}
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {source === null ? null : (
          <Switch
            label={t('recSource.enabled')}
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
        )}
        <FormActions pending={pending} onCancel={onCancel} label={t(source === null ? 'words.add' : 'words.save')} />
      </Stack>
    </form>
  );
}

/** The line or the agent that the source is for; empty until one is chosen. */
function useOwnerName(draft: SourceDraft): string {
  const lines = useAsk('lines.list', {}).data;
  const people = useAsk('people.list', {}).data;
  if (draft.of === 'line') return lines?.find((one) => one.id === draft.lineId)?.name ?? '';
  return people?.users.find((one) => one.id === draft.userId)?.name ?? '';
}

function SoundFields({
  draft,
  onChange,
}: {
  readonly draft: SourceDraft;
  readonly onChange: (part: Partial<SourceDraft>) => void;
}) {
  const t = useWords();
  return (
    <>
      <Group grow align="start">
        <Select
          label={t('recSource.rate')}
          data={SAMPLE_RATES.map((rate) => ({ value: String(rate), label: t(`recSource.rate.${rate}`) }))}
          value={String(draft.rate)}
          onChange={(chosen) => {
            const rate = SAMPLE_RATES.find((one) => String(one) === chosen);
            if (rate !== undefined) onChange({ rate });
          }}
        />
        <div>
          <Text size="sm" fw={500} mb={3}>
            {t('recSource.channels')}
          </Text>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('recSource.channels')}
            data={(['1', '2'] as const).map((one) => ({ value: one, label: t(`recSource.channels.${one}`) }))}
            value={String(draft.channels)}
            onChange={(chosen) => onChange({ channels: chosen === '2' ? 2 : 1 })}
          />
        </div>
      </Group>
      {draft.use === 'lineTap' && draft.rate !== 8000 ? (
        <Text size="xs" c="dimmed">
          {t('recSource.rateText')}
        </Text>
      ) : null}
      <NumberInput
        label={t('recSource.preRoll')}
        description={t('recSource.preRollText')}
        min={0}
        max={10}
        clampBehavior="strict"
        allowDecimal={false}
        w={260}
        value={draft.preRollSeconds}
        onChange={(value) => onChange({ preRollSeconds: Number(value) || 0 })}
      />
    </>
  );
}
