import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { wrapDriver } from '../../../src/main/store/db.ts';
import { createWalSync } from '../../../src/main/store/wal-sync.ts';
import { testFolder } from '../../support/store.ts';

describe('the flush behind the commits', () => {
  let file: string;
  let running: (() => void)[];
  const disk = (_handle: number, done: () => void): void => void running.push(done);
  const finish = (): void => running.shift()?.();
  const isHeldOpen = (): boolean =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === `${file}-wal`;
      } catch {
        return false;
      }
    });
  beforeEach(() => {
    file = join(testFolder(), 'some.sqlite');
    running = [];
  });

  it('begins with the commit, and never waits for the disk', () => {
    writeFileSync(`${file}-wal`, 'log');
    const sync = createWalSync(file, disk);
    expect(running).toHaveLength(0);
    sync.touched();
    expect(running).toHaveLength(1);
  });

  it('flushes once for all commits that came while the disk was busy, and after the last of them', () => {
    writeFileSync(`${file}-wal`, 'log');
    const sync = createWalSync(file, disk);
    for (let i = 0; i < 10; i += 1) sync.touched();
    expect(running).toHaveLength(1);
    finish();
    expect(running).toHaveLength(1);
    finish();
    expect(running).toHaveLength(0);
    sync.touched();
    expect(running).toHaveLength(1);
  });

  it('goes without a log that is not there yet, and finds it at the next commit', () => {
    const sync = createWalSync(file, disk);
    sync.touched();
    expect(running).toHaveLength(0);
    writeFileSync(`${file}-wal`, 'log');
    sync.touched();
    expect(running).toHaveLength(1);
  });

  it('lets the log go at the end, but not under a flush that is on its way', async () => {
    writeFileSync(`${file}-wal`, 'log');
    const sync = createWalSync(file, disk);
    sync.touched();
    sync.touched();
    sync.end();
    expect(isHeldOpen()).toBe(true);
    finish();
    await expect.poll(isHeldOpen).toBe(false);
    sync.touched();
    expect(running).toHaveLength(0);
  });

  it('lets the log go at once where nothing is on its way', async () => {
    writeFileSync(`${file}-wal`, 'log');
    const sync = createWalSync(file, disk);
    sync.touched();
    finish();
    sync.end();
    await expect.poll(isHeldOpen).toBe(false);
  });

  it('is told of each commit: a bare write and a whole transaction, not what was rolled back or only read', () => {
    const driver = new BetterSqlite3(file);
    let told = 0;
    const store = wrapDriver(driver, file, { touched: () => void (told += 1), end: () => undefined });
    store.run('create table t (a)');
    expect(told).toBe(1);
    store.transaction(() => {
      store.run('insert into t (a) values (1)');
      store.run('insert into t (a) values (2)');
      expect(told).toBe(1);
    });
    expect(told).toBe(2);
    expect(() =>
      store.transaction(() => {
        store.run('insert into t (a) values (3)');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.all('select a from t')).toHaveLength(2);
    expect(told).toBe(2);
    store.close();
  });
});
