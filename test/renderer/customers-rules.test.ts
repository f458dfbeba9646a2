import { expect, test } from 'vitest';
import { parseClockTime } from '../../src/renderer/customers/clock-time.ts';
import { isFiltered, NO_FILTER, readFilter } from '../../src/renderer/customers/customer-filter.ts';
import { type Edit, mergeEdits } from '../../src/renderer/customers/edit-merge.ts';
import { readNumber } from '../../src/renderer/customers/number-reading.ts';
import { groupMissed } from '../../src/renderer/desk/missed-groups.ts';
import { dueTimes } from '../../src/renderer/pop/card-composer.tsx';
import type { CallRow } from '../../src/shared/contract/calls.ts';

const OFFICE = { country: 'IR', areaCode: '21' };
const EDIT: Edit = {
  kind: 'person',
  name: 'Ali',
  email: '',
  address: '',
  preferredChannel: '',
  remark: '',
  ownerId: '',
};

test('a number that is being typed is read as the hub will read it', () => {
  expect(readNumber('۰۹۱۲ ۵۵۵ ۰۰۳۹', OFFICE)).toMatchObject({ kind: 'whole', local: '0912 555 0039' });
  expect(readNumber('22514321', OFFICE)).toMatchObject({
    kind: 'whole',
    local: '021 2251 4321',
    place: { fa: 'تهران', en: 'Tehran' },
  });
  expect(readNumber('110', OFFICE)).toEqual({ kind: 'short', digits: '110' });
  expect(readNumber('22514321', { ...OFFICE, areaCode: '' })).toEqual({ kind: 'maybe' });
  expect(readNumber('call me', OFFICE)).toEqual({ kind: 'none' });
  expect(readNumber('  ', OFFICE)).toEqual({ kind: 'empty' });
});

test('after somebody else’s change what was typed stands and the rest follows the fresh file', () => {
  const typed = { ...EDIT, name: 'Ali Reza', remark: 'mine' };
  const fresh = { ...EDIT, remark: 'theirs', address: 'Tehran' };
  expect(mergeEdits(EDIT, typed, fresh)).toEqual({
    merged: { ...EDIT, name: 'Ali Reza', remark: 'mine', address: 'Tehran' },
    changes: [
      { field: 'address', both: false },
      { field: 'remark', both: true },
    ],
  });
});

test('the same change by two people is no conflict', () => {
  const both = { ...EDIT, name: 'Ali Reza' };
  expect(mergeEdits(EDIT, both, both).changes).toEqual([{ field: 'name', both: false }]);
});

test('times are read in either script, and nonsense is refused', () => {
  expect(['14:30', '۹', '۱۴:۳۰', '9.05', '24:00', '12:60', 'noon', ''].map(parseClockTime)).toEqual([
    870,
    540,
    870,
    545,
    null,
    null,
    null,
    null,
  ]);
});

test('what is promised most is offered in the office’s own day, and what has passed is not', () => {
  const evening = Date.UTC(2025, 10, 22, 15, 0);
  const keys = dueTimes(evening, 'Asia/Tehran').map(({ key, at }) => [key, new Date(at).toISOString()]);
  expect(keys).toEqual([
    ['pop.inOneHour', '2025-11-22T16:00:00.000Z'],
    ['pop.tomorrow', '2025-11-23T05:30:00.000Z'],
    ['pop.inWeek', '2025-11-29T05:30:00.000Z'],
  ]);
});

test('the list remembers its conditions but not the person who was looked for', () => {
  const filter = { ...NO_FILTER, text: 'ali', kind: 'company', cautionOnly: true, sort: 'recent' } as const;
  expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual({ ...filter, text: '' });
  expect([readFilter(null), readFilter({ kind: 'dog', ownerId: 7 })]).toEqual([null, NO_FILTER]);
  expect([isFiltered(NO_FILTER), isFiltered({ ...NO_FILTER, ownerId: 'u1' })]).toEqual([false, true]);
});

test('missed calls of one caller are one chip; hidden numbers are nobody’s and stay apart', () => {
  const call = (id: string, startedAt: number, part: Partial<CallRow>) =>
    ({ id, startedAt, customer: null, numberStatus: 'ok', numberSure: true, local: null, ...part }) as CallRow;
  const rows = [
    call('1', 10, { local: '0912' }),
    call('2', 30, { local: '0912' }),
    call('3', 20, { numberStatus: 'private' }),
    call('4', 15, { numberStatus: 'private' }),
    call('5', 5, { local: '021', customer: { id: 'c', name: 'C', company: null } }),
    call('6', 6, { local: '0935', customer: { id: 'c', name: 'C', company: null } }),
  ];
  expect(groupMissed(rows).map(({ latest, count, ids }) => [latest.id, count, ids])).toEqual([
    ['2', 2, ['2', '1']],
    ['3', 1, ['3']],
    ['4', 1, ['4']],
    ['6', 2, ['6', '5']],
  ]);
});
