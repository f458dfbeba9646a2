import { DAY_MS } from './made-customer.ts';

/** The hours of one day in which the office works. */
export type Window = { readonly from: number; readonly to: number };

const HOUR_MS = 3_600_000;
/** Iran has had one offset all year since 2022. */
const TEHRAN_MS = 3.5 * HOUR_MS;
const OPENS_MS = 8 * HOUR_MS;
const CLOSES_MS = 19 * HOUR_MS;
const FRIDAY = 5;

/** The working days of the `count` days up to now, oldest first; the last ends a little before now. */
export function workingDays(now: number, count: number): Window[] {
  const today = Math.floor((now + TEHRAN_MS) / DAY_MS);
  const days = Array.from({ length: count }, (_, back) => today - (count - 1 - back));
  return days
    .filter((day) => new Date(day * DAY_MS).getUTCDay() !== FRIDAY)
    .map((day) => windowOf(day * DAY_MS - TEHRAN_MS, now - HOUR_MS))
    .filter((day) => day.to - day.from > HOUR_MS);
}

const windowOf = (midnight: number, latest: number): Window => ({
  from: midnight + OPENS_MS,
  to: Math.min(midnight + CLOSES_MS, latest),
});
