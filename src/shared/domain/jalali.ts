import type { Instant } from './instant.ts';
import { toPersianDigits } from './persian-text.ts';

export type DateFormat = {
  readonly language: 'fa' | 'en';
  readonly calendar: 'jalali' | 'gregorian';
  /** IANA name. Iran had summer time until 2022, so an offset would not do. */
  readonly zone: string;
  readonly digits: 'fa' | 'latn';
};

/** A day of the Jalali calendar; months and days count from 1. */
export type JalaliDate = {
  readonly y: number;
  readonly m: number;
  readonly d: number;
};

const DAY = 86_400_000;

/** `۱۴۰۴/۰۹/۰۱`, `1404/09/01`, or `2025-11-22`: fixed width, sortable by eye, for tables and headers. */
export function formatDate(instant: Instant, format: DateFormat): string {
  const { y, m, d } =
    format.calendar === 'jalali' ? jalaliParts(instant, format.zone) : wallParts(instant, format.zone);
  // In Persian text a hyphen between numbers is laid out right to left, a slash is not.
  const sign = format.calendar === 'gregorian' && format.digits === 'latn' ? '-' : '/';
  return inDigits([String(y).padStart(4, '0'), two(m), two(d)].join(sign), format.digits);
}

/** `شنبه ۱ آذر ۱۴۰۴`, `Saturday 1 Azar 1404`: for one date that is read, not compared. */
export function formatLongDate(instant: Instant, format: DateFormat): string {
  const calendar = format.calendar === 'jalali' ? 'persian' : 'gregory';
  // Put together from parts: the ready-made full style for fa has the year first and the weekday last.
  const parts = formatter(`${format.language}-u-ca-${calendar}-nu-latn`, format.zone, 'words').formatToParts(instant);
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map((type) => part(parts, type));
  return inDigits(`${weekday} ${day} ${month} ${year}`, format.digits);
}

/** Wall time, 24 hours: `14:05`. */
export function formatTime(instant: Instant, format: Pick<DateFormat, 'zone' | 'digits'>): string {
  const { hour, minute } = wallParts(instant, format.zone);
  return inDigits(`${two(hour)}:${two(minute)}`, format.digits);
}

/** Date and wall time with a blank between. */
export function formatDateTime(instant: Instant, format: DateFormat): string {
  return `${formatDate(instant, format)} ${formatTime(instant, format)}`;
}

/** Whether a day is today or yesterday as seen from `now`: codes, the words belong to the screen. */
export function formatDay(
  instant: Instant,
  now: Instant,
  format: DateFormat,
): { readonly relative: 'today' | 'yesterday' | null; readonly date: string } {
  const daysAgo = dayNumber(now, format.zone) - dayNumber(instant, format.zone);
  const relative = daysAgo === 0 ? 'today' : daysAgo === 1 ? 'yesterday' : null;
  return { relative, date: formatDate(instant, format) };
}

/** The first moment of the day in which `instant` lies. On days when clocks went forward at midnight that is 01:00. */
export function startOfDay(instant: Instant, zone: string): Instant {
  return startOfDayNumber(dayNumber(instant, zone), zone);
}

/** The day of the week (0 Sunday … 6 Saturday) and the minute of the day that the clocks in `zone` show. */
export function weekMinute(instant: Instant, zone: string): { readonly day: number; readonly minute: number } {
  const { hour, minute } = wallParts(instant, zone);
  // 1970 began on a Thursday.
  return { day: (((dayNumber(instant, zone) + 4) % 7) + 7) % 7, minute: hour * 60 + minute };
}

/** The Jalali date of a moment. */
export function jalaliParts(instant: Instant, zone: string): JalaliDate {
  const parts = formatter('en-u-ca-persian-nu-latn', zone, 'numbers').formatToParts(instant);
  return {
    y: Number(part(parts, 'year')),
    m: Number(part(parts, 'month')),
    d: Number(part(parts, 'day')),
  };
}

/** The first moment of a Jalali day, or `null` for a day that the calendar has not (30 Esfand of a common year). */
export function instantFromJalali(date: JalaliDate, zone: string): Instant | null {
  const { y, m, d } = date;
  if (![y, m, d].every(Number.isInteger) || y < 1 || y > 3000 || m < 1 || m > 12 || d < 1 || d > 31) return null;
  // A close guess, corrected by asking the calendar itself, so that leap years follow the runtime's data.
  let number = Math.floor((y - 1) * 365.2422) + dayOfYear(m, d) - 492_268;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    // Noon UTC of that day lies within the day itself for the calendar read in UTC.
    const found = jalaliParts(number * DAY + DAY / 2, 'UTC');
    // A year counts 366, so that no two days of different years are taken for the same.
    const difference = (y - found.y) * 366 + dayOfYear(m, d) - dayOfYear(found.m, found.d);
    // 31 Aban falls on 1 Azar, but it is not that day.
    if (difference === 0) return found.m === m ? startOfDayNumber(number, zone) : null;
    number += difference;
  }
  return null;
}

/** A length of time for columns: `3:07`, `1:02:45`. Parts of a second are cut off. */
export function formatDuration(seconds: number, digits: 'fa' | 'latn'): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const tail = two(whole % 60);
  return inDigits(hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`, digits);
}

function dayOfYear(month: number, day: number): number {
  return (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
}

type WallParts = JalaliDate & {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

function wallParts(instant: Instant, zone: string): WallParts {
  const parts = formatter('en-u-ca-gregory-nu-latn', zone, 'numbers').formatToParts(instant);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(part(parts, type));
  return {
    y: number('year'),
    m: number('month'),
    d: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}

/** Days since 1970-01-01 of the calendar day that the clocks in `zone` show. */
function dayNumber(instant: Instant, zone: string): number {
  const { y, m, d } = wallParts(instant, zone);
  return Date.UTC(y, m - 1, d) / DAY;
}

function startOfDayNumber(number: number, zone: string): Instant {
  const midnight = number * DAY;
  const candidate = midnight - offset(midnight - offset(midnight, zone), zone);
  if (dayNumber(candidate, zone) === number && dayNumber(candidate - 1, zone) === number - 1) return candidate;
  // Clocks were changed at midnight: look for the first moment of the day.
  let before = candidate - DAY;
  let inside = candidate + DAY;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    if (dayNumber(middle, zone) >= number) inside = middle;
    else before = middle;
  }
  return inside;
}

function offset(instant: Instant, zone: string): number {
  const { y, m, d, hour, minute, second } = wallParts(instant, zone);
  return Date.UTC(y, m - 1, d, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it. */
function formatter(locale: string, zone: string, style: 'numbers' | 'words'): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${style}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions =
    style === 'words'
      ? {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: zone,
        }
      : {
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
          hourCycle: 'h23',
          timeZone: zone,
        };
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

function part(parts: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((candidate) => candidate.type === type)?.value ?? '';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function inDigits(text: string, digits: 'fa' | 'latn'): string {
  return digits === 'fa' ? toPersianDigits(text) : text;
}
