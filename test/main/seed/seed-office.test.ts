import { describe, expect, it, onTestFinished } from 'vitest';
import { FAMILY_NAMES } from '../../../src/main/seed/family-names.ts';
import { FIRST_NAMES } from '../../../src/main/seed/first-names.ts';
import { numbersAt, strangerAt } from '../../../src/main/seed/made-numbers.ts';
import { type SeedOptions, type SeedProgress, seedOffice } from '../../../src/main/seed/seed-office.ts';
import { workingDays } from '../../../src/main/seed/working-days.ts';
import { listCalls } from '../../../src/main/store/calls.ts';
import { matchKey } from '../../../src/main/store/cards.ts';
import { listCustomers } from '../../../src/main/store/customer-list.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { keyOf } from '../../../src/main/store/numbers.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { searchCustomers } from '../../../src/main/store/search.ts';
import { customers } from '../../../src/shared/contract/customers.ts';
import { foldText } from '../../../src/shared/domain/persian-text.ts';
import { filter, NOW, TEHRAN, testFolder } from '../../support/store.ts';

const SMALL: SeedOptions = { customers: 600, calls: 900, seed: 7, now: NOW };
const DAY = 86_400_000;

function seeded(options: SeedOptions = SMALL): Store {
  const store = openStore(testFolder());
  onTestFinished(() => store.close());
  seedOffice(store, options);
  return store;
}

const count = (store: Store, what: string): number =>
  store.get<{ n: number }>(`select count(*) as n from ${what}`)?.n ?? -1;
const share = (store: Store, part: string, whole: string): number => count(store, part) / count(store, whole);
const indexes = (store: Store): string[] =>
  store
    .all<{ name: string }>(`select name from sqlite_schema where type = 'index' order by name`)
    .map((row) => row.name);
/** All rows of the tables that a seed fills, as one text. */
const contents = (store: Store): string =>
  JSON.stringify(
    [
      'users',
      'lines',
      'customers',
      'phone_numbers',
      'customer_links',
      'notes',
      'tickets',
      'follow_ups',
      'calls',
      'call_events',
    ].map((table) => store.driver.prepare(`select * from ${table}`).all()),
  );

describe('a seeded office', () => {
  it('is the same for the same seed, and another for another', () => {
    const one = contents(seeded());
    expect(contents(seeded()) === one).toBe(true);
    expect(contents(seeded({ ...SMALL, seed: 8 })) === one).toBe(false);
  });

  it('has as many customers and calls as asked for', () => {
    const store = seeded();
    expect([count(store, 'customers'), count(store, 'calls')]).toEqual([600, 900]);
  });

  it('breaks no rule of the schema', () => {
    const store = seeded();
    expect([store.driver.pragma('foreign_key_check'), store.driver.pragma('integrity_check')]).toEqual([
      [],
      [{ integrity_check: 'ok' }],
    ]);
  });

  it('looks like an office', () => {
    const store = seeded({ ...SMALL, customers: 4000, calls: 4000 });
    const about = (value: number, least: number, most: number): boolean => value >= least && value <= most;
    expect({
      companies: about(share(store, `customers where kind = 'company'`, 'customers'), 0.04, 0.08),
      linked: about(share(store, 'customer_links', 'customers'), 0.15, 0.25),
      numbers: about(share(store, 'phone_numbers', 'customers'), 1.3, 1.5),
      mobiles: about(share(store, `phone_numbers where key like '+989%'`, 'phone_numbers'), 0.7, 0.8),
      landlines: about(
        share(store, `phone_numbers where key like '+98%' and key not like '+989%'`, 'phone_numbers'),
        0.17,
        0.25,
      ),
      shared: about(
        count(store, '(select key from phone_numbers group by key having count(*) > 1)') / 4000,
        0.005,
        0.03,
      ),
      cautions: about(share(store, 'customers where caution_text is not null', 'customers'), 0.004, 0.015),
      known: about(share(store, 'calls where customer_id is not null', 'calls'), 0.65, 0.85),
      hidden: about(share(store, `calls where number_status = 'private'`, 'calls'), 0.03, 0.08),
      answered: about(share(store, `calls where outcome = 'answered'`, 'calls'), 0.55, 0.75),
      noted: about(share(store, `calls where note <> ''`, 'calls'), 0.05, 0.15),
    }).toEqual({
      companies: true,
      linked: true,
      numbers: true,
      mobiles: true,
      landlines: true,
      shared: true,
      cautions: true,
      known: true,
      hidden: true,
      answered: true,
      noted: true,
    });
  });

  it('has staff without passwords, and lines that know where they ring', () => {
    const store = seeded();
    expect(
      store.all('select role, count(*) as n from users where password_hash is null group by role order by role'),
    ).toEqual([
      { role: 'admin', n: 1 },
      { role: 'agent', n: 6 },
      { role: 'supervisor', n: 1 },
    ]);
    expect([
      count(store, 'lines'),
      count(store, 'lines where route_team_id is not null'),
      count(store, 'outcome_codes'),
    ]).toEqual([8, 4, 9]);
  });

  it('keeps the names that its customers are found by', () => {
    const store = seeded();
    const rows = store.all<{ name: string; folded: string }>('select name, name_folded as folded from customers');
    expect(rows.filter((row) => foldText(row.name) !== row.folded)).toEqual([]);
  });

  it('keeps every number under the key that its written form has', () => {
    const store = seeded();
    const rows = store.all<{ raw: string; key: string }>('select raw, key from phone_numbers');
    expect(rows.filter((row) => keyOf(row.raw, TEHRAN) !== row.key)).toEqual([]);
  });

  it('can be searched: every tenth customer by name and by number', () => {
    const store = seeded();
    const rows = store.all<{ id: string; name: string; key: string }>(
      'select c.id as id, c.name as name, p.key as key from customers c join phone_numbers p on p.customer_id = c.id where c.seq % 10 = 0',
    );
    const found = (text: string, id: string): boolean =>
      searchCustomers(store, text, 50, { dialling: TEHRAN, now: NOW }).some((row) => row.id === id);
    expect(rows.filter((row) => !found(row.name, row.id) || !found(row.key, row.id))).toEqual([]);
    expect(
      listCustomers(store, customers['customers.list'].input.parse({}), { dialling: TEHRAN, now: NOW }).total,
    ).toBe(600);
  });

  it('has its calls filed under those who have the number', () => {
    const store = seeded();
    const strangers = store.all(
      `select c.id from calls c where customer_id is not null and not exists
       (select 1 from phone_numbers p where p.customer_id = c.customer_id and p.key = c.number_key)`,
    );
    expect(strangers).toEqual([]);
    const wrong = store.all(
      'select id from customers c where last_call_at is not (select max(started_at) from calls k where k.customer_id = c.id)',
    );
    expect(wrong).toEqual([]);
    const { rows } = listCalls(store, filter({ text: '0912' }), null, 5, { userId: null }, TEHRAN);
    expect(rows.filter((row) => !/^\d*0912\d+$/.test(row.number ?? ''))).toEqual([]);
  });

  it('has calls one after the other, in working hours, up to now', () => {
    const store = seeded();
    const starts = store.all<{ at: number }>('select started_at as at from calls order by seq').map((row) => row.at);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const hours = starts
      .map((at) => new Date(at + 3.5 * 3_600_000))
      .filter((day) => day.getUTCDay() === 5 || day.getUTCHours() < 8 || day.getUTCHours() >= 19);
    expect([hours, (starts.at(-1) ?? 0) < NOW, (starts[0] ?? NOW) < NOW - 700 * DAY]).toEqual([[], true, true]);
  });

  it('has pages of strangers, none of them a customer', () => {
    const store = seeded();
    const plan = { seed: SMALL.seed, customers: SMALL.customers, calls: SMALL.calls, now: NOW };
    for (let serial = 0; serial < 50; serial += 1)
      expect(matchKey(store, strangerAt(plan, serial).key, NOW)).toEqual({ kind: 'unknown' });
  });

  it('is refused where there are customers already, and added to when asked', () => {
    const store = seeded();
    expect(() => seedOffice(store, SMALL)).toThrow(/holds customers already/);
    seedOffice(store, { ...SMALL, customers: 10, calls: 10, add: true });
    expect([count(store, 'customers'), count(store, 'calls'), count(store, `users where role = 'agent'`)]).toEqual([
      610, 910, 6,
    ]);
  });

  it('may be empty', () => {
    const store = seeded({ ...SMALL, customers: 0, calls: 3 });
    expect([count(store, 'customers'), count(store, 'calls where customer_id is null')]).toEqual([0, 3]);
  });
});

describe('a big seed', () => {
  const BIG: SeedOptions = { ...SMALL, customers: 25_000, calls: 30_000 };

  it('tells how far it is, and leaves every index and setting as it was', () => {
    const store = openStore(testFolder());
    onTestFinished(() => store.close());
    const before = [indexes(store), store.driver.pragma('synchronous'), store.driver.pragma('cache_size')];
    const told: SeedProgress[] = [];
    seedOffice(store, BIG, (progress) => told.push(progress));
    expect([indexes(store), store.driver.pragma('synchronous'), store.driver.pragma('cache_size')]).toEqual(before);
    expect(told.filter((one) => one.done === one.total).map((one) => one.phase)).toEqual([
      'customers',
      'calls',
      'contacts',
    ]);
    expect(count(store, `settings where key like 'seed.%'`)).toBe(0);
  });

  it('brings the indexes back after it was broken off', () => {
    const store = openStore(testFolder());
    onTestFinished(() => store.close());
    const before = indexes(store);
    const stop = (): void => {
      throw new Error('the power went');
    };
    expect(() => seedOffice(store, BIG, stop)).toThrow('the power went');
    expect(indexes(store)).not.toEqual(before);
    expect(() => seedOffice(store, BIG)).toThrow(/holds customers already/);
    expect(indexes(store)).toEqual(before);
  });
});

describe('made-up numbers', () => {
  it('are never the same for two customers of a big office, but where they are shared', () => {
    const plan = { seed: 3, customers: 1_000_000, calls: 0, now: NOW };
    const keys = new Map<string, number>();
    for (let index = 400_000; index < 420_000; index += 1) {
      for (const { key, label } of numbersAt(plan, index))
        if (label !== 'other') keys.set(key, (keys.get(key) ?? 0) + 1);
    }
    expect([...keys.values()].filter((times) => times > 1)).toEqual([]);
  });

  it('of a small office stand in the block of sample numbers', () => {
    const plan = { seed: 3, customers: 500, calls: 0, now: NOW };
    const mobiles = Array.from({ length: 500 }, (_, index) => numbersAt(plan, index))
      .flat()
      .filter(({ key }) => key.startsWith('+989'));
    expect(mobiles.filter(({ key }) => !/^\+989\d\d5550\d{3}$/.test(key))).toEqual([]);
  });
});

describe('made-up names', () => {
  it('are many, and each stands there once', () => {
    expect([FIRST_NAMES.length >= 300, FAMILY_NAMES.length >= 400]).toEqual([true, true]);
    expect([new Set(FIRST_NAMES.map(foldText)).size, new Set(FAMILY_NAMES).size]).toEqual([
      FIRST_NAMES.length,
      FAMILY_NAMES.length,
    ]);
  });

  it('are written in Persian letters', () => {
    expect([...FIRST_NAMES, ...FAMILY_NAMES].filter((name) => !/^[آ-ی‌أئؤ]+$/u.test(name))).toEqual([]);
  });
});

describe('working days', () => {
  it('leave Fridays out and end before now', () => {
    const days = workingDays(NOW, 14);
    expect([days.length, days.at(-1)?.to]).toEqual([12, NOW - 3_600_000]);
  });

  it('leave today out when it has hardly begun', () => {
    const early = Date.UTC(2026, 10, 22, 5, 15);
    expect((workingDays(early, 14).at(-1)?.to ?? early) < early - 8 * 3_600_000).toBe(true);
  });
});
