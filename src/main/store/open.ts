import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Store, wrapDriver } from './db.ts';
import { migrateStore, migrationsFolder } from './migrate.ts';
import { fileSystemOf, networkShare } from './network-share.ts';
import { StoreError, storeErrorOf } from './store-error.ts';
import { createWalSync } from './wal-sync.ts';

export type OpenOptions = {
  /** Reads only: nothing is created, migrated or locked. */
  readonly readonly?: boolean;
  /** Where the migrations are; found by itself when absent. */
  readonly migrations?: string;
};

/**
 * Opens the office's database in `dir`, makes it when there is none, and brings its schema up to date. Several processes
 * may have it open; only one may hold `lockHub`. Throws `StoreError`.
 */
export function openStore(dir: string, options: OpenOptions = {}): Store {
  const readonly = options.readonly ?? false;
  const file = join(dir, 'hamzang.sqlite');
  return explained(file, () => {
    checkRuntime();
    prepareFolder(dir, readonly);
    checkHeader(file);
    if (!readonly) ownerOnly(file);
    const driver = new BetterSqlite3(file, { readonly, fileMustExist: readonly, timeout: 5000 });
    try {
      setUp(driver, readonly);
      const store = wrapDriver(driver, file, readonly ? null : createWalSync(file));
      if (!readonly) migrateStore(store, options.migrations ?? migrationsFolder());
      return store;
    } catch (error) {
      driver.close();
      throw error;
    }
  });
}

/** Held as long as a hub runs on a folder; the system lets it go when the process dies, however it dies. */
export type HubLock = { readonly release: () => void };

/** Makes sure that one hub only works on a data folder. Throws `StoreError` with code `busy` when there is one already. */
export function lockHub(dir: string): HubLock {
  const file = join(dir, 'hub.lock');
  return explained(file, () => {
    checkRuntime();
    prepareFolder(dir, false);
    ownerOnly(file);
    // A file of its own: the lock must not keep the admin's command line out of the database.
    const driver = new BetterSqlite3(file, { timeout: 0 });
    try {
      driver.pragma('journal_mode = MEMORY');
      driver.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      driver.close();
      if (storeErrorOf(error, file)?.code !== 'busy') throw error;
      throw new StoreError('busy', `Another Hamzang hub is already running on ${dir}. Use that one, or stop it first.`);
    }
    return { release: () => driver.close() };
  });
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeErrorOf(error, file) ?? error;
  }
}

/** better-sqlite3 crashes the process at its first `new Database` below Node-API 10. */
export function checkRuntime(napi: string | undefined = process.versions.napi): void {
  if (Number(napi) >= 10) return;
  throw new StoreError('needs_newer_node', `Hamzang needs Node 22.14 or newer; this is Node ${process.versions.node}.`);
}

/** Makes the file before SQLite does, for its owner only; the files that SQLite puts beside it follow its rights. */
function ownerOnly(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}

function prepareFolder(dir: string, readonly: boolean): void {
  if (!readonly) mkdirSync(dir, { recursive: true, mode: 0o700 });
  const share = networkShare(fileSystemOf(dir));
  if (share === null) return;
  throw new StoreError(
    'network_share',
    `The data folder ${dir} lies on a network share (${share}), where a database gets damaged. Choose a folder on a disk of this computer.`,
  );
}

function setUp(driver: BetterSqlite3.Database, readonly: boolean): void {
  checkOurs(driver);
  driver.pragma('foreign_keys = ON');
  driver.pragma('temp_store = MEMORY');
  // 12 MB of pages hold the upper levels of every index; reading further through the system's own cache costs microseconds.
  driver.pragma('cache_size = -12288');
  if (readonly) return;
  driver.pragma('journal_mode = WAL');
  // The flush to the disk follows behind each commit, on another thread: see wal-sync.ts.
  driver.pragma('synchronous = NORMAL');
  driver.pragma('journal_size_limit = 67108864');
  // Finds a file that cannot be written now, not at the first call.
  const version = Number(driver.pragma('user_version', { simple: true }));
  driver.exec('BEGIN IMMEDIATE');
  try {
    driver.pragma(`user_version = ${version}`);
  } finally {
    driver.exec('ROLLBACK');
  }
}

/** Looks at the first hundred bytes only: a check of the whole file would keep a big office waiting for minutes. */
function checkHeader(file: string): void {
  if (!existsSync(file)) return;
  if (!statSync(file).isFile()) throw damaged(file);
  const size = statSync(file).size;
  if (size === 0) return;
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const pages = head.readUInt32BE(24) === head.readUInt32BE(92) ? head.readUInt32BE(28) : 0;
  // With a log beside it the file may be short: the missing pages are in the log.
  const whole = size >= pageSize * pages || hasLog(file);
  if (head.toString('latin1', 0, 15) === 'SQLite format 3' && whole) return;
  throw damaged(file);
}

/** Another program's database is left as it is: not even its journal mode is touched. */
function checkOurs(driver: BetterSqlite3.Database): void {
  const tables = driver.prepare<[], { name: string }>(`select name from sqlite_schema where type = 'table'`).all();
  if (tables.length === 0 || tables.some(({ name }) => name === '__drizzle_migrations')) return;
  throw damaged(driver.name);
}

const damaged = (file: string): StoreError =>
  new StoreError(
    'damaged',
    `The database ${file} is damaged or is not a Hamzang database. Move it aside and restore a backup.`,
  );

function hasLog(file: string): boolean {
  const log = `${file}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}
