import { describe, expect, it } from 'vitest';
import { listCalls } from '../../../src/main/store/calls.ts';
import { BARE_LOOKUP, LOOKUP } from '../../../src/main/store/cards.ts';
import { listCustomers } from '../../../src/main/store/customer-list.ts';
import { keepPlan, type Store } from '../../../src/main/store/db.ts';
import { customers } from '../../../src/shared/contract/customers.ts';
import { aCall, addCalls, filter, NOW, TEHRAN, testStore } from '../../support/store.ts';

/** What SQLite means to do, step by step. */
function planOf(store: Store, sql: string): string[] {
  const plan = store.driver.prepare<unknown[], { detail: string }>(`explain query plan ${keepPlan(sql)}`);
  return plan.all(...(sql.match(/\?/g) ?? []).map(() => 1)).map((step) => step.detail);
}

/** The statements that `work` asks, with the plan of each that reads `table`. */
function plansOf(store: Store, table: string, work: (db: Store) => void): string[] {
  const asked: string[] = [];
  const watch = <T>(sql: string, ...values: never[]): T[] => {
    asked.push(sql);
    return store.all<T>(sql, ...values);
  };
  work({ ...store, all: watch, get: (sql: string, ...values: never[]) => watch(sql, ...values)[0] } as Store);
  return asked.filter((sql) => new RegExp(`from ${table} c\\b`).test(sql)).map((sql) => planOf(store, sql).join(' | '));
}

const question = (said: object) => customers['customers.list'].input.parse(said);

describe('the lookup of a screen pop', () => {
  const down = [
    'SEARCH p USING COVERING INDEX phone_numbers_key (key=?)',
    'SEARCH c USING INDEX customers_id_unique (id=?)',
  ];

  it('goes down the covering index of the numbers and the one of the ids', () => {
    expect(planOf(testStore(), BARE_LOOKUP)).toEqual(down);
  });

  it('goes one step down an index for each thing that hangs on the customer, too', () => {
    const [first, second, ...others] = planOf(testStore(), LOOKUP);
    expect([first, second]).toEqual(down);
    expect(others.filter((step) => step.startsWith('SEARCH'))).toEqual([
      'SEARCH l USING COVERING INDEX customer_links_pair (person_id=?)',
      'SEARCH co USING INDEX customers_id_unique (id=?)',
      'SEARCH n USING COVERING INDEX notes_customer (customer_id=?)',
      'SEARCH f USING INDEX follow_ups_customer (customer_id=?)',
      'SEARCH t USING INDEX tickets_customer (customer_id=?)',
    ]);
    expect(others.filter((step) => !/^SEARCH|SUBQUERY \d$/.test(step))).toEqual([]);
  });
});

describe('a page of calls', () => {
  const all = { userId: null };
  it.each([
    ['by time', filter(), all, ['calls_started']],
    ['of one line', filter({ lineIds: ['line1'] }), all, ['calls_line']],
    ['of several lines', filter({ lineIds: ['line1', 'line2'] }), all, ['calls_started']],
    ['of one outcome', filter({ outcomes: ['blocked'] }), all, ['calls_outcome']],
    ['of a customer', filter({ customerId: 'c1' }), all, ['calls_customer']],
    ['of an agent', filter({ agentId: 'sara' }), all, ['calls_agent']],
    ['of an outcome code', filter({ outcomeCodeId: 'o' }), all, ['calls_code']],
    ['to code', filter({ toCodeOnly: true }), all, ['calls_uncoded']],
    ['of long talks', filter({ minTalkSeconds: 600 }), all, ['calls_talk']],
    ['as an agent sees them', filter(), { userId: 'sara' }, ['calls_agent', 'calls_untaken']],
  ] as const)('walks an index: %s', (_what, asked, scope, indexes) => {
    const store = testStore();
    const plans = plansOf(store, 'calls', (db) => listCalls(db, asked, null, 100, scope, TEHRAN));
    expect(plans.map((plan) => /USING (?:COVERING )?INDEX (\w+)/.exec(plan)?.[1])).toEqual(indexes);
  });

  it('is never sorted when it is the whole list', () => {
    const plans = plansOf(testStore(), 'calls', (db) => listCalls(db, filter(), null, 100, all, TEHRAN));
    expect(plans.join()).not.toContain('TEMP B-TREE');
  });
});

describe('a page of customers', () => {
  it.each([
    ['by name', {}, 'customers_name'],
    ['of one owner', { ownerId: 'sara' }, 'customers_owner'],
    ['of companies', { kind: 'company' }, 'customers_company'],
    ['with a caution', { cautionOnly: true }, 'customers_caution'],
    ['of one owner, last contact first', { ownerId: 'sara', sort: 'recent' }, 'customers_owner_recent'],
    ['last contact first', { sort: 'recent' }, 'customers_recent'],
  ])('walks an index: %s', (_what, said, index) => {
    const [plan] = plansOf(testStore(), 'customers', (db) =>
      listCustomers(db, question(said), { dialling: TEHRAN, now: NOW }),
    );
    expect(/USING (?:COVERING )?INDEX (\w+)/.exec(plan ?? '')?.[1]).toBe(index);
  });
});

describe('a statement that keeps its plan', () => {
  it.each([
    ['where a = ? and b <> ? limit ?', 'where a = +? and b <> +? limit +?'],
    ['where a >= ?2 and b=?1', 'where a >= +?2 and b=+?1'],
    ['values (?, ?)', 'values (?, ?)'],
  ])('%s', (sql, kept) => {
    expect(keepPlan(sql)).toBe(kept);
  });

  it('compares as before', () => {
    const store = testStore();
    addCalls(store, aCall('k1', { ringCount: 5 }));
    const bare = store.driver.prepare<unknown[]>('select id from calls where ring_count = ? and number_status >= ?');
    const kept = store.driver.prepare<unknown[]>(
      keepPlan('select id from calls where ring_count = ? and number_status >= ?'),
    );
    for (const values of [
      [5, 'none'],
      ['5', 'none'],
      [5n, 'n'],
      [6, 'none'],
      [5, 'x'],
      [null, 'none'],
    ]) {
      expect(kept.all(...values)).toEqual(bare.all(...values));
    }
  });
});
