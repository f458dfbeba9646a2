import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Store } from './db.ts';
import { StoreError } from './store-error.ts';

type JournalEntry = { readonly when: number; readonly tag: string };

/** The folder of the migrations: in the repository, beside a build, or inside an app's archive. */
export function migrationsFolder(from: string = fileURLToPath(import.meta.url)): string {
  for (let dir = dirname(from); ; dir = dirname(dir)) {
    const folder = join(dir, 'drizzle');
    if (existsSync(join(folder, 'meta', '_journal.json'))) return folder;
    if (dirname(dir) === dir) throw new Error('the drizzle folder is missing from this installation');
  }
}

/**
 * Brings a store to this version's schema; costs one small read when nothing is pending. A store that holds rows is
 * copied first, to `<file>.before-<migration>`. Throws `newer_schema` for a store of a newer version.
 */
export function migrateStore(store: Store, folder: string): void {
  const entries = journalOf(folder);
  const applied = lastApplied(store);
  const last = entries.at(-1);
  if (applied !== null && last !== undefined && applied > last.when) {
    throw new StoreError(
      'newer_schema',
      `The database ${store.file} was written by a newer version of Hamzang. Install that version or a later one.`,
    );
  }
  const next = entries.find((entry) => applied === null || entry.when > applied);
  if (next === undefined) return;
  if (applied !== null) copyBefore(store, next.tag);
  applyAll(store, folder);
}

function applyAll(store: Store, folder: string): void {
  // Inside drizzle's BEGIN this pragma would be void, and rebuilding a table would delete its child rows.
  store.driver.pragma('foreign_keys = OFF');
  try {
    migrate(store.orm, { migrationsFolder: folder });
  } finally {
    store.driver.pragma('foreign_keys = ON');
  }
  const broken: unknown = store.driver.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) {
    throw new StoreError(
      'damaged',
      `${broken.length} rows of ${store.file} lost what they refer to. Restore the copy made before the update.`,
    );
  }
}

function journalOf(folder: string): readonly JournalEntry[] {
  const text = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8');
  return (JSON.parse(text) as { entries: JournalEntry[] }).entries;
}

/** `when` of the newest migration in the store; null for a new store. */
function lastApplied(store: Store): number | null {
  const table = store.get<{ name: string }>(`select name from sqlite_schema where name = '__drizzle_migrations'`);
  if (table === undefined) return null;
  // Prepared by hand: the statement cache would outlive a failed first migration's table.
  const row = store.driver.prepare('select max(created_at) as at from __drizzle_migrations').get() as {
    at: number | null;
  };
  return row.at === null ? null : Number(row.at);
}

function copyBefore(store: Store, tag: string): void {
  const copy = `${store.file}.before-${tag}`;
  rmSync(`${copy}.part`, { force: true });
  store.driver.prepare('vacuum into ?').run(`${copy}.part`);
  renameSync(`${copy}.part`, copy);
}
