import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { runToEnd } from './processes.ts';

/** An office on disk, and numbers of its customers. */
export type SeededStore = {
  readonly dir: string;
  readonly file: string;
  readonly customers: number;
  /** So many numbers, each of exactly one customer, in the canonical form; others each time. */
  knownKeys(count: number): readonly string[];
};

const MIGRATIONS = new URL('../../drizzle/', import.meta.url);
const SOURCES = new URL('../../src/main/cli.ts', import.meta.url).pathname;
const FILE = 'hamzang.sqlite';

/**
 * A fresh copy of the seeded office in `scratch`, so that no run sees what an earlier one did. The office itself is made
 * once (a million customers take some minutes) and kept in the system's folder for temporary files.
 */
export async function copyOfSeededStore(
  scratch: string,
  size: number,
  say: (text: string) => void,
): Promise<SeededStore> {
  const pristine = await seedOnce(size, say);
  const dir = join(scratch, 'office');
  mkdirSync(dir, { mode: 0o700 });
  copyFileSync(join(pristine, FILE), join(dir, FILE), constants.COPYFILE_FICLONE);
  return openSeeded(dir, size);
}

async function seedOnce(size: number, say: (text: string) => void): Promise<string> {
  const dir = join(tmpdir(), `hamzang-bench-${size}-${schemaDigest()}`);
  if (existsSync(join(dir, FILE))) return dir;
  say(`seeding ${size} customers and calls into ${dir}, once`);
  const made = mkdtempSync(`${dir}-`);
  const words = ['--data', made, '--customers', String(size), '--calls', String(size), '--seed', '1'];
  try {
    await runToEnd(process.execPath, [SOURCES, 'seed', ...words]);
    foldLog(join(made, FILE));
    renameSync(made, dir);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(join(dir, FILE))) throw error;
  }
  return dir;
}

/** An office of another schema is another office. */
function schemaDigest(): string {
  const scripts = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const texts = scripts.sort().map((name) => readFileSync(new URL(name, MIGRATIONS)));
  return createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 8);
}

/** Everything into the one file that is copied. */
function foldLog(file: string): void {
  const db = new BetterSqlite3(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function openSeeded(dir: string, customers: number): SeededStore {
  const file = join(dir, FILE);
  const given = new Set<string>();
  return {
    dir,
    file,
    customers,
    knownKeys(count) {
      const db = new BetterSqlite3(file, { readonly: true });
      try {
        return pickKeys(db, count, given);
      } finally {
        db.close();
      }
    },
  };
}

function pickKeys(db: BetterSqlite3.Database, count: number, given: Set<string>): readonly string[] {
  const last = db.prepare('select max(rowid) from phone_numbers').pluck().get() as number;
  const at = db.prepare<[number]>('select key from phone_numbers where rowid >= ? and key is not null limit 1').pluck();
  const owners = db.prepare<[string]>('select count(*) from phone_numbers where key = ?').pluck();
  const keys: string[] = [];
  for (let tries = 0; keys.length < count && tries < count * 50; tries += 1) {
    const key = at.get(Math.ceil(Math.random() * last)) as string | undefined;
    if (!key?.startsWith('+98') || given.has(key) || owners.get(key) !== 1) continue;
    given.add(key);
    keys.push(key);
  }
  if (keys.length < count) throw new Error(`the office has too few numbers: ${keys.length} of ${count}`);
  return keys;
}

/** As an exchange in Iran sends it. */
export const asSent = (key: string): string => `0${key.slice(3)}`;
