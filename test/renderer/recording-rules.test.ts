import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankOf, CARD_DIGITS, cardDigits, fitsCheckDigit, inFours } from '../../src/renderer/recording/card-number.ts';
import { askedSecond } from '../../src/renderer/recording/link-to-second.ts';
import { liveLook } from '../../src/renderer/recording/live-words.ts';
import { momentsOf } from '../../src/renderer/recording/moments.ts';
import { nextSpeed, SPEEDS } from '../../src/renderer/recording/use-sound.ts';
import type { CallEvent } from '../../src/shared/contract/calls.ts';
import { LIVE, RECORDINGS } from './recording-stage/scene.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const hour = RECORDINGS('en').find((one) => one.id === 'hour');
if (hour === undefined) throw new Error('the scene has no hour');

test('of the ten numbers that differ only in their last digit exactly one fits', () => {
  fc.assert(
    fc.property(digits(CARD_DIGITS - 1), (head) => {
      const fitting = Array.from({ length: 10 }, (_, last) => `${head}${last}`).filter(fitsCheckDigit);
      expect(fitting).toHaveLength(1);
    }),
  );
});

test('numbers that are known to fit do, and their neighbours do not', () => {
  for (const card of ['4111111111111111', '4012888888881881', '5500000000000004'])
    expect([fitsCheckDigit(card), fitsCheckDigit(card.replace(/.$/, '7'))]).toEqual([true, false]);
});

test('two neighbouring digits that changed places are found, but for 0 and 9', () => {
  fc.assert(
    fc.property(digits(CARD_DIGITS), fc.integer({ min: 0, max: CARD_DIGITS - 2 }), (card, at) => {
      const [one = '', other = ''] = [card[at], card[at + 1]];
      fc.pre(fitsCheckDigit(card) && one !== other && `${one}${other}` !== '09' && `${one}${other}` !== '90');
      expect(fitsCheckDigit(card.slice(0, at) + other + one + card.slice(at + 2))).toBe(false);
    }),
  );
});

test('Persian and Arabic digits, blanks and dashes are read as the number that they mean', () => {
  expect(cardDigits('۶۰۳۷-۹۹۱۱ ٢٢٣٣ 4455 99')).toBe('6037991122334455');
  expect(inFours('60379911223344')).toBe('6037 9911 2233 44');
  expect(inFours('6037')).toBe('6037');
  expect(bankOf('6037991122334455')?.en).toBe('Bank Melli');
  expect(bankOf('0000001122334455')).toBeNull();
});

test('grouping never changes the number', () => {
  fc.assert(
    fc.property(digits(CARD_DIGITS), fc.nat(CARD_DIGITS), (card, length) => {
      expect(cardDigits(inFours(card.slice(0, length)))).toBe(card.slice(0, length));
    }),
  );
});

test('a link to a second is read behind the hash and before it; what is no second asks nothing', () => {
  expect(askedSecond('/calls/x?t=83&r=two', '')).toEqual({ atMs: 83_000, recordingId: 'two' });
  expect(askedSecond('/calls/x', 't=5')).toEqual({ atMs: 5000, recordingId: null });
  for (const path of ['/calls/x', '/calls/x?t=', '/calls/x?t=-4', '/calls/x?t=1e9', '/calls/x?t=now'])
    expect(askedSecond(path, '')).toBeNull();
});

test('gaps, marks and notes stand in the order of their moments, a trouble with its reason', () => {
  const note = (seconds: number): CallEvent => ({
    at: hour.startedAt + seconds * 1000,
    kind: 'noteSaved',
    detail: null,
    byName: 'Sara',
  });
  // A note is saved as it is typed: what was saved in one go is one point, and its words are those of the last.
  const moments = momentsOf(hour, { events: [note(60), note(70), note(80), note(600)], note: 'Wants a discount' });
  expect(moments.map((one) => [one.kind, one.atMs / 1000])).toEqual([
    ['note', 80],
    ['gap', 480],
    ['note', 600],
    ['marked', 1200],
    ['gap', 2400],
    ['marked', 3060],
  ]);
  expect(moments[0]).toMatchObject({ text: null });
  expect(moments[2]).toMatchObject({ text: 'Wants a discount', by: 'Sara' });
  expect(moments[4]).toMatchObject({ cause: 'trouble', trouble: 'deviceLost', toMs: 2_520_000 });
});

test('a gap that never ended ends with the recording, and a note from after it is nowhere in it', () => {
  const open = { ...hour, gaps: [{ from: 3_000_000, to: null, cause: 'key' as const }], events: [] };
  const late: CallEvent = { at: hour.startedAt + 3_700_000, kind: 'noteSaved', detail: null, byName: null };
  expect(momentsOf(open, { events: [late], note: 'late' })).toEqual([
    { kind: 'gap', atMs: 3_000_000, toMs: 3_600_000, cause: 'key', trouble: null },
  ]);
});

test('speed goes step by step and stays at its ends', () => {
  expect(SPEEDS.map((one) => nextSpeed(one, 1))).toEqual([1, 1.25, 1.5, 2, 2]);
  expect(SPEEDS.map((one) => nextSpeed(one, -1))).toEqual([0.75, 0.75, 1, 1.25, 1.5]);
});

test('a pause that lasts too long looks other than a pause, and a missing consent other than not recorded', () => {
  expect(
    ['recording', 'paused', 'alarm', 'trouble', 'consent', 'off', 'stopped'].map((one) => liveLook(LIVE(one))),
  ).toEqual(['recording', 'paused', 'alarm', 'trouble', 'consent', 'off', 'stopped']);
});
