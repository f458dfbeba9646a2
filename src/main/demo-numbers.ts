import type { DemoNumbers } from './devices/simulated-traffic.ts';
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
  return db
    .all<{ key: string }>(
      `select p.key as key
         from (select distinct customer_id from follow_ups where done_at is null limit 100) f
         join phone_numbers p on p.customer_id = f.customer_id
        where p.key is not null and (select count(*) from phone_numbers o where o.key = p.key) = 1
        limit 60`,
    )
    .map(({ key }) => key);
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
