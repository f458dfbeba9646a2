import { Group, Text, TextInput } from '@mantine/core';
import { parseClockTime } from '../../../customers/clock-time.ts';
import { useSpeech } from '../../../words.tsx';
import { clockOf, type Hours, weekOf } from './rule-draft.ts';
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
  const clock = (part: 'from' | 'to') => ({
    type: 'time',
    w: 130,
    value: clockOf(hours[part]),
    onChange(event: { readonly currentTarget: HTMLInputElement }) {
      const minute = parseClockTime(event.currentTarget.value);
      if (minute !== null) onChange({ ...hours, [part]: minute });
    },
  });
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
        <TextInput label={t('recRules.from')} {...clock('from')} />
        <TextInput label={t('recRules.until')} {...clock('to')} />
        {hours.to <= hours.from ? (
          <Text size="xs" c="dimmed" pb={8}>
            {t('recRules.overnight')}
          </Text>
        ) : null}
      </Group>
    </div>
  );
}
