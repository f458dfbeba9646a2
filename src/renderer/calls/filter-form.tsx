import { MultiSelect, NumberInput, Select, Stack, Switch } from '@mantine/core';
import type { CallFilter } from '../../shared/contract/calls.ts';
import { CALL_DIRECTIONS, CALL_OUTCOMES, type CallOutcome } from '../../shared/domain/call.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import { CustomerSearch } from '../pop/customer-search.tsx';
import { useReader } from '../pop/speech.ts';
import { JalaliDatePicker } from '../ui/jalali-date-picker.tsx';
import { useAsk, useCore } from '../use-core.tsx';
import styles from './calls.module.css';

type Props = { readonly filter: CallFilter; readonly onFilter: (filter: CallFilter) => void };

const IN_PLACE = { withinPortal: false } as const;
const DAY = 86_400_000;
const ANY = '';

/** All conditions of the calls list, each in one line. */
export function FilterForm({ filter, onFilter }: Props) {
  const speech = useReader();
  const { t, format } = speech;
  const { language, zone } = format.dates;
  const lines = useAsk('lines.list', {}).data ?? [];
  const people = useAsk('people.list', {}).data?.users ?? [];
  const codes = useAsk('outcomeCodes.list', {}).data ?? [];
  const set = (part: Partial<CallFilter>) => onFilter({ ...filter, ...part });
  return (
    <Stack gap="xs">
      <div className={styles.two}>
        <JalaliDatePicker label={t('calls.from')} value={filter.from} clearable onChange={(from) => set({ from })} />
        <JalaliDatePicker
          label={t('calls.to')}
          // Kept as the first moment after the last day.
          value={filter.to === null ? null : filter.to - 1}
          clearable
          onChange={(to) => set({ to: to === null ? null : startOfDay(to + 1.5 * DAY, zone) })}
        />
      </div>
      <MultiSelect
        label={t('calls.line')}
        placeholder={filter.lineIds.length === 0 ? t('calls.anyLine') : ''}
        data={lines.map((line) => ({ value: line.id, label: line.name }))}
        value={[...filter.lineIds]}
        comboboxProps={IN_PLACE}
        onChange={(lineIds) => set({ lineIds })}
      />
      <div className={styles.two}>
        <Select
          label={t('calls.direction')}
          data={[
            { value: ANY, label: t('calls.anyDirection') },
            ...CALL_DIRECTIONS.map((one) => ({ value: one, label: t(`direction.${one}`) })),
          ]}
          value={filter.directions[0] ?? ANY}
          comboboxProps={IN_PLACE}
          onChange={(value) => set({ directions: CALL_DIRECTIONS.filter((one) => one === value) })}
        />
        <Select
          label={t('calls.agent')}
          searchable
          data={[
            { value: ANY, label: t('calls.anyAgent') },
            ...people.map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={filter.agentId ?? ANY}
          comboboxProps={IN_PLACE}
          onChange={(value) => set({ agentId: value || null })}
        />
      </div>
      <MultiSelect
        label={t('calls.outcome')}
        placeholder={filter.outcomes.length === 0 ? t('calls.anyOutcome') : ''}
        data={CALL_OUTCOMES.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        value={[...filter.outcomes]}
        comboboxProps={IN_PLACE}
        onChange={(values) => set({ outcomes: CALL_OUTCOMES.filter((one: CallOutcome) => values.includes(one)) })}
      />
      <div className={styles.two}>
        <Select
          label={t('calls.code')}
          data={[
            { value: ANY, label: t('calls.anyCode') },
            ...codes.map((code) => ({ value: code.id, label: code.label[language] })),
          ]}
          value={filter.outcomeCodeId ?? ANY}
          comboboxProps={IN_PLACE}
          onChange={(value) => set({ outcomeCodeId: value || null })}
        />
        <NumberInput
          label={t('calls.minTalk')}
          min={0}
          value={filter.minTalkSeconds ?? ''}
          hideControls
          onChange={(value) =>
            set({ minTalkSeconds: typeof value === 'number' ? Math.max(0, Math.round(value)) : null })
          }
        />
      </div>
      <CustomerPart filter={filter} onFilter={onFilter} />
      <Switch
        label={t('calls.toCodeOnly')}
        checked={filter.toCodeOnly}
        onChange={(event) => set({ toCodeOnly: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function CustomerPart({ filter, onFilter }: Props) {
  const speech = useReader();
  const { client } = useCore();
  const chosen = useAsk('customers.get', filter.customerId === null ? null : { id: filter.customerId }).data;
  return (
    <div>
      <span className={styles.label}>{speech.t('calls.customer')}</span>
      {filter.customerId === null ? (
        <CustomerSearch
          speech={speech}
          asked={false}
          rows={3}
          label={speech.t('calls.customer')}
          search={(text) => client.ask('customers.search', { text, limit: 3 })}
          onChoose={(customer) => onFilter({ ...filter, customerId: customer.id })}
        />
      ) : (
        <button type="button" className={styles.chip} onClick={() => onFilter({ ...filter, customerId: null })}>
          <bdi>{chosen?.name ?? '…'}</bdi> ×
        </button>
      )}
    </div>
  );
}
