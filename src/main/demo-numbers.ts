import type { DemoNumbers } from './devices/simulated-traffic.ts';
import { DEMO_NUMBERS } from './seed/demo-customers.ts';
import type { ReadableDb } from './store/db.ts';

/** Numbers of this office's customers for simulated calls. Read when the first of them rings: most offices have none. */
export function demoNumbers(db: ReadableDb): DemoNumbers {
  let known: readonly string[] | null = null;
  let shared: readonly string[] | null = null;
  return {
    get known() {
      known ??= storied(db);
      if (known.length === 0) known = numbersWith(db, '= 1');
      return known;
    },
    get shared() {
      shared ??= numbersWith(db, '> 1');
      return shared;
    },
  };
}

/** Customers of whom a card has much to say: that is what somebody who tries Hamzang wants to see. */
function storied(db: ReadableDb): readonly string[] {
  return DEMO_NUMBERS.known
    .map((raw) => `+98${raw.slice(1)}`)
    .filter((key) => db.get('select 1 from phone_numbers where key = ? limit 1', key) !== undefined);
}

/** Among the first of the index only: counting a million of them would hold up the calls that are played. */
function numbersWith(db: ReadableDb, howMany: '= 1' | '> 1'): readonly string[] {
  return db
    .all<{ key: string }>(
      `select key from (select key from phone_numbers where key is not null order by key limit 5000)
       group by key having count(*) ${howMany} limit 200`,
    )
    .map(({ key }) => key);
}
