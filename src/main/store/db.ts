import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema/index.ts';

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
  /** The driver itself, for migrations, backup and measurements. */
  readonly driver: BetterSqlite3.Database;
  readonly orm: Orm;
  close(): void;
}

/** Wraps an open driver. Boolean columns arrive as 0 and 1 from `get` and `all`. */
export function wrapDriver(driver: BetterSqlite3.Database, file: string): Store {
  const orm = drizzle(driver, { schema, casing: 'snake_case' });
  const cache = new Map<string, BetterSqlite3.Statement<SqlValue[]>>();
  const statement = (sql: string): BetterSqlite3.Statement<SqlValue[]> => {
    const known = cache.get(sql);
    if (known) return known;
    const made = driver.prepare<SqlValue[]>(sql);
    cache.set(sql, made);
    return made;
  };
  const reader = (sql: string) => {
    const made = statement(sql);
    if (!made.readonly) throw new Error('a question must not write');
    return made;
  };
  return {
    file,
    driver,
    orm,
    read: orm,
    write: orm,
    get: <T>(sql: string, ...values: SqlValue[]) => reader(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: SqlValue[]) => reader(sql).all(...values) as T[],
    run: (sql, ...values) => ({ changes: statement(sql).run(...values).changes }),
    transaction: (work) => driver.transaction(work).immediate(),
    close: () => driver.close(),
  };
}
