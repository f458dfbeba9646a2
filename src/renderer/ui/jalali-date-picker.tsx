import { CalendarDate } from '@internationalized/date';
import { Popover, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  I18nProvider,
} from 'react-aria-components';
import { type DateFormat, startOfDay } from '../../shared/domain/jalali.ts';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import classes from './jalali-date-picker.module.css';

type Props = {
  readonly label: string;
  /** Any moment of the day; null: no day chosen. */
  readonly value: number | null;
  /** Gets the first moment of the day in the office's zone. */
  readonly onChange: (startOfDay: number | null) => void;
  readonly clearable?: boolean;
};

/** Picks one day in the reader's own calendar; weeks begin on Saturday where they do. */
export function JalaliDatePicker({ label, value, onChange, clearable = false }: Props) {
  const t = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start">
      <div className={classes.field}>
        <span className={classes.label}>{label}</span>
        <div className={classes.box}>
          <Popover.Target>
            <UnstyledButton
              className={classes.value}
              onClick={() => setOpen(!open)}
              aria-label={`${label}: ${value === null ? t('words.chooseDate') : format.longDate(value)}`}
            >
              <IconCalendar size={16} aria-hidden />
              {value === null ? (
                <span className={classes.placeholder}>{t('words.chooseDate')}</span>
              ) : (
                format.longDate(value)
              )}
            </UnstyledButton>
          </Popover.Target>
          {clearable && value !== null ? (
            <UnstyledButton className={classes.clear} aria-label={t('words.clearDate')} onClick={() => onChange(null)}>
              <IconX size={14} />
            </UnstyledButton>
          ) : null}
        </div>
      </div>
      <Popover.Dropdown p="xs">
        <MonthCalendar
          label={label}
          value={value}
          onChange={(day) => {
            onChange(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function MonthCalendar({
  label,
  value,
  onChange,
}: Pick<Props, 'label' | 'value'> & { readonly onChange: (startOfDay: number) => void }) {
  const { dates } = useFormat();
  const start = dayOf(value ?? Date.now(), dates.zone);
  const rtl = dates.language === 'fa';
  const [Back, Forward] = rtl ? [IconChevronRight, IconChevronLeft] : [IconChevronLeft, IconChevronRight];
  return (
    <I18nProvider locale={localeOf(dates)}>
      <Calendar
        aria-label={label}
        value={value === null ? null : dayOf(value, dates.zone)}
        onChange={(day) => onChange(instantOf(day.toString(), dates.zone))}
        className={classes.calendar ?? ''}
        autoFocus
      >
        <header className={classes.header}>
          <Button slot="previous" className={classes.turn ?? ''}>
            <Back size={18} />
          </Button>
          <MonthTitle dates={dates} />
          <Button slot="next" className={classes.turn ?? ''}>
            <Forward size={18} />
          </Button>
        </header>
        <CalendarGrid weekdayStyle="narrow">
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={classes.weekday ?? ''}>{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={classes.day ?? ''}
                // Where the keyboard begins: otherwise the focus trap would begin at the first button.
                data-autofocus={date.compare(start) === 0 || undefined}
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}

/** `آذر ۱۴۰۵`: the runtime's own style for Persian has the year first. */
function MonthTitle({ dates }: { readonly dates: DateFormat }) {
  const month = useContext(CalendarStateContext)?.visibleRange.start;
  if (month === undefined) return null;
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(dates), { ...options, timeZone: dates.zone })
      .formatToParts(month.toDate(dates.zone))
      .find((part) => part.type in options)?.value;
  return (
    <h2 className={classes.month} aria-live="polite">
      {name({ month: 'long' })} {name({ year: 'numeric' })}
    </h2>
  );
}

function localeOf({ language, calendar, digits }: DateFormat): string {
  const region = language === 'fa' ? 'fa-IR' : 'en-GB';
  return `${region}-u-ca-${calendar === 'jalali' ? 'persian' : 'gregory'}-nu-${digits === 'fa' ? 'arabext' : 'latn'}`;
}

function dayOf(instant: number, zone: string): CalendarDate {
  const [y = 1970, m = 1, d = 1] = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
    .format(instant)
    .split('-')
    .map(Number);
  return new CalendarDate(y, m, d);
}

/** `day` is an ISO date of the Gregorian calendar: the library gives back the calendar that it was given. */
function instantOf(day: string, zone: string): number {
  return startOfDay(Date.parse(`${day}T12:00:00Z`), zone);
}
