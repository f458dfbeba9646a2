import { Group, MultiSelect, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CALL_DIRECTIONS } from '../../../../shared/domain/call.ts';
import { type RetentionClass, RULE_ACTIONS, RULE_CUSTOMERS } from '../../../../shared/domain/recording.ts';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { HoursField } from './hours-field.tsx';
import { faultOf, type Rule, USUAL_HOURS } from './rule-draft.ts';
import classes from './rules.module.css';

type Props = {
  readonly rule: Rule;
  readonly classes: readonly RetentionClass[];
  readonly onChange: (rule: Rule) => void;
};

/** All that a rule can say; an empty choice means: whatever it is. */
export function RuleForm({ rule, classes: kept, onChange }: Props) {
  const t = useWords();
  const set = (part: Partial<Rule>) => onChange({ ...rule, ...part });
  return (
    <Stack gap="sm" className={classes.form ?? ''}>
      <div className={classes.two}>
        <TextInput
          label={t('words.name')}
          maxLength={200}
          value={rule.name}
          error={faultOf(rule) === 'name' ? t('recRules.nameNeeded') : null}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Labelled label={t('recRules.action')}>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('recRules.action')}
            data={RULE_ACTIONS.map((one) => ({ value: one, label: t(`recRules.action.${one}`) }))}
            value={rule.action}
            onChange={(value) => {
              const action = RULE_ACTIONS.find((one) => one === value);
              if (action !== undefined) set({ action });
            }}
          />
        </Labelled>
      </div>
      <Conditions rule={rule} set={set} />
      <Switch
        label={t('recRules.hours')}
        checked={rule.hours !== null}
        onChange={(event) => set({ hours: event.currentTarget.checked ? USUAL_HOURS : null })}
      />
      {rule.hours === null ? null : <HoursField hours={rule.hours} onChange={(hours) => set({ hours })} />}
      {rule.action === 'never' ? null : (
        <Group>
          <Select
            label={t('recRules.class')}
            w={260}
            data={kept.map((one, index) => ({
              value: one.id,
              label: index === 0 ? t('recRules.classFirst', { name: one.name }) : one.name,
            }))}
            value={rule.classId ?? kept[0]?.id ?? null}
            onChange={(id) => set({ classId: id === kept[0]?.id ? null : id })}
          />
        </Group>
      )}
    </Stack>
  );
}

function Conditions({ rule, set }: { readonly rule: Rule; readonly set: (part: Partial<Rule>) => void }) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data ?? [];
  const people = useAsk('people.list', {}).data?.users ?? [];
  const users = people.filter((one) => one.active || rule.agentIds.includes(one.id));
  const [direction] = rule.directions;
  return (
    <div className={classes.two}>
      <MultiSelect
        label={t('recRules.lines')}
        placeholder={rule.lineIds.length === 0 ? t('recRules.anyLine') : ''}
        data={withGone(lines, rule.lineIds, t('recRules.gone'))}
        value={[...rule.lineIds]}
        onChange={(lineIds) => set({ lineIds })}
      />
      <Labelled label={t('recRules.direction')}>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('recRules.direction')}
          data={[
            { value: 'both', label: t('recRules.direction.both') },
            ...CALL_DIRECTIONS.map((one) => ({ value: one, label: t(`direction.${one}`) })),
          ]}
          value={rule.directions.length === 1 && direction !== undefined ? direction : 'both'}
          onChange={(value) => set({ directions: CALL_DIRECTIONS.filter((one) => one === value) })}
        />
      </Labelled>
      <MultiSelect
        label={t('recRules.agents')}
        placeholder={rule.agentIds.length === 0 ? t('recRules.anyAgent') : ''}
        searchable
        data={withGone(users, rule.agentIds, t('recRules.gone'))}
        value={[...rule.agentIds]}
        onChange={(agentIds) => set({ agentIds })}
      />
      <Select
        label={t('recRules.customer')}
        data={RULE_CUSTOMERS.map((one) => ({ value: one, label: t(`recRules.customer.${one}`) }))}
        value={rule.customer}
        onChange={(value) => {
          const customer = RULE_CUSTOMERS.find((one) => one === value);
          if (customer !== undefined) set({ customer });
        }}
      />
    </div>
  );
}

/** A label above a control that has none of its own. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={3} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  );
}

/** The choices, and what was chosen and is not there any more: it must not vanish unseen. */
function withGone(
  known: readonly { readonly id: string; readonly name: string }[],
  chosen: readonly string[],
  gone: string,
) {
  const missing = chosen.filter((id) => !known.some((one) => one.id === id));
  return [
    ...known.map((one) => ({ value: one.id, label: one.name })),
    ...missing.map((id) => ({ value: id, label: gone })),
  ];
}
