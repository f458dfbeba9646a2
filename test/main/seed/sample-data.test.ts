import { describe, expect, it } from 'vitest';
import { DEMO_NUMBERS } from '../../../src/main/seed/demo-customers.ts';
import { DEFAULT_OUTCOME_CODES } from '../../../src/main/seed/outcome-codes.ts';
import { writeSampleData } from '../../../src/main/seed/sample-data.ts';
import { matchNumber } from '../../../src/main/store/cards.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { saveOutcomeCodes } from '../../../src/main/store/outcome-codes.ts';
import { searchCustomers } from '../../../src/main/store/search.ts';
import { canonicalNumber } from '../../../src/shared/domain/phone-number.ts';
import { NOW, TEHRAN, testStore } from '../../support/store.ts';

function sample(): Store {
  const store = testStore();
  saveOutcomeCodes(
    store,
    DEFAULT_OUTCOME_CODES.map((code, place) => ({ ...code, id: `code${place}` })),
  );
  let ids = 0;
  store.transaction(() => writeSampleData(store, { now: NOW, newId: () => `id${(ids += 1)}`, adminId: 'sara' }));
  return store;
}

const match = (store: Store, raw: string) => matchNumber(store, canonicalNumber(raw, TEHRAN), TEHRAN, NOW);

describe('sample data', () => {
  it('is about two hundred customers and their calls, on lines that no strip shows', () => {
    const store = sample();
    const n = (what: string) => store.get<{ n: number }>(`select count(*) as n from ${what}`)?.n ?? 0;
    expect([n('customers') >= 200, n('calls') >= 200, n('call_events') >= n('calls')]).toEqual([true, true, true]);
    expect(n('lines l join devices d on d.id = l.device_id where d.removed_at is null')).toBe(0);
    expect(store.driver.pragma('foreign_key_check')).toEqual([]);
  });

  it('has the numbers that a demonstration rings with', () => {
    const store = sample();
    expect(DEMO_NUMBERS.known.map((raw) => match(store, raw).kind)).toEqual(DEMO_NUMBERS.known.map(() => 'known'));
    expect(DEMO_NUMBERS.unknown.map((raw) => match(store, raw).kind)).toEqual(
      DEMO_NUMBERS.unknown.map(() => 'unknown'),
    );
    expect(DEMO_NUMBERS.several.map((raw) => match(store, raw))).toMatchObject([{ kind: 'several', total: 3 }]);
  });

  it('has cards that show everything', () => {
    const store = sample();
    const cards = DEMO_NUMBERS.known.flatMap((raw) => {
      const found = match(store, raw);
      return found.kind === 'known' ? [found.customer] : [];
    });
    for (const part of ['company', 'caution', 'promise', 'lastNote', 'balance', 'ownerName'] as const) {
      expect(cards.some((card) => card[part] !== null)).toBe(true);
    }
    expect(cards.some((card) => card.openTickets.count > 0)).toBe(true);
  });

  it('is found by search', () => {
    expect(searchCustomers(sample(), 'محمدی آتیه', 5, { dialling: TEHRAN, now: NOW })).toMatchObject([
      { name: 'سارا محمدی' },
    ]);
  });
});

describe('the outcome codes of a new office', () => {
  it('have a digit of their own each, and words in both languages', () => {
    const digits = DEFAULT_OUTCOME_CODES.map((code) => code.digit);
    expect([
      new Set(digits).size,
      DEFAULT_OUTCOME_CODES.every((code) => code.label.fa !== '' && code.label.en !== ''),
    ]).toEqual([digits.length, true]);
  });
});
