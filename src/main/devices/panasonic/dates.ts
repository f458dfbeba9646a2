import type { Instant } from '../../../shared/domain/instant.ts';

/** The order in which a PBX was told to print its dates. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as `YYYY-MM-DD`, or `null` where no calendar has it, and the order it was read in. */
export type ReadDate = { readonly date: string | null; readonly order: DateOrder };

/** Reads the dates of one PBX, and learns their order from those that can only be read in one. */
export interface DateReader {
  /** `half`: the clock says AM or PM. `at`: today, as our own clock has it. */
  read(text: string, half: boolean, at: Instant): ReadDate;
}

const PARTS = /^ *(\d{1,2})\/ ?(\d{1,2})\/(\d\d)$/;
const DAY_MS = 86_400_000;
/** A PBX whose clock is right at all differs from ours by less. */
const CLOSE_DAYS = 2;
const CENTURY_TURNS_AT = 70;

export const createDateReader = (): DateReader => {
  let learned: DateOrder | null = null;
  // The rows of a day have one date, and they come by the thousand.
  let last = { text: '', half: false, day: Number.NaN, read: null as ReadDate | null };

  const readNew = (text: string, half: boolean, at: Instant): ReadDate => {
    const [, first = '', second = '', third = ''] = PARTS.exec(text) ?? [];
    const parts: Parts = [Number(first), Number(second), Number(third)];
    const possible = first === '' ? [] : ORDERS.filter((order) => inOrder(parts, order) !== null);
    // A date that can be read in one order only is stronger than anything that was learned before it.
    if (possible.length === 1) learned = possible[0] ?? null;
    const usual = half ? 'mdy' : 'dmy';
    const order = choose(possible, parts, at, learned, usual);
    return { date: order === null ? null : inOrder(parts, order), order: order ?? learned ?? usual };
  };

  return {
    read(text, half, at) {
      const day = Math.floor(at / DAY_MS);
      if (last.read !== null && last.text === text && last.half === half && last.day === day) return last.read;
      const read = readNew(text, half, at);
      last = { text, half, day, read };
      return read;
    },
  };
};

type Parts = readonly [number, number, number];

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** Known from before, else the one reading that is today, else what such a clock usually goes with. */
const choose = (
  possible: readonly DateOrder[],
  parts: Parts,
  at: Instant,
  learned: DateOrder | null,
  usual: DateOrder,
): DateOrder | null => {
  if (learned !== null && possible.includes(learned)) return learned;
  const close = possible.filter((order) => isClose(inOrder(parts, order), at));
  if (close.length === 1) return close[0] ?? null;
  return possible.includes(usual) ? usual : (possible[0] ?? null);
};

const inOrder = ([first, second, third]: Parts, order: DateOrder): string | null => {
  if (order === 'ymd') return calendarDay(first, second, third);
  return order === 'dmy' ? calendarDay(third, second, first) : calendarDay(third, first, second);
};

const calendarDay = (year: number, month: number, day: number): string | null => {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const whole = year < CENTURY_TURNS_AT ? 2000 + year : 1900 + year;
  return `${whole}-${two(month)}-${two(day)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

const isClose = (date: string | null, at: Instant): boolean =>
  date !== null && Math.abs(Date.parse(date) - at) <= CLOSE_DAYS * DAY_MS;
