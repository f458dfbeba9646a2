import { describe, expect, it } from 'vitest';
import { createClockDrift } from '../../../src/main/devices/clock-drift.ts';
import { createUnderstanding } from '../../../src/main/devices/understanding.ts';

const NOW = new Date(2026, 10, 22, 8, 30, 15).getTime();

describe('whether a device is understood', () => {
  it('is doubted after two kilobytes without a signal, and no more after the first', () => {
    const { heard } = createUnderstanding(() => false);
    expect(heard(2_047, 0, 0, 0)).toBe(false);
    expect(heard(1, 0, 0, 0)).toBe(true);
    expect(heard(10, 1, 0, 0)).toBe(false);
    expect(heard(10, 0, 0, 0)).toBe(false);
  });

  it('is doubted after half a minute, but not for some bytes of noise', () => {
    const box = createUnderstanding(() => false);
    expect(box.heard(20, 0, 20, 0)).toBe(false);
    expect(box.heard(3, 0, 23, 60_000)).toBe(false);
    expect(box.heard(1, 0, 24, 60_000)).toBe(true);
  });

  it('is judged by what makes no sense where a device also says what is no signal', () => {
    const modem = createUnderstanding(() => true);
    expect(modem.heard(5_000, 0, 10, 0)).toBe(false);
    expect(modem.heard(6_000, 0, 6_000, 60_000)).toBe(true);
  });
});

describe('the clock of a device', () => {
  const drift = (...told: readonly (readonly [date: string | null, time: string])[]): number | null => {
    const clock = createClockDrift();
    for (const [date, time] of told) clock.hear({ kind: 'callerId', date, time }, NOW);
    return clock.seconds;
  };

  it.each([
    ['the same second', '2026-11-22', '08:30:15', 0],
    ['the same minute', '2026-11-22', '08:30', 0],
    ['one minute behind', '2026-11-22', '08:29', -75],
    ['an hour ahead', '2026-11-22', '09:30:15', 3_600],
    ['a clock that nobody set', '2005-01-04', '00:11:15', -690_538_740],
    ['no year', '11-22', '08:31:15', 60],
    ['no year, and a day that is to come', '12-24', '08:30:15', -333 * 86_400],
    ['no date', null, '08:30:10', -5],
  ])('%s', (_what, date, time, seconds) => {
    expect(drift([date, time])).toBe(seconds);
  });

  it('is of the next year already while ours is in the last', () => {
    const clock = createClockDrift();
    clock.hear({ kind: 'ring', date: '01-01', time: '00:00:30' }, new Date(2026, 11, 31, 23, 59, 30).getTime());
    expect(clock.seconds).toBe(60);
  });

  it('is tomorrow already where it tells no date', () => {
    const clock = createClockDrift();
    clock.hear({ kind: 'ring', time: '00:00:30' }, new Date(2026, 10, 22, 23, 59, 30).getTime());
    expect(clock.seconds).toBe(60);
  });

  it('is the middle of the last five times, so that one wild one changes nothing', () => {
    expect(
      drift(
        ['2026-11-22', '08:30:25'],
        ['2026-11-22', '08:30:25'],
        ['1999-01-01', '00:00:00'],
        ['2026-11-22', '08:30:26'],
        ['2026-11-22', '08:30:25'],
      ),
    ).toBe(10);
  });

  it('is not read from a record of a call that is over, nor from no time', () => {
    const clock = createClockDrift();
    expect(clock.hear({ kind: 'end', date: '2026-11-22', time: '08:00:00' }, NOW)).toBe(false);
    expect(clock.hear({ kind: 'ring' }, NOW)).toBe(false);
    expect(clock.seconds).toBeNull();
  });
});
