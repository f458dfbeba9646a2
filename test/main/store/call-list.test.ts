import { describe, expect, it } from 'vitest';
import { codeCall, linkCall, listCalls, saveNote, writeCall } from '../../../src/main/store/calls.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { saveLink } from '../../../src/main/store/links.ts';
import type { CallFilter } from '../../../src/shared/contract/calls.ts';
import {
  aCall,
  addCalls,
  addCustomer,
  filter,
  from,
  HOUR,
  NOW,
  overCall,
  TEHRAN,
  testStore,
} from '../../support/store.ts';

const ALL = { userId: null };
const idsOf = (store: Store, said: Partial<CallFilter> = {}, scope: { userId: string | null } = ALL): string[] =>
  listCalls(store, filter(said), null, 100, scope, TEHRAN).rows.map((row) => row.id);

/** Five calls that differ in everything that can be asked for. */
function office(): Store {
  const store = testStore();
  addCustomer(store, 'co', 'شرکت آتیه تجارت', [], 'company');
  addCustomer(store, 'c1', 'سارا محمدي', ['09125550139']);
  saveLink(store, { id: 'k', personId: 'c1', companyId: 'co', role: null });
  store.run(
    `insert into outcome_codes (id, label_fa, label_en, digit, needs_note, position, archived) values ('order', 'سفارش', 'Order', 1, 0, 0, 0)`,
  );
  const talked = (answered: number, ended: number) => ({
    outcome: 'answered' as const,
    answeredAt: NOW - answered,
    endedAt: NOW - ended,
  });
  addCalls(
    store,
    overCall('k1', 5 * HOUR, {
      ...from('09125550139'),
      customerId: 'c1',
      takenBy: 'sara',
      ...talked(5 * HOUR, 4.5 * HOUR),
    }),
    overCall('k2', 4 * HOUR, {
      ...from('02188550012'),
      takenBy: 'ali',
      lineId: 'line2',
      ...talked(4 * HOUR, 4 * HOUR - 60_000),
    }),
    overCall('k3', 3 * HOUR, { ...from('09355550212'), callerName: 'HOSSEINI' }),
    overCall('k4', 2 * HOUR, {
      ...from('09125550139'),
      customerId: 'c1',
      direction: 'outgoing',
      outcome: 'outgoing',
      takenBy: 'ali',
    }),
    overCall('k5', 1 * HOUR, { numberStatus: 'private', outcome: 'blocked' }),
  );
  codeCall(store, 'k1', { outcomeCodeId: 'order', note: 'پیش‌فاکتور ۴۱۲ را خواست', at: NOW });
  return store;
}

describe('the list of calls', () => {
  it('has the newest first', () => {
    expect(idsOf(office())).toEqual(['k5', 'k4', 'k3', 'k2', 'k1']);
  });

  it('tells of each call what its row shows', () => {
    const row = listCalls(office(), filter({ outcomeCodeId: 'order' }), null, 9, ALL, TEHRAN).rows[0];
    expect(row).toEqual({
      id: 'k1',
      line: { id: 'line1', name: 'خط ۱', color: '#0072b2' },
      direction: 'incoming',
      state: 'ended',
      number: '09125550139',
      local: '0912 555 0139',
      numberStatus: 'ok',
      numberSure: true,
      callerName: null,
      customer: { id: 'c1', name: 'سارا محمدي', company: 'شرکت آتیه تجارت' },
      startedAt: NOW - 5 * HOUR,
      answeredAt: NOW - 5 * HOUR,
      endedAt: NOW - 4.5 * HOUR,
      ringCount: 1,
      outcome: 'answered',
      endReason: 'signal',
      takenBy: { id: 'sara', name: 'سارا' },
      outcomeCodeId: 'order',
      note: 'پیش‌فاکتور ۴۱۲ را خواست',
      toCode: false,
      waiting: false,
      recordings: { count: 0, durationMs: 0 },
    });
  });

  it.each([
    ['a line', { lineIds: ['line2'] }, ['k2']],
    ['several lines', { lineIds: ['line2', 'line1'] }, ['k5', 'k4', 'k3', 'k2', 'k1']],
    ['a direction', { directions: ['outgoing'] }, ['k4']],
    ['both directions', { directions: ['outgoing', 'incoming'] }, ['k5', 'k4', 'k3', 'k2', 'k1']],
    ['an outcome', { outcomes: ['missed'] }, ['k3']],
    ['several outcomes', { outcomes: ['missed', 'blocked'] }, ['k5', 'k3']],
    ['an agent', { agentId: 'ali' }, ['k4', 'k2']],
    ['a customer', { customerId: 'c1' }, ['k4', 'k1']],
    ['an outcome code', { outcomeCodeId: 'order' }, ['k1']],
    ['from a moment on, itself included', { from: NOW - 3 * HOUR }, ['k5', 'k4', 'k3']],
    ['up to a moment, itself not included', { to: NOW - 3 * HOUR }, ['k2', 'k1']],
    ['long talks', { minTalkSeconds: 61 }, ['k1']],
    ['talks of at least a minute', { minTalkSeconds: 60 }, ['k2', 'k1']],
    ['what is to code', { toCodeOnly: true }, ['k4']],
    ['several things at once', { agentId: 'ali', lineIds: ['line1'], from: NOW - 9 * HOUR }, ['k4']],
    ['nothing that there is', { agentId: 'nobody' }, []],
  ] as const)('can be asked for %s', (_what, said, ids) => {
    expect(idsOf(office(), said as unknown as Partial<CallFilter>)).toEqual(ids);
  });

  it.each([
    ['digits from the middle of a number', '5501', ['k4', 'k1']],
    ['its beginning as it is dialled', '0912555', ['k4', 'k1']],
    ['its beginning as it is stored', '+98912555', ['k4', 'k1']],
    ['its end', '0012', ['k2']],
    ['Persian digits', '۰۲۱۲', ['k3']],
    ['a number as it is written', '(021) 8855-0012', ['k2']],
    ['the name of its customer, in another spelling', 'محمدی', ['k4', 'k1']],
    ['words in any order', 'محمدی سارا', ['k4', 'k1']],
    ['the name that the exchange sent', 'hosse', ['k3']],
    ['a word of the note', 'فاکتور', ['k1']],
    ['a note and a name', 'خواست سارا', ['k1']],
    ['a number in the note', 'فاکتور 412', ['k1']],
    ['two letters that begin a word', 'سا', ['k4', 'k1']],
    ['one letter, which is too little to look for', 'س', ['k5', 'k4', 'k3', 'k2', 'k1']],
    ['words that stand nowhere together', 'سارا hosseini', []],
    ['signs of the search language', 'محمدی" OR (NOT *', []],
  ])('finds %s', (_what, text, ids) => {
    expect(idsOf(office(), { text })).toEqual(ids);
  });

  it('finds within what is asked for', () => {
    expect(idsOf(office(), { text: 'محمدی', agentId: 'sara' })).toEqual(['k1']);
  });

  it('finds a draft as soon as it is kept, and not what it said before', () => {
    const store = office();
    saveNote(store, 'k3', 'شکایت');
    expect(idsOf(store, { text: 'شکایت' })).toEqual(['k3']);
    saveNote(store, 'k3', 'تشکر');
    expect([idsOf(store, { text: 'شکایت' }), idsOf(store, { text: 'تشکر' })]).toEqual([[], ['k3']]);
  });

  it('finds a call by a customer under whom it was filed later', () => {
    const store = office();
    linkCall(store, 'k3', 'c1');
    expect(idsOf(store, { text: 'محمدی' })).toEqual(['k4', 'k3', 'k1']);
  });

  it('finds a number that came after the first ring', () => {
    const store = office();
    const call = aCall('k9');
    writeCall(store, call);
    writeCall(store, { ...call, ...from('09195550277') });
    expect(idsOf(store, { text: '550277' })).toEqual(['k9']);
  });
});

describe('what an agent may see', () => {
  it('is his calls and those that nobody took', () => {
    const store = office();
    expect([
      idsOf(store, {}, { userId: 'sara' }),
      idsOf(store, {}, { userId: 'ali' }),
      idsOf(store, {}, { userId: '' }),
    ]).toEqual([
      ['k5', 'k3', 'k1'],
      ['k5', 'k4', 'k3', 'k2'],
      ['k5', 'k3'],
    ]);
  });

  it('holds for what he looks for too', () => {
    expect(idsOf(office(), { text: 'محمدی' }, { userId: 'sara' })).toEqual(['k1']);
  });
});

describe('pages of calls', () => {
  /** Every page's ids, and each of the same moment in its place. */
  function pages(said: Partial<CallFilter>, scope: { userId: string | null }): string[][] {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا');
    addCalls(
      store,
      ...Array.from({ length: 23 }, (_, i) =>
        overCall(`k${String(i).padStart(2, '0')}`, (23 - Math.floor(i / 3)) * HOUR, {
          ...from('09125550139'),
          takenBy: i % 2 === 0 ? 'sara' : i % 5 === 0 ? 'ali' : null,
        }),
      ),
    );
    const all: string[][] = [];
    let cursor: string | null = null;
    do {
      const page: ReturnType<typeof listCalls> = listCalls(store, filter(said), cursor, 5, scope, TEHRAN);
      all.push(page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return all;
  }

  it.each([
    ['the whole list', {}, ALL, 23],
    ['a search', { text: '0912' }, ALL, 23],
    ["an agent's own", {}, { userId: 'sara' }, 21],
  ] as const)('follow each other without a gap or a double: %s', (_what, said, scope, count) => {
    const ids = pages(said as Partial<CallFilter>, scope).flat();
    expect([ids.length, new Set(ids).size, ids]).toEqual([count, count, [...ids].sort().reverse()]);
  });

  it('end without an empty one', () => {
    expect(pages({ to: NOW - 19 * HOUR }, ALL).map((page) => page.length)).toEqual([5, 5, 2]);
  });

  it('begin anew after a cursor that is not ours', () => {
    const store = office();
    for (const cursor of ['', 'nonsense', 'WyJhIl0', '[]', 'bnVsbA']) {
      expect(listCalls(store, filter(), cursor, 2, ALL, TEHRAN).rows.map((row) => row.id)).toEqual(['k5', 'k4']);
    }
  });
});
