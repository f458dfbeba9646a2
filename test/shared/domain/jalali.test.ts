import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DateFormat,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatLongDate,
  formatTime,
  instantFromJalali,
  jalaliParts,
  startOfDay,
} from '../../../src/shared/domain/jalali.ts';

const TEHRAN = 'Asia/Tehran';
const PERSIAN: DateFormat = { language: 'fa', calendar: 'jalali', zone: TEHRAN, digits: 'fa' };
const ENGLISH: DateFormat = { language: 'en', calendar: 'gregorian', zone: TEHRAN, digits: 'latn' };
/** 1 Azar 1404, 14:05 in Tehran. */
const MOMENT = Date.parse('2025-11-22T10:35:09Z');

describe('showing a moment', () => {
  it('follows language, calendar and digits, each by itself', () => {
    expect(formatDateTime(MOMENT, PERSIAN)).toBe('۱۴۰۴/۰۹/۰۱ ۱۴:۰۵');
    expect(formatDateTime(MOMENT, ENGLISH)).toBe('2025-11-22 14:05');
    expect(formatDate(MOMENT, { ...PERSIAN, digits: 'latn' })).toBe('1404/09/01');
    expect(formatDate(MOMENT, { ...PERSIAN, calendar: 'gregorian' })).toBe('۲۰۲۵/۱۱/۲۲');
    expect(formatTime(MOMENT, PERSIAN)).toBe('۱۴:۰۵');
  });

  it('reads aloud with weekday and month', () => {
    expect(formatLongDate(MOMENT, PERSIAN)).toBe('شنبه ۱ آذر ۱۴۰۴');
    expect(formatLongDate(MOMENT, { ...ENGLISH, calendar: 'jalali' })).toBe('Saturday 1 Azar 1404');
    expect(formatLongDate(MOMENT, ENGLISH)).toBe('Saturday 22 November 2025');
  });

  it('shows midnight as 00:00', () => {
    expect(formatTime(Date.parse('2025-11-22T00:00:00+03:30'), ENGLISH)).toBe('00:00');
  });

  it('knows that Iran had summer time until 2022 and has none since', () => {
    expect(formatTime(Date.parse('2022-07-01T08:00:00Z'), ENGLISH)).toBe('12:30');
    expect(formatTime(Date.parse('2023-07-01T08:00:00Z'), ENGLISH)).toBe('11:30');
  });
});

describe('today and yesterday', () => {
  const relative = (text: string) => formatDay(Date.parse(text), MOMENT, PERSIAN).relative;

  it('turn at midnight of the office, not of Greenwich', () => {
    expect(relative('2025-11-22T00:00:00+03:30')).toBe('today');
    expect(relative('2025-11-21T23:59:59+03:30')).toBe('yesterday');
    expect(relative('2025-11-21T00:00:00+03:30')).toBe('yesterday');
    expect(relative('2025-11-20T23:59:59+03:30')).toBeNull();
    expect(relative('2025-11-23T00:00:00+03:30')).toBeNull();
  });

  it('come with the date beside them', () => {
    expect(formatDay(MOMENT, MOMENT, PERSIAN)).toEqual({ relative: 'today', date: '۱۴۰۴/۰۹/۰۱' });
  });
});

describe('the start of a day', () => {
  it('is midnight on the wall', () => {
    expect(startOfDay(MOMENT, TEHRAN)).toBe(Date.parse('2025-11-22T00:00:00+03:30'));
    expect(startOfDay(Date.parse('2021-07-01T12:00:00+04:30'), TEHRAN)).toBe(Date.parse('2021-07-01T00:00:00+04:30'));
  });

  it('is one o’clock on the day when clocks went forward at midnight', () => {
    const start = startOfDay(Date.parse('2021-03-22T12:00:00+04:30'), TEHRAN);
    expect(start).toBe(Date.parse('2021-03-22T01:00:00+04:30'));
    expect(formatTime(start, ENGLISH)).toBe('01:00');
  });

  it('is right on the days around the end of summer time', () => {
    expect(startOfDay(Date.parse('2021-09-21T23:30:00+03:30'), TEHRAN)).toBe(Date.parse('2021-09-21T00:00:00+04:30'));
    expect(startOfDay(Date.parse('2021-09-22T12:00:00+03:30'), TEHRAN)).toBe(Date.parse('2021-09-22T00:00:00+03:30'));
  });

  it('is the first midnight where clocks showed it twice', () => {
    const noon = Date.parse('2021-10-29T12:00:00+02:00');
    expect(startOfDay(noon, 'Asia/Amman')).toBe(Date.parse('2021-10-29T00:00:00+03:00'));
  });

  it('lies on the same day, and a moment earlier is another day', () => {
    const zone = fc.constantFrom(TEHRAN, 'UTC', 'America/New_York', 'Asia/Kathmandu', 'America/Havana');
    const moment = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(moment, zone, (instant, here) => {
        const format: DateFormat = { ...ENGLISH, zone: here };
        const start = startOfDay(instant, here);
        expect(start).toBeLessThanOrEqual(instant);
        expect(formatDate(start, format)).toBe(formatDate(instant, format));
        expect(formatDate(start - 1, format)).not.toBe(formatDate(instant, format));
      }),
    );
  });
});

describe('Jalali dates', () => {
  it.each([
    [1404, 9, 1, '2025-11-22'],
    [1404, 1, 1, '2025-03-21'],
    [1403, 12, 30, '2025-03-20'],
    [1403, 1, 1, '2024-03-20'],
    [1399, 12, 30, '2021-03-20'],
    [1357, 11, 22, '1979-02-11'],
    [1408, 12, 30, '2030-03-20'],
  ])('%i/%i/%i is %s', (y, m, d, gregorian) => {
    const instant = instantFromJalali({ y, m, d }, TEHRAN);
    expect(instant).not.toBeNull();
    expect(formatDate(instant ?? 0, ENGLISH)).toBe(gregorian);
    expect(jalaliParts(instant ?? 0, TEHRAN)).toEqual({ y, m, d });
  });

  it('that do not exist are nothing', () => {
    const none = [
      [1404, 12, 30],
      [1404, 8, 31],
      [1404, 7, 31],
      [1404, 13, 1],
      [1404, 0, 1],
      [1404, 1, 0],
      [1404, 1, 32],
      [1404.5, 1, 1],
      [Number.NaN, 1, 1],
      [0, 1, 1],
    ] as const;
    expect(none.map(([y, m, d]) => instantFromJalali({ y, m, d }, TEHRAN))).toEqual(none.map(() => null));
  });

  it('come back from the moment that they became', () => {
    const date = fc.record({
      y: fc.integer({ min: 1300, max: 1500 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 29 }),
    });
    fc.assert(
      fc.property(date, fc.constantFrom(TEHRAN, 'UTC', 'America/New_York'), (day, zone) => {
        const instant = instantFromJalali(day, zone);
        expect(jalaliParts(instant ?? 0, zone)).toEqual(day);
        expect(startOfDay(instant ?? 0, zone)).toBe(instant);
      }),
    );
  });

  it('do not depend on the zone of the computer', () => {
    expect(jalaliParts(Date.parse('2025-03-20T21:00:00Z'), TEHRAN)).toEqual({ y: 1404, m: 1, d: 1 });
    expect(jalaliParts(Date.parse('2025-03-20T21:00:00Z'), 'UTC')).toEqual({ y: 1403, m: 12, d: 30 });
  });
});

describe('a length of time', () => {
  it('has hours only when it needs them', () => {
    expect([0, 7, 187, 3599, 3600, 3765, 36_000].map((seconds) => formatDuration(seconds, 'latn'))).toEqual([
      '0:00',
      '0:07',
      '3:07',
      '59:59',
      '1:00:00',
      '1:02:45',
      '10:00:00',
    ]);
    expect(formatDuration(187, 'fa')).toBe('۳:۰۷');
  });

  it('cuts off parts of a second and never runs backwards', () => {
    expect([59.99, -5, Number.NaN].map((seconds) => formatDuration(seconds, 'latn'))).toEqual(['0:59', '0:00', '0:00']);
  });
});
