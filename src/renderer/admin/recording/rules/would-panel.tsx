import { Checkbox, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { CALL_DIRECTIONS } from '../../../../shared/domain/call.ts';
import { startOfDay } from '../../../../shared/domain/jalali.ts';
import { useRested } from '../../../lists/use-rested.ts';
import { ErrorText } from '../../../ui/error-text.tsx';
import { JalaliDatePicker } from '../../../ui/jalali-date-picker.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import { ClockField } from './clock-field.tsx';
import { Labelled } from './rule-form.tsx';
import classes from './rules.module.css';
import { WouldAnswer } from './would-answer.tsx';

type Question = Omit<InputOf<'recordings.wouldRecord'>, 'settings' | 'lineId' | 'at'> & {
  readonly lineId: string | null;
  readonly day: number;
  readonly minute: number;
};
const REST_MS = 250;
const MINUTE = 60_000;

/** Would this call be recorded, and why: answered for the settings of the page, saved or not. */
export function WouldPanel({
  settings,
  onAddRule,
}: {
  readonly settings: RecordingSettings;
  readonly onAddRule: () => void;
}) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data;
  const [question, setQuestion] = useQuestion();
  const lineId = lines?.find((one) => one.id === question.lineId)?.id ?? lines?.[0]?.id ?? null;
  const asksConsent = settings.policies.find((one) => one.lineId === lineId)?.policy === 'ask';
  const input = useRested(
    JSON.stringify(lineId === null ? null : inputOf(question, lineId, asksConsent, settings)),
    REST_MS,
  );
  const asked = useAsk('recordings.wouldRecord', JSON.parse(input), { keep: true });
  if (lines === undefined) return <SkeletonRows />;
  return (
    <aside className={classes.would} aria-label={t('recWould.title')}>
      <Title order={3}>{t('recWould.title')}</Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('recWould.text')}
      </Text>
      {lineId === null ? (
        <Text size="sm">{t('recWould.noLines')}</Text>
      ) : (
        <>
          <Fields question={question} lineId={lineId} asksConsent={asksConsent} onChange={setQuestion} />
          {asked.data === undefined ? (
            asked.error === null ? (
              <SkeletonRows rows={3} />
            ) : (
              <ErrorText code={asked.error} onRetry={asked.refresh} />
            )
          ) : (
            <WouldAnswer answer={asked.data} settings={settings} lineId={lineId} onAddRule={onAddRule} />
          )}
        </>
      )}
    </aside>
  );
}

function useQuestion() {
  const { zone } = useFormat().dates;
  return useState<Question>(() => {
    const now = Date.now();
    const day = startOfDay(now, zone);
    return {
      lineId: null,
      direction: 'incoming',
      agentId: null,
      customer: 'known',
      customerRefuses: false,
      consent: 'none',
      day,
      minute: Math.min(1439, Math.floor((now - day) / MINUTE)),
    };
  });
}

function inputOf(
  { day, minute, ...question }: Question,
  lineId: string,
  asksConsent: boolean,
  settings: RecordingSettings,
): InputOf<'recordings.wouldRecord'> {
  return {
    ...question,
    lineId,
    consent: asksConsent ? question.consent : 'none',
    at: day + minute * MINUTE,
    settings: askable(settings),
  };
}

/** A rule that is being written must not silence the answer: its missing name is filled, its missing days are left out. */
function askable(settings: RecordingSettings): RecordingSettings {
  return {
    ...settings,
    rules: settings.rules.map((rule) => ({
      ...rule,
      name: rule.name.trim() === '' ? '–' : rule.name,
      ...(rule.hours !== null && rule.hours.days.length === 0 ? { hours: null, enabled: false } : {}),
    })),
  };
}

type FieldsProps = {
  readonly question: Question;
  readonly lineId: string;
  readonly asksConsent: boolean;
  readonly onChange: (question: Question) => void;
};

function Fields({ question, lineId, asksConsent, onChange }: FieldsProps) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data ?? [];
  const users = (useAsk('people.list', {}).data?.users ?? []).filter((one) => one.active);
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  return (
    <Stack gap="xs">
      <div className={classes.two}>
        <Select
          label={t('recWould.line')}
          data={lines.map((one) => ({ value: one.id, label: one.name }))}
          value={lineId}
          onChange={(next) => set({ lineId: next })}
        />
        <Select
          label={t('recWould.agent')}
          searchable
          data={[
            { value: '', label: t('recWould.nobody') },
            ...users.map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={question.agentId ?? ''}
          onChange={(next) => set({ agentId: next === '' ? null : next })}
        />
      </div>
      <Choice
        label={t('recRules.direction')}
        options={CALL_DIRECTIONS.map((one) => ({ value: one, label: t(`direction.${one}`) }))}
        value={question.direction}
        onChange={(direction) => set({ direction })}
      />
      <Choice
        label={t('recWould.customer')}
        options={(['known', 'unknown', 'caution'] as const).map((one) => ({
          value: one,
          label: t(`recWould.customer.${one}`),
        }))}
        value={question.customer}
        onChange={(customer) =>
          set({ customer, customerRefuses: customer === 'unknown' ? false : question.customerRefuses })
        }
      />
      {asksConsent ? (
        <Choice
          label={t('recWould.consent')}
          options={(['none', 'given', 'refused'] as const).map((one) => ({
            value: one,
            label: t(`recWould.consent.${one}`),
          }))}
          value={question.consent}
          onChange={(consent) => set({ consent })}
        />
      ) : null}
      <Moment question={question} set={set} />
      <Checkbox
        size="sm"
        label={t('recWould.refuses')}
        disabled={question.customer === 'unknown'}
        checked={question.customerRefuses}
        onChange={(event) => set({ customerRefuses: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function Moment({ question, set }: { readonly question: Question; readonly set: (part: Partial<Question>) => void }) {
  const t = useWords();
  return (
    <div className={classes.moment}>
      <JalaliDatePicker
        label={t('recWould.day')}
        value={question.day}
        onChange={(day) => day !== null && set({ day })}
      />
      <ClockField label={t('recWould.time')} value={question.minute} onChange={(minute) => set({ minute })} />
    </div>
  );
}

function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <Labelled label={label}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        data={[...options]}
        value={value}
        onChange={(chosen) => {
          const next = options.find((one) => one.value === chosen);
          if (next !== undefined) onChange(next.value);
        }}
      />
    </Labelled>
  );
}
