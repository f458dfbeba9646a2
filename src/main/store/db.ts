import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema/index.ts';
import type { WalSync } from './wal-sync.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
type Orm = BetterSQLite3Database<typeof schema>;

/** What a query gets: writing through it is a type error, and refused at run time too. */
export interface ReadableDb {
  /** The first row, or undefined. Statements are prepared once per text. Columns are named in the SQL. */
  get<T>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T>(sql: string, ...values: SqlValue[]): T[];
  /** Typed selects, for questions off the hot path. */
  readonly read: Pick<Orm, 'select' | 'selectDistinct' | '$count'>;
}

/** What a command gets, inside the transaction that the door opened. */
export interface WritableDb extends ReadableDb {
  run(sql: string, ...values: SqlValue[]): { changes: number };
  /** Typed inserts, updates and deletes. */
  readonly write: Pick<Orm, 'insert' | 'update' | 'delete'>;
}

/** One open database file. */
export interface Store extends WritableDb {
  readonly file: string;
  /** Runs `work` in one transaction: all or nothing. */
  transaction<T>(work: () => T): T;
  /** How long a write waits in this very thread for another process's; milliseconds. */
  waitAtMost(ms: number): void;
  /** The driver itself, for migrations, backup and measurements. */
  readonly driver: BetterSqlite3.Database;
  readonly orm: Orm;
  close(): void;
}

type SqlParameter = SqlValue | Record<string, SqlValue>;
type Prepared = { readonly statement: BetterSqlite3.Statement<SqlParameter[]>; readonly isNumbered: boolean };

/** To the driver `?1` is a name, so numbered parameters go in as an object. */
function bound({ isNumbered }: Prepared, values: SqlValue[]): SqlParameter[] {
  return isNumbered ? [Object.fromEntries(values.map((value, i) => [i + 1, value]))] : values;
}

/** Wraps an open driver. Boolean columns arrive as 0 and 1 from `get` and `all`. */
export function wrapDriver(driver: BetterSqlite3.Database, file: string, sync: WalSync | null = null): Store {
  const orm = drizzle(driver, { schema, casing: 'snake_case' });
  const cache = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = driver.prepare<SqlParameter[]>(keepPlan(sql));
    const made = { statement, isNumbered: /\?\d/.test(sql) };
    cache.set(sql, made);
    return made;
  };
  const reader = (sql: string) => {
    const made = prepared(sql);
    if (!made.statement.readonly) throw new Error('a question must not write');
    return made;
  };
  // Made once: the driver makes four functions of each, which a call of every few milliseconds would leave behind as garbage.
  const whole = driver.transaction((work: () => unknown) => work()).immediate;
  return {
    file,
    driver,
    orm,
    read: orm,
    write: orm,
    get: <T>(sql: string, ...values: SqlValue[]) => {
      const made = reader(sql);
      return made.statement.get(...bound(made, values)) as T | undefined;
    },
    all: <T>(sql: string, ...values: SqlValue[]) => {
      const made = reader(sql);
      return made.statement.all(...bound(made, values)) as T[];
    },
    run: (sql, ...values) => {
      const made = prepared(sql);
      const { changes } = made.statement.run(...bound(made, values));
      if (!driver.inTransaction) sync?.touched();
      return { changes };
    },
    transaction: (work) => {
      const done = whole(work) as ReturnType<typeof work>;
      sync?.touched();
      return done;
    },
    waitAtMost: (ms) => void driver.pragma(`busy_timeout = ${Math.round(ms)}`),
    close() {
      sync?.end();
      driver.close();
    },
  };
}

/**
 * better-sqlite3's SQLite is built with STAT4: where a bare `?` stands in a comparison or a limit, it plans the statement
 * anew at every run, because another value might want another index. A plus in front changes nothing but that, and makes
 * lookups with a join three to four times as fast.
 */
export function keepPlan(sql: string): string {
  return sql.replace(/([=<>]|\blimit)(\s*)\?/gi, '$1$2+?');
}
