import { describe, expect, it } from 'vitest';
import { candidateCards, cardsOf, customersByKey, lookupNumber, matchNumber } from '../../../src/main/store/cards.ts';
import { type CustomerChange, findCustomer, updateCustomer } from '../../../src/main/store/customers.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { insertFollowUp } from '../../../src/main/store/follow-ups.ts';
import { saveLink } from '../../../src/main/store/links.ts';
import { insertNote } from '../../../src/main/store/notes.ts';
import { chooseNumber } from '../../../src/main/store/numbers.ts';
import { insertTicket } from '../../../src/main/store/tickets.ts';
import { canonicalNumber } from '../../../src/shared/domain/phone-number.ts';
import { addCustomer, HOUR, NOW, TEHRAN, testStore } from '../../support/store.ts';

const KEY = '+989125550139';
const RAW = '0912 555 0139';

function change(store: Store, id: string, fields: CustomerChange): void {
  const row = findCustomer(store, id);
  if (row === null) throw new Error(`no ${id}`);
  updateCustomer(store, row, fields);
}

const match = (store: Store, raw: string, now = NOW) => matchNumber(store, canonicalNumber(raw, TEHRAN), TEHRAN, now);

describe('the card of a customer', () => {
  it('says all that there is', () => {
    const store = testStore();
    addCustomer(store, 'co', 'شرکت آتیه', [], 'company');
    addCustomer(store, 'c1', 'سارا محمدی', [RAW]);
    saveLink(store, { id: 'k', personId: 'c1', companyId: 'co', role: 'مدیر خرید' });
    change(store, 'c1', {
      ownerId: 'ali',
      cautionText: 'فقط نقدی',
      cautionBy: 'sara',
      cautionAt: NOW,
      cautionExpiresAt: NOW + HOUR,
      balanceRials: -500,
      balanceAt: NOW - HOUR,
      lastCallAt: NOW - 2 * HOUR,
    });
    const about = { customerId: 'c1', callId: null };
    insertNote(store, { ...about, id: 'n1', text: 'کهنه', authorId: 'ali', at: NOW - 9, editedAt: null, pinned: true });
    insertNote(store, {
      ...about,
      id: 'n2',
      text: 'تازه',
      authorId: 'sara',
      at: NOW - 5,
      editedAt: null,
      pinned: false,
    });
    insertTicket(store, { ...about, id: 't1', title: 'یک', openedAt: NOW - 9, openedBy: null, closedAt: null });
    insertTicket(store, { ...about, id: 't2', title: 'دو', openedAt: NOW - 8, openedBy: null, closedAt: null });
    insertTicket(store, { ...about, id: 't3', title: 'سه', openedAt: NOW - 7, openedBy: null, closedAt: NOW });
    const promise = { ...about, createdAt: NOW, createdBy: null };
    insertFollowUp(store, { ...promise, id: 'f1', text: 'دیرتر', dueAt: NOW + 9, ownerId: null, doneAt: null });
    insertFollowUp(store, { ...promise, id: 'f2', text: 'زودتر', dueAt: NOW + 5, ownerId: 'ali', doneAt: null });
    insertFollowUp(store, { ...promise, id: 'f3', text: 'انجام شده', dueAt: NOW + 1, ownerId: null, doneAt: NOW });

    expect(match(store, '00989125550139')).toEqual({
      kind: 'known',
      remembered: false,
      customer: {
        id: 'c1',
        kind: 'person',
        name: 'سارا محمدی',
        company: 'شرکت آتیه',
        caution: { text: 'فقط نقدی', authorName: 'سارا', expiresAt: NOW + HOUR },
        promise: { id: 'f2', text: 'زودتر', dueAt: NOW + 5, ownerName: 'علی' },
        lastNote: { text: 'تازه', authorName: 'سارا', at: NOW - 5 },
        openTickets: { count: 2, newestTitle: 'دو' },
        balance: { rials: -500, at: NOW - HOUR },
        ownerName: 'علی',
        lastCallAt: NOW - 2 * HOUR,
      },
    });
  });

  it('is short where there is nothing to say', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', [RAW]);
    expect(cardsOf(store, ['c1'], NOW)).toEqual([
      {
        id: 'c1',
        kind: 'person',
        name: 'سارا',
        company: null,
        caution: null,
        promise: null,
        lastNote: null,
        openTickets: { count: 0, newestTitle: null },
        balance: null,
        ownerName: null,
        lastCallAt: null,
      },
    ]);
  });

  it('has no caution from the moment it expires', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', [RAW]);
    change(store, 'c1', { cautionText: 'فقط نقدی', cautionAt: NOW, cautionExpiresAt: NOW + HOUR });
    const caution = (now: number) => cardsOf(store, ['c1'], now)[0]?.caution?.text ?? null;
    expect([caution(NOW + HOUR - 1), caution(NOW + HOUR)]).toEqual(['فقط نقدی', null]);
  });

  it('keeps the order in which it was asked for, and leaves removed customers out', () => {
    const store = testStore();
    for (const id of ['a', 'b', 'c']) addCustomer(store, id, id);
    change(store, 'b', { removedAt: NOW });
    expect(cardsOf(store, ['c', 'b', 'a', 'nobody'], NOW).map((card) => card.id)).toEqual(['c', 'a']);
  });
});

describe('a number', () => {
  it('that nobody has is unknown', () => {
    expect(match(testStore(), RAW)).toEqual({ kind: 'unknown' });
  });

  it('matches exactly: no stranger with the same last digits', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', ['02165550139']);
    expect([match(store, '09165550139').kind, match(store, '65550139').kind]).toEqual(['unknown', 'known']);
  });

  it('of a removed customer is unknown', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', [RAW]);
    change(store, 'c1', { removedAt: NOW });
    expect([match(store, RAW), lookupNumber(store, KEY)]).toEqual([{ kind: 'unknown' }, []]);
  });

  it('of several customers gives a choice, last contact first, five at most', () => {
    const store = testStore();
    for (let i = 0; i < 7; i += 1) {
      addCustomer(store, `c${i}`, `نفر ${i}`, [RAW]);
      if (i > 0) change(store, `c${i}`, { lastCallAt: NOW - i });
    }
    const found = match(store, RAW);
    if (found.kind !== 'several') throw new Error(found.kind);
    expect([found.total, found.customers.map((card) => card.id)]).toEqual([7, ['c1', 'c2', 'c3', 'c4', 'c5']]);
  });

  it('that one customer wrote down twice is still his', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', [RAW, '+98 912 555 0139']);
    expect(customersByKey(store, KEY, NOW)).toMatchObject({ total: 1, cards: [{ id: 'c1' }] });
  });

  it('remembers who was meant', () => {
    const store = testStore();
    for (const id of ['a', 'b', 'c']) addCustomer(store, id, id, [RAW]);
    chooseNumber(store, KEY, 'b', 'sara', NOW);
    expect(match(store, RAW)).toMatchObject({ kind: 'known', remembered: true, customer: { id: 'b' } });
    chooseNumber(store, KEY, 'c', 'sara', NOW);
    expect(match(store, RAW)).toMatchObject({ kind: 'known', remembered: true, customer: { id: 'c' } });
  });

  it('remembers a sixth customer too, who is not on the list', () => {
    const store = testStore();
    for (let i = 0; i < 7; i += 1) addCustomer(store, `c${i}`, `نفر ${i}`, [RAW]);
    chooseNumber(store, KEY, 'c6', null, NOW);
    expect(match(store, RAW)).toMatchObject({ kind: 'known', remembered: true, customer: { id: 'c6' } });
  });

  it('asks again when the one who was meant does not have it any more', () => {
    const store = testStore();
    for (const id of ['a', 'b', 'c']) addCustomer(store, id, id, [RAW]);
    chooseNumber(store, KEY, 'b', null, NOW);
    store.run(`delete from phone_numbers where customer_id = 'b'`);
    expect(match(store, RAW)).toMatchObject({ kind: 'several', total: 2 });
  });

  it('without its area is a maybe, never more', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', ['03135550212']);
    const nowhere = { country: 'IR', areaCode: '' } as const;
    const found = matchNumber(store, canonicalNumber('35550212', nowhere), nowhere, NOW);
    expect(found).toMatchObject({ kind: 'maybe', customers: [{ id: 'c1' }] });
    expect(matchNumber(store, canonicalNumber('35550999', nowhere), nowhere, NOW)).toEqual({ kind: 'unknown' });
  });

  it('without its area offers each customer once', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', ['03135550212', '05135550212']);
    expect(candidateCards(store, ['+983135550212', '+985135550212'], NOW).map((card) => card.id)).toEqual(['c1']);
  });

  it('that is short matches as a whole', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'نگهبانی', ['110']);
    expect([match(store, '110').kind, match(store, '1100').kind]).toEqual(['known', 'unknown']);
  });

  it('that is no number matches nobody', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', ['بی‌شماره']);
    expect(match(store, 'بی‌شماره')).toEqual({ kind: 'unknown' });
  });
});
