import type { LineSignal } from '../../shared/domain/line-signal.ts';

/** What a device's clock said; a value that cannot be right is `null` and its text is kept in `timeRaw`. */
export type ClockFields = Pick<LineSignal, 'date' | 'time' | 'timeRaw'>;

/** `MM-DD`, or `null` where no calendar has such a day. The year is the PC's business (device notes §2, rule 5). */
export const monthDay = (month: string, day: string): string | null =>
  isWithin(month, 1, 12) && isWithin(day, 1, 31) ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;

/** `HH:MM` or `HH:MM:SS` on a 24-hour clock, from a 12-hour one where `half` says AM or PM; `null` when impossible. */
export const clockTime = (hour: string, minute: string, second?: string, half?: string): string | null => {
  const hours = half === undefined ? hour.padStart(2, '0') : fromTwelve(hour, half);
  if (!isWithin(hours, 0, 23) || !isWithin(minute, 0, 59)) return null;
  if (second === undefined) return `${hours}:${minute}`;
  return isWithin(second, 0, 59) ? `${hours}:${minute}:${second}` : null;
};

/** `MMDD` and `HHMM` as one text of digits, as FSK frames have it (device notes §3.6). */
export const readStamp = (digits: string): ClockFields => {
  const time = clockTime(digits.slice(4, 6), digits.slice(6, 8));
  const date = monthDay(digits.slice(0, 2), digits.slice(2, 4));
  return time === null ? { date, time, timeRaw: digits.slice(4) } : { date, time };
};

const fromTwelve = (hour: string, half: string): string => {
  if (!isWithin(hour, 1, 12)) return '';
  const afternoon = half.toUpperCase() === 'PM' ? 12 : 0;
  return String((Number(hour) % 12) + afternoon).padStart(2, '0');
};

const isWithin = (digits: string, least: number, most: number): boolean => {
  const value = digits === '' ? Number.NaN : Number(digits);
  return value >= least && value <= most;
};
