import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkRuntime, lockHub, openStore } from '../../../src/main/store/open.ts';
import { StoreError, storeErrorOf } from '../../../src/main/store/store-error.ts';
import { addCustomer, testFolder, testStore } from '../../support/store.ts';

const fileIn = (dir: string): string => join(dir, 'hamzang.sqlite');

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('opening a store', () => {
  it('makes the folder for its owner only', () => {
    const dir = join(testFolder(), 'new', 'office');
    testStore(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('flushes behind each commit, holds foreign keys and waits for another writer', () => {
    const store = testStore();
    const pragma = (name: string): unknown => store.driver.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      timeout: pragma('busy_timeout'),
    }).toEqual({ journal: 'wal', synchronous: 1, foreignKeys: 1, timeout: 5000 });
  });

  it('finds again what was written', () => {
    const dir = testFolder();
    const first = openStore(dir);
    addCustomer(first, 'c1', 'سارا محمدی');
    first.close();
    expect(testStore(dir).all('select name from customers')).toEqual([{ name: 'سارا محمدی' }]);
  });

  it('can be had by two processes at once', () => {
    const dir = testFolder();
    const one = testStore(dir);
    const two = openStore(dir);
    onTestFinished(() => two.close());
    addCustomer(one, 'c1', 'سارا');
    expect(two.all('select id from customers')).toEqual([{ id: 'c1' }]);
  });

  it('reads only when asked to', () => {
    const dir = testFolder();
    testStore(dir);
    const store = openStore(dir, { readonly: true });
    onTestFinished(() => store.close());
    expect(() => store.run(`delete from users`)).toThrow(/readonly/);
  });

  it.each([
    ['text', (file: string) => writeFileSync(file, 'this is not a database, it is a letter to the office')],
    ['a picture of a database', (file: string) => writeFileSync(file, Buffer.alloc(8192, 'SQLite format 3\0'))],
    ['half of itself', (file: string) => truncateSync(file, 8192)],
    ['overwritten in its first page', (file: string) => overwrite(file, 100, 3900)],
  ])('refuses a file that is %s as damaged, and leaves it as it is', (_what, spoil) => {
    const dir = testFolder();
    openStore(dir).close();
    spoil(fileIn(dir));
    const before = readFileSync(fileIn(dir));
    expect(codeOf(() => openStore(dir))).toBe('damaged');
    expect(readFileSync(fileIn(dir)).equals(before)).toBe(true);
  });

  it('refuses a folder that is a file', () => {
    const dir = join(testFolder(), 'office');
    writeFileSync(dir, '');
    expect(codeOf(() => openStore(dir))).toBe('read_only');
  });

  it('refuses a runtime in which the driver would crash', () => {
    expect(codeOf(() => checkRuntime('9'))).toBe('needs_newer_node');
    expect(codeOf(() => checkRuntime(''))).toBe('needs_newer_node');
    expect(codeOf(() => checkRuntime('10'))).toBe('opened');
  });
});

describe('what SQLite says', () => {
  it('is a full disk when no page is left', () => {
    const store = testStore();
    store.driver.pragma(`max_page_count = ${String(store.driver.pragma('page_count', { simple: true }))}`);
    const fill = (): void => {
      for (let i = 0; i < 1000; i += 1) addCustomer(store, `c${i}`, 'نام بلند '.repeat(50));
    };
    expect(meaning(fill)).toBe('full');
  });

  it('is read only when the file may not be written', () => {
    const dir = testFolder();
    testStore(dir);
    const driver = new BetterSqlite3(fileIn(dir), { readonly: true });
    onTestFinished(() => void driver.close());
    expect(meaning(() => driver.exec(`delete from users`))).toBe('read_only');
  });

  it('is busy when another program holds the file', () => {
    const dir = testFolder();
    const store = testStore(dir);
    const other = new BetterSqlite3(fileIn(dir), { timeout: 0 });
    onTestFinished(() => void other.close());
    store.driver.exec('begin immediate');
    expect(meaning(() => other.exec('begin immediate'))).toBe('busy');
    store.driver.exec('rollback');
  });

  it('is a bug of ours when it is about the SQL', () => {
    const store = testStore();
    expect(meaning(() => store.all('select nonsense from nowhere'))).toBeNull();
  });

  function meaning(work: () => unknown): string | null {
    try {
      work();
    } catch (error) {
      return storeErrorOf(error, 'hamzang.sqlite')?.code ?? null;
    }
    throw new Error('nothing was said');
  }
});

describe('the hub of a folder', () => {
  it('is one only', () => {
    const dir = testFolder();
    const first = lockHub(dir);
    onTestFinished(first.release);
    expect(codeOf(() => lockHub(dir))).toBe('busy');
  });

  it('may be followed by another', () => {
    const dir = testFolder();
    lockHub(dir).release();
    lockHub(dir).release();
    expect(existsSync(join(dir, 'hub.lock'))).toBe(true);
  });

  it('leaves the store to others', () => {
    const dir = testFolder();
    const lock = lockHub(dir);
    onTestFinished(lock.release);
    expect(addCustomer(testStore(dir), 'c1', 'سارا')).toBe('c1');
  });
});

function overwrite(file: string, at: number, count: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, at, at + count);
  writeFileSync(file, bytes);
}
