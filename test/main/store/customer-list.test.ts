import { describe, expect, it } from 'vitest';
import { listCustomers } from '../../../src/main/store/customer-list.ts';
import { type CustomerChange, findCustomer, updateCustomer } from '../../../src/main/store/customers.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { saveLink } from '../../../src/main/store/links.ts';
import { indexCustomer, indexPeopleOf } from '../../../src/main/store/search-index.ts';
import { customers } from '../../../src/shared/contract/customers.ts';
import { addCustomer, HOUR, NOW, TEHRAN, testStore } from '../../support/store.ts';

const VIEW = { dialling: TEHRAN, now: NOW };
const ask = (store: Store, said: object = {}) =>
  listCustomers(store, customers['customers.list'].input.parse(said), VIEW);
const idsOf = (store: Store, said: object = {}): string[] => ask(store, said).rows.map((row) => row.id);

function change(store: Store, id: string, fields: CustomerChange): void {
  const row = findCustomer(store, id);
  if (row === null) throw new Error(`no ${id}`);
  indexCustomer(store, updateCustomer(store, row, fields).seq);
}

function office(): Store {
  const store = testStore();
  addCustomer(store, 'co', 'بازرگانی پارس', ['02125550100'], 'company');
  addCustomer(store, 'b', 'بهار امینی', ['09125550139', '09355550139']);
  addCustomer(store, 'a', 'آرش بهاری');
  addCustomer(store, 'p', 'پویا نوری', ['09125550140']);
  addCustomer(store, 'gone', 'ب رفته');
  saveLink(store, { id: 'k', personId: 'a', companyId: 'co', role: null });
  indexPeopleOf(store, 'co');
  change(store, 'gone', { removedAt: NOW });
  change(store, 'b', {
    ownerId: 'sara',
    lastCallAt: NOW - 2 * HOUR,
    cautionText: 'نقدی',
    cautionAt: NOW,
    cautionExpiresAt: NOW + 1,
  });
  change(store, 'p', {
    ownerId: 'sara',
    lastCallAt: NOW - HOUR,
    cautionText: 'کهنه',
    cautionAt: NOW,
    cautionExpiresAt: NOW,
  });
  return store;
}

describe('the list of customers', () => {
  it('is by name, with all that a row shows, and how many there are', () => {
    const page = ask(office());
    expect([page.rows.map((row) => row.id), page.total, page.nextCursor]).toEqual([['a', 'co', 'b', 'p'], 4, null]);
    expect(page.rows[2]).toEqual({
      id: 'b',
      kind: 'person',
      name: 'بهار امینی',
      company: null,
      number: '0912 555 0139',
      ownerName: 'سارا',
      lastCallAt: NOW - 2 * HOUR,
      hasCaution: true,
    });
    expect(page.rows[0]).toMatchObject({ company: 'بازرگانی پارس', number: null, hasCaution: false });
  });

  it.each([
    ['companies', { kind: 'company' }, ['co']],
    ['persons', { kind: 'person' }, ['a', 'b', 'p']],
    ['an owner', { ownerId: 'sara' }, ['b', 'p']],
    ['cautions that hold', { cautionOnly: true }, ['b']],
    ['an owner and a caution', { ownerId: 'sara', cautionOnly: true, kind: 'person' }, ['b']],
    ['last contact first, the others behind them', { sort: 'recent' }, ['p', 'b', 'a', 'co']],
    ['an owner, last contact first', { ownerId: 'sara', sort: 'recent' }, ['p', 'b']],
    ['a word', { text: 'بهار' }, ['a', 'b']],
    ['a word, last contact first', { text: 'بهار', sort: 'recent' }, ['b', 'a']],
    ['the name of a company', { text: 'پارس' }, ['a', 'co']],
    ['digits', { text: '0139' }, ['b']],
    ['one letter', { text: 'ب' }, ['co', 'b']],
    ['a word and a kind', { text: 'پارس', kind: 'person' }, ['a']],
    ['what there is not', { text: 'ژژژ' }, []],
  ])('can be asked for %s', (_what, said, ids) => {
    expect(idsOf(office(), said)).toEqual(ids);
  });

  it('counts only where counting is quick', () => {
    const store = office();
    expect([{}, { text: 'بهار' }, { text: 'ب' }, { kind: 'person' }].map((said) => ask(store, said).total)).toEqual([
      4,
      2,
      null,
      null,
    ]);
  });

  it.each([
    ['by name', {}],
    ['last contact first', { sort: 'recent' }],
    ['of an owner', { ownerId: 'sara', sort: 'recent' }],
    ['of a search', { text: 'نام' }],
    ['of a search, last contact first', { text: 'نام', sort: 'recent' }],
  ])('comes in pages that follow each other without a gap or a double: %s', (_what, said) => {
    const store = testStore();
    for (let i = 0; i < 23; i += 1) {
      addCustomer(store, `c${i}`, `نام ${i % 4}`);
      change(store, `c${i}`, { ownerId: 'sara', ...(i % 3 === 0 ? { lastCallAt: NOW - (i % 6) } : {}) });
    }
    const whole = idsOf(store, said);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ReturnType<typeof ask> = ask(store, { ...said, limit: 5, cursor });
      paged.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([paged, new Set(paged).size]).toEqual([whole, 23]);
  });
});

describe('a search with very many hits', () => {
  const MANY = 5_200;

  it('finds the same as one with few: names, companies and numbers', () => {
    const store = testStore();
    store.transaction(() => {
      for (let i = 0; i < MANY; i += 1) addCustomer(store, `c${i}`, `الف مشتری ${i}`, [`0912${String(5_550_000 + i)}`]);
    });
    addCustomer(store, 'co', 'شرکت مشتریان', [], 'company');
    addCustomer(store, 'worker', 'ی کارمند', ['+44 7912 555000']);
    addCustomer(store, 'other', 'ی دیگری', ['02125550000']);
    saveLink(store, { id: 'k', personId: 'worker', companyId: 'co', role: null });
    indexPeopleOf(store, 'co');
    const lastPage = (text: string): string[] => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page: ReturnType<typeof ask> = ask(store, { text, limit: 200, cursor });
        expect(page.total).toBeNull();
        ids.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return [String(ids.length), ...ids.slice(-2)];
    };
    expect(lastPage('مشتری')).toEqual([String(MANY + 2), 'co', 'worker']);
    expect(lastPage('912555')).toEqual([String(MANY + 1), 'c999', 'worker']);
    expect(lastPage('مشتری مش')[0]).toBe(String(MANY + 2));
  });
});
