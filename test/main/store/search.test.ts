import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCustomer, updateCustomer } from '../../../src/main/store/customers.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { saveLink } from '../../../src/main/store/links.ts';
import { searchCustomers } from '../../../src/main/store/search.ts';
import { digitQuery, digitsOfNumber } from '../../../src/main/store/search-digits.ts';
import { indexCustomer, indexPeopleOf } from '../../../src/main/store/search-index.ts';
import { addCalls, addCustomer, HOUR, NOW, overCall, TEHRAN, testStore } from '../../support/store.ts';

const VIEW = { dialling: TEHRAN, now: NOW };
const idsOf = (store: Store, text: string, limit = 20): string[] =>
  searchCustomers(store, text, limit, VIEW).map((row) => row.id);

function office(): Store {
  const store = testStore();
  addCustomer(store, 'co', 'شرکت آتیه تجارت البرز', ['02125550100'], 'company');
  addCustomer(store, 'sara', 'سارا محمدي', ['09125550139', '۰۲۶ ۳۵۵۵ ۰۱۳۹']);
  addCustomer(store, 'mohammad', 'محمد رضایی', ['09355550212']);
  addCustomer(store, 'latin', 'John Smith-Müller', ['+44 7400 555001']);
  addCustomer(store, 'half', 'رضا حسن‌زاده', ['بی‌شماره ۴۴۲']);
  addCustomer(store, 'guard', 'نگهبانی', ['1190']);
  saveLink(store, { id: 'k', personId: 'sara', companyId: 'co', role: null });
  indexPeopleOf(store, 'co');
  return store;
}

describe('a search', () => {
  it.each([
    ['the beginning of a name', 'سار', ['sara']],
    ['a word in the middle of a name', 'رضایی', ['mohammad']],
    ['a piece of a word', 'ضای', ['mohammad']],
    ['words in any order', 'محمدی سارا', ['sara']],
    ['Arabic letters for Persian ones', 'محمدي', ['sara']],
    ['a name without its half-space', 'حسنزاده', ['half']],
    ['a name with its half-space', 'حسن‌زاده', ['half']],
    ['two words for one with a half-space', 'رضا زاده', ['half']],
    ['Latin letters of either case', 'sMITH', ['latin']],
    ['letters without their accents', 'muller', ['latin']],
    ['a company, and who works there', 'آتیه', ['co', 'sara']],
    ['a person by name and company', 'سارا البرز', ['sara']],
    ['one letter', 'س', ['sara']],
    ['two letters of a second word', 'ال', ['co', 'sara']],
    ['the whole number', '09125550139', ['sara']],
    ['the whole number in another form', '+98 912 555 01 39', ['sara']],
    ['digits from the middle', '25550', ['co', 'sara']],
    ['the last digits', '۵۵۰۲۱۲', ['mohammad']],
    ['a second number', '02635550139', ['sara']],
    ['a foreign number', '00447400', ['latin']],
    ['a foreign number with a plus', '+44 7400', ['latin']],
    ['a number that cannot be dialled', '442', ['half']],
    ['a short number', '1190', ['guard']],
    ['nothing', '   ', []],
    ['two digits, which are too few', '12', []],
    ['what nobody is called', 'ژژژ', []],
    ['words of two people', 'سارا رضایی', []],
  ])('finds by %s', (_what, text, ids) => {
    expect(idsOf(office(), text).sort()).toEqual([...ids].sort());
  });

  it('has the best first: the whole name, its beginning, the beginning of a word', () => {
    const store = testStore();
    addCustomer(store, 'inside', 'امیررضا');
    addCustomer(store, 'word', 'علی رضا');
    addCustomer(store, 'begins', 'رضا علی');
    addCustomer(store, 'whole', 'رضا');
    expect(idsOf(store, 'رضا')).toEqual(['whole', 'begins', 'word', 'inside']);
  });

  it('has the one spoken with last first among equals', () => {
    const store = testStore();
    for (const id of ['a', 'b', 'c']) addCustomer(store, id, 'سارا محمدی');
    addCalls(store, overCall('k1', 2 * HOUR, { customerId: 'c' }), overCall('k2', HOUR, { customerId: 'b' }));
    expect(idsOf(store, 'سارا')).toEqual(['b', 'c', 'a']);
  });

  it('has who owns the whole number before who only holds its digits', () => {
    const store = testStore();
    addCustomer(store, 'long', 'دراز', ['09121105550']);
    addCustomer(store, 'short', 'پلیس', ['110']);
    expect(idsOf(store, '110')).toEqual(['short', 'long']);
  });

  it('finds the beginning of a name even where hundreds hold it somewhere', () => {
    const store = testStore();
    store.transaction(() => {
      for (let i = 0; i < 300; i += 1) addCustomer(store, `x${i}`, `الف محمد ${i}`);
      addCustomer(store, 'last', 'محمد آخر');
    });
    expect(idsOf(store, 'محمد', 3)[0]).toBe('last');
  });

  it('gives no more than asked for', () => {
    expect(idsOf(office(), '0', 1).length + idsOf(office(), '555', 2).length).toBe(2);
  });

  it('shows the number that was looked for', () => {
    const [row] = searchCustomers(office(), '026', 20, VIEW);
    expect(row).toMatchObject({ id: 'sara', number: '026 3555 0139', company: 'شرکت آتیه تجارت البرز' });
  });

  it('does not find removed customers', () => {
    const store = office();
    const row = findCustomer(store, 'sara');
    if (row === null) throw new Error('no sara');
    indexCustomer(store, updateCustomer(store, row, { removedAt: NOW }).seq);
    expect([idsOf(store, 'سارا'), idsOf(store, '09125550139')]).toEqual([[], []]);
  });

  it('takes anything for words, and never throws', () => {
    const store = office();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^["*():^+\- ANDORNEAR۰-۹]{0,12}$/)),
        (text) => {
          expect(Array.isArray(searchCustomers(store, text, 5, VIEW))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the digits of a number', () => {
  it.each([
    ['+989125550139', '', '09125550139'],
    ['+447400555001', '', '00447400555001'],
    ['s:110', '', '110'],
    [null, 'داخلی ۱۲', '12'],
  ])('%s %s are found as %s', (key, raw, digits) => {
    expect(digitsOfNumber(key, raw)).toBe(digits);
  });

  it.each([
    ['0912', ['0912']],
    ['+98912', ['0912']],
    ['0098912', ['0912']],
    ['98912', ['98912', '0912']],
    ['9891', ['9891']],
    ['+44740', ['44740']],
    ['(021) 22-51', ['0212251']],
    ['۰۹۱۲', ['0912']],
    ['سارا', null],
    ['12a', null],
    ['', null],
    ['+', null],
  ])('typed as %s are looked for as %j', (text, runs) => {
    expect(digitQuery(text)).toEqual(runs);
  });
});
