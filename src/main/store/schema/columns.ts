import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, integer } from 'drizzle-orm/sqlite-core';

/** Held by the database too: a union column takes no other word. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);
}

/** 0 or 1, read as a boolean. */
export const flag = () => integer({ mode: 'boolean' }).notNull();
