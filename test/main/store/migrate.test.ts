import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../src/main/store/db.ts';
import { migrationsFolder } from '../../../src/main/store/migrate.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { addCustomer, testFolder, testStore } from '../../support/store.ts';

type Entry = { idx: number; version: string; when: number; tag: string; breakpoints: boolean };
type Journal = { version: string; dialect: string; entries: Entry[] };

const journalIn = (folder: string): Journal =>
  JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;

/** Our migrations and one more. */
function withOneMore(sql: string): string {
  const folder = testFolder();
  cpSync(migrationsFolder(), folder, { recursive: true });
  const journal = journalIn(folder);
  const last = journal.entries.at(-1);
  if (last === undefined) throw new Error('there are no migrations');
  const tag = '9999_more';
  writeFileSync(join(folder, `${tag}.sql`), sql);
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({
      ...journal,
      entries: [...journal.entries, { ...last, idx: last.idx + 1, when: last.when + 1, tag }],
    }),
  );
  return folder;
}

const tablesOf = (store: Store): string[] =>
  store
    .all<{ name: string }>(`select name from sqlite_schema where type = 'table' order by name`)
    .map((row) => row.name);

describe('the migrations', () => {
  it('follow each other in time, for an older one would be skipped without a word', () => {
    const whens = journalIn(migrationsFolder()).entries.map((entry) => entry.when);
    expect(whens).toEqual([...new Set(whens)].sort((a, b) => a - b));
  });

  it('are all in the journal', () => {
    const files = readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql'));
    expect(journalIn(migrationsFolder()).entries.map((entry) => `${entry.tag}.sql`)).toEqual(files.sort());
  });

  it('are found from anywhere inside the installation', () => {
    const app = testFolder();
    cpSync(migrationsFolder(), join(app, 'drizzle'), { recursive: true });
    expect(migrationsFolder(join(app, 'out', 'main', 'chunk.js'))).toBe(join(app, 'drizzle'));
  });

  it('change nothing the second time', () => {
    const dir = testFolder();
    const first = openStore(dir);
    const before = tablesOf(first);
    first.close();
    const again = testStore(dir);
    expect(tablesOf(again)).toEqual(before);
    expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('copy a store with rows before they change it', () => {
    const dir = testFolder();
    const store = openStore(dir);
    addCustomer(store, 'c1', 'سارا');
    store.close();
    const folder = withOneMore('ALTER TABLE customers ADD COLUMN nickname text;');
    const after = openStore(dir, { migrations: folder });
    onTestFinished(() => after.close());
    expect(after.all('select name, nickname from customers')).toEqual([{ name: 'سارا', nickname: null }]);
    const copy = new BetterSqlite3(join(dir, 'hamzang.sqlite.before-9999_more'), { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.prepare('select name from customers').all()).toEqual([{ name: 'سارا' }]);
    expect(() => copy.prepare('select nickname from customers')).toThrow(/no such column/);
  });

  it('keep the child rows of a table that is built anew', () => {
    const dir = testFolder();
    const store = openStore(dir);
    addCustomer(store, 'c1', 'سارا', ['09125550139']);
    store.close();
    const sql = [
      'CREATE TABLE copied AS SELECT * FROM customers;',
      'DELETE FROM customers;',
      'INSERT INTO customers SELECT * FROM copied;',
      'DROP TABLE copied;',
    ];
    const after = openStore(dir, { migrations: withOneMore(sql.join('--> statement-breakpoint\n')) });
    onTestFinished(() => after.close());
    expect(after.all('select raw from phone_numbers')).toEqual([{ raw: '09125550139' }]);
    expect(after.driver.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('say so when rows lost what they refer to', () => {
    const dir = testFolder();
    const store = openStore(dir);
    addCustomer(store, 'c1', 'سارا', ['09125550139']);
    store.close();
    expect(() => openStore(dir, { migrations: withOneMore('DELETE FROM customers;') })).toThrow(/Restore the copy/);
    expect(existsSync(join(dir, 'hamzang.sqlite.before-9999_more'))).toBe(true);
  });

  it('leave a store of a newer version alone', () => {
    const dir = testFolder();
    openStore(dir, { migrations: withOneMore('CREATE TABLE future (id text primary key) STRICT;') }).close();
    expect(() => openStore(dir)).toThrow(expect.objectContaining({ code: 'newer_schema' }));
  });
});
