import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft } from '../../../src/shared/domain/disk-forecast.ts';
import { weekMinute } from '../../../src/shared/domain/jalali.ts';
import { RECORDING_EVENT_KINDS } from '../../../src/shared/domain/recording.ts';
import { gapsOf } from '../../../src/shared/domain/recording-gaps.ts';
import { expiresAt, retentionOf } from '../../../src/shared/domain/recording-retention.ts';

const DAY = 86_400_000;
const classes = [
  { id: 'standard', name: 'Standard', days: 30 },
  { id: 'ever', name: 'For ever', days: null },
];

describe('how long a recording is kept', () => {
  it('is the days of its class, to the millisecond', () => {
    const recording = { startedAt: 1_000, classId: 'standard', isHeld: false };
    expect(expiresAt(recording, classes)).toBe(1_000 + 30 * DAY);
    expect(retentionOf(recording, classes, 999 + 30 * DAY)).toBe('keep');
    expect(retentionOf(recording, classes, 1_000 + 30 * DAY)).toBe('goes');
  });

  it('is for ever where the class has no days, or is not there any more', () => {
    for (const classId of ['ever', 'gone'])
      expect(retentionOf({ startedAt: 0, classId, isHeld: false }, classes, 1e15)).toBe('keep');
  });

  it('never ends while somebody holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e13 }), (startedAt, now) => {
        expect(retentionOf({ startedAt, classId: 'standard', isHeld: true }, classes, now)).not.toBe('goes');
      }),
    );
  });
});

describe('the gaps of a recording', () => {
  const event = (kind: 'paused' | 'resumed' | 'trouble' | 'recovered' | 'stopped', atMs: number, detail?: string) => ({
    kind,
    atMs,
    detail: detail ?? null,
  });

  it('go from a pause to its end, with what caused it', () => {
    expect(gapsOf([event('paused', 10, 'cardField'), event('resumed', 20), event('stopped', 90)])).toEqual([
      { from: 10, to: 20, cause: 'cardField' },
    ]);
  });

  it('end with the recording, and go on while it does', () => {
    expect(gapsOf([event('paused', 10, 'key'), event('stopped', 30)])).toEqual([{ from: 10, to: 30, cause: 'key' }]);
    expect(gapsOf([event('trouble', 10, 'deviceLost')])).toEqual([{ from: 10, to: null, cause: 'trouble' }]);
  });

  it('may overlap where a source is lost in a pause', () => {
    const events = [
      event('paused', 5, 'key'),
      event('trouble', 7, 'noSound'),
      event('resumed', 9),
      event('recovered', 12),
    ];
    expect(gapsOf(events)).toEqual([
      { from: 5, to: 9, cause: 'key' },
      { from: 7, to: 12, cause: 'trouble' },
    ]);
  });

  it('are in their order and never end before they begin, whatever is told', () => {
    const anyEvent = fc.record({
      kind: fc.constantFrom(...RECORDING_EVENT_KINDS),
      atMs: fc.option(fc.integer({ min: 0, max: 10_000 })),
      detail: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const gaps = gapsOf(events);
        for (const { from, to } of gaps) expect(to === null || to > from).toBe(true);
        expect(gaps.map(({ from }) => from)).toEqual(gaps.map(({ from }) => from).sort((a, b) => a - b));
        expect(gaps.filter(({ to }) => to === null).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the forecast of a disk', () => {
  it('counts the days until the floor', () => {
    expect(daysLeft({ freeBytes: 110, floorBytes: 10, bytesPerDay: 25 })).toBe(4);
  });

  it('is none where nothing is recorded, and zero at the floor', () => {
    expect(daysLeft({ freeBytes: 110, floorBytes: 10, bytesPerDay: 0 })).toBeNull();
    expect(daysLeft({ freeBytes: 10, floorBytes: 10, bytesPerDay: 0 })).toBe(0);
    expect(daysLeft({ freeBytes: 5, floorBytes: 10, bytesPerDay: 1 })).toBe(0);
  });
});

describe('the day and minute of an office', () => {
  it('are those of its own clock', () => {
    expect(weekMinute(Date.UTC(2026, 10, 22, 20, 30), 'Asia/Tehran')).toEqual({ day: 1, minute: 0 });
    expect(weekMinute(Date.UTC(2026, 10, 22, 20, 29), 'Asia/Tehran')).toEqual({ day: 0, minute: 1_439 });
    expect(weekMinute(Date.UTC(1969, 11, 31, 12), 'UTC')).toEqual({ day: 3, minute: 720 });
  });
});
