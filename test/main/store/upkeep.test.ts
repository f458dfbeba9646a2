import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/main/store/db.ts';
import { takeUpkeep, type Upkeep } from '../../../src/main/store/upkeep.ts';
import { addCalls, from, overCall, testStore } from '../../support/store.ts';

const logLength = ({ file }: Store): number => statSync(`${file}-wal`).size;
const parts = (store: Store): number =>
  store.get<{ n: number }>('select count(distinct segid) as n from call_search_idx')?.n ?? 0;
const found = (store: Store): number =>
  store.get<{ n: number }>(`select count(*) as n from call_search where call_search match '"912555"'`)?.n ?? 0;

function fill(store: Store, calls: number, first = 0): void {
  for (let i = first; i < first + calls; i += 1)
    addCalls(store, overCall(`call${i}`, i * 1_000, from(`0912555${String(i).padStart(4, '0')}`)));
}

function finish({ piece }: Upkeep): number {
  let pieces = 1;
  while (piece()) pieces += 1;
  return pieces;
}

describe('the upkeep of a store', () => {
  it('leaves the log and the search as they are while calls are written, and every call is found at once', () => {
    const store = testStore();
    takeUpkeep(store);
    fill(store, 12);
    expect(parts(store)).toBe(12);
    expect(found(store)).toBe(12);
    expect(store.driver.pragma('wal_autocheckpoint', { simple: true })).toBe(8_000);
  });

  it('merges the search and folds the log piece by piece, and nothing is lost by it', () => {
    const store = testStore();
    const upkeep = takeUpkeep(store);
    fill(store, 60);
    expect(logLength(store)).toBeGreaterThan(1_000_000);
    const before = parts(store);
    finish(upkeep);
    expect(parts(store)).toBeLessThan(before);
    expect(found(store)).toBe(60);
    // A log that was folded in is begun anew: it does not grow by what comes.
    const length = logLength(store);
    fill(store, 5, 60);
    expect(logLength(store)).toBe(length);
    expect(found(store)).toBe(65);
  });

  it('has nothing to do where nothing was written', () => {
    const store = testStore();
    const upkeep = takeUpkeep(store);
    finish(upkeep);
    expect(upkeep.piece()).toBe(false);
  });

  it('waits for another process instead of failing', () => {
    const store = testStore();
    const upkeep = takeUpkeep(store);
    store.waitAtMost(0);
    fill(store, 60);
    const before = parts(store);
    const other = new BetterSqlite3(store.file);
    other.exec('begin immediate');
    expect(upkeep.piece()).toBe(false);
    expect(() => takeUpkeep(store)).not.toThrow();
    other.exec('rollback');
    other.close();
    finish(upkeep);
    expect(parts(store)).toBeLessThan(before);
  });
});
