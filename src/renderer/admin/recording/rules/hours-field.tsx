import { Group, Text } from '@mantine/core';
import { useSpeech } from '../../../words.tsx';
import { ClockField } from './clock-field.tsx';
import { type Hours, weekOf } from './rule-draft.ts';
import classes from './rules.module.css';

const SHORT = [
  'recRules.dayShort.0',
  'recRules.dayShort.1',
  'recRules.dayShort.2',
  'recRules.dayShort.3',
  'recRules.dayShort.4',
  'recRules.dayShort.5',
  'recRules.dayShort.6',
] as const;

/** The days and the hours of them, by the office's clock. */
export function HoursField({ hours, onChange }: { readonly hours: Hours; readonly onChange: (hours: Hours) => void }) {
  const { t, spoken } = useSpeech();
  const { days } = hours;
  const week = weekOf(spoken.calendar);
  const turn = (day: number) =>
    onChange({ ...hours, days: week.filter((one) => (one === day ? !days.includes(day) : days.includes(one))) });
  return (
    <div className={classes.hours}>
      <div className={classes.days}>
        {week.map((day) => (
          <button key={day} type="button" aria-pressed={days.includes(day)} onClick={() => turn(day)}>
            {t(SHORT[day] ?? SHORT[0])}
          </button>
        ))}
      </div>
      {days.length === 0 ? (
        <Text size="xs" c="var(--hz-broken)" role="alert">
          {t('recRules.daysNeeded')}
        </Text>
      ) : null}
      <Group gap="sm" align="end">
        <ClockField label={t('recRules.from')} value={hours.from} onChange={(from) => onChange({ ...hours, from })} />
        <ClockField label={t('recRules.until')} value={hours.to} onChange={(to) => onChange({ ...hours, to })} />
        {hours.to <= hours.from ? (
          <Text size="xs" c="dimmed" pb={8}>
            {t('recRules.overnight')}
          </Text>
        ) : null}
      </Group>
    </div>
  );
}
