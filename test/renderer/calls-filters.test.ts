import { expect, test } from 'vitest';
import {
  filtersOn,
  fitsFilter,
  NO_FILTER,
  readRemembered,
  readViews,
  withCall,
} from '../../src/renderer/calls/call-filters.ts';
import { lookOf } from '../../src/renderer/calls/call-state.tsx';
import { preciseTime, sinceStart } from '../../src/renderer/calls/precise-time.ts';
import type { CallFilter, CallRow } from '../../src/shared/contract/calls.ts';

const ROW: CallRow = {
  id: 'b',
  line: { id: 'l1', name: 'Sales', color: '#000000' },
  direction: 'incoming',
  state: 'ended',
  number: '+989125550039',
  local: '0912 555 0039',
  numberStatus: 'ok',
  numberSure: true,
  callerName: null,
  customer: { id: 'c1', name: 'Maryam', company: null },
  startedAt: 1000,
  answeredAt: 2000,
  endedAt: 62_000,
  ringCount: 2,
  outcome: 'answered',
  endReason: 'signal',
  takenBy: { id: 'u1', name: 'Reza' },
  outcomeCodeId: 'sale',
  note: null,
  toCode: false,
  waiting: false,
  recordings: { count: 0, durationMs: 0 },
};

test('a call that happens now appears only in lists that it belongs to', () => {
  const fitting: Partial<CallFilter>[] = [
    {},
    { lineIds: ['l1', 'l2'] },
    { directions: ['incoming'] },
    { outcomes: ['answered'] },
    { agentId: 'u1' },
    { customerId: 'c1' },
    { outcomeCodeId: 'sale' },
    { from: 1000, to: 1001 },
    { minTalkSeconds: 60 },
  ];
  const strange: Partial<CallFilter>[] = [
    { lineIds: ['l2'] },
    { directions: ['outgoing'] },
    { outcomes: ['missed'] },
    { agentId: 'u2' },
    { customerId: 'c2' },
    { outcomeCodeId: 'x' },
    { from: 1001 },
    { to: 1000 },
    { minTalkSeconds: 61 },
    { toCodeOnly: true },
  ];
  expect(fitting.map((part) => fitsFilter(ROW, { ...NO_FILTER, ...part }))).toEqual(fitting.map(() => true));
  expect(strange.map((part) => fitsFilter(ROW, { ...NO_FILTER, ...part }))).toEqual(strange.map(() => false));
});

test('whether a call fits words that are searched is the hub’s to say', () => {
  expect(fitsFilter(ROW, { ...NO_FILTER, text: 'mar' })).toBeNull();
  expect(withCall([], ROW, { ...NO_FILTER, text: 'mar' }, false)).toEqual([]);
});

test('a changed call is changed in its place, a new one comes at its time, one that no longer fits goes', () => {
  const older = { ...ROW, id: 'a', startedAt: 500 };
  const newer = { ...ROW, id: 'c', startedAt: 2000 };
  expect(withCall([newer, older], ROW, NO_FILTER, false).map((row) => row.id)).toEqual(['c', 'b', 'a']);
  expect(withCall([newer, ROW, older], { ...ROW, note: 'x' }, NO_FILTER, false)[1]?.note).toBe('x');
  expect(withCall([newer, ROW], ROW, { ...NO_FILTER, toCodeOnly: true }, false).map((row) => row.id)).toEqual(['c']);
});

test('a call older than all that is loaded waits for its page', () => {
  const newer = { ...ROW, id: 'c', startedAt: 2000 };
  expect(withCall([newer], ROW, NO_FILTER, true).map((row) => row.id)).toEqual(['c']);
  expect(withCall([newer], ROW, NO_FILTER, false).map((row) => row.id)).toEqual(['c', 'b']);
});

test('a remembered filter is read back, and one of another version is left', () => {
  const remembered = { view: 'missed', filter: { ...NO_FILTER, lineIds: ['l1'] } };
  expect(readRemembered(JSON.parse(JSON.stringify(remembered)))).toEqual(remembered);
  expect(readRemembered({ view: 'moon', filter: {} })).toEqual({ view: null, filter: NO_FILTER });
  expect([readRemembered(null), readRemembered({ filter: { text: 5 } }), readRemembered('x')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('of stored views those that are understood are kept', () => {
  expect(
    readViews([
      { name: 'Mine', filter: { text: 'a' } },
      { name: 5, filter: {} },
      { name: 'Bad', filter: { odd: 1 } },
    ]),
  ).toEqual([{ name: 'Mine', filter: { ...NO_FILTER, text: 'a' } }]);
  expect(readViews('x')).toBeNull();
});

test('a range of days counts as one filter, and the search text as none', () => {
  expect(filtersOn({ ...NO_FILTER, text: 'a', from: 1, to: 2, lineIds: ['l1'], toCodeOnly: true })).toBe(3);
});

test('an interrupted call says so whatever its outcome, and a live one says what it does', () => {
  expect(lookOf({ ...ROW, endReason: 'interrupted' })).toBe('interrupted');
  expect(lookOf({ ...ROW, state: 'ringing', outcome: null })).toBe('ringing');
  expect(lookOf({ ...ROW, outcome: null })).toBe('unknown');
});

test('the timeline tells milliseconds in the zone of the office and the digits of the reader', () => {
  const at = Date.UTC(2025, 10, 22, 8, 5, 7, 42);
  expect(preciseTime(at, { zone: 'Asia/Tehran', digits: 'latn' })).toBe('11:35:07.042');
  expect(preciseTime(at, { zone: 'Asia/Tehran', digits: 'fa' })).toBe('۱۱:۳۵:۰۷.۰۴۲');
  expect(sinceStart(at + 3042, at, 'latn')).toBe('+3.042');
});
