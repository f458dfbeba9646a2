import type { Store } from '../store/db.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** Where the texts of dropped indexes stand, so that a seed that was killed can be mended. */
const DROPPED = 'seed.droppedIndexes';
type Index = { readonly name: string; readonly sql: string };

/** Runs `work` with room to write a lot, and afterwards sets the store back as it was. */
export function withRoom(store: Store, work: () => void): void {
  const before = ['cache_size', 'wal_autocheckpoint', 'synchronous', 'temp_store'].map(
    (name) => [name, store.driver.pragma(name, { simple: true })] as const,
  );
  store.driver.pragma('cache_size = -65536');
  store.driver.pragma('wal_autocheckpoint = 16384');
  store.driver.pragma('synchronous = NORMAL');
  store.driver.pragma('temp_store = FILE');
  try {
    work();
  } finally {
    for (const [name, value] of before) store.driver.pragma(`${name} = ${String(value)}`);
    store.driver.pragma('wal_checkpoint(TRUNCATE)');
  }
}

/** Takes the plain indexes of some tables away: a million rows are sorted faster once than one by one. */
export function dropIndexes(store: Store, tables: readonly string[]): void {
  const indexes = store.all<Index>(
    `select name, sql from sqlite_schema where type = 'index' and sql like 'CREATE INDEX%'
     and tbl_name in (select value from json_each(?))`,
    JSON.stringify(tables),
  );
  store.transaction(() => {
    writeSetting(store, DROPPED, indexes);
    for (const { name } of indexes) store.driver.exec(`drop index "${name}"`);
  });
}

/** Brings back what `dropIndexes` took, also after the process was killed in between. */
export function restoreIndexes(store: Store, onOne: (done: number, total: number) => void = () => undefined): void {
  const indexes = readSetting<readonly Index[]>(store, DROPPED) ?? [];
  for (const [done, { name, sql }] of indexes.entries()) {
    onOne(done, indexes.length);
    const there = store.get(`select name from sqlite_schema where type = 'index' and name = ?`, name);
    if (there === undefined) store.driver.exec(sql);
  }
  store.run('delete from settings where key = ?', DROPPED);
}

/** Runs `one` for each index from 0 to `total`, so many in a transaction. */
export function inBatches(
  store: Store,
  total: number,
  size: number,
  one: (index: number) => void,
  onBatch: (done: number) => void,
): void {
  for (let from = 0; from < total; from += size) {
    const to = Math.min(total, from + size);
    store.transaction(() => {
      for (let index = from; index < to; index += 1) one(index);
    });
    onBatch(to);
  }
}
