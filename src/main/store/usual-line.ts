import type { ReadableDb } from './db.ts';

/** The line of the last call with this customer; null: there was none. */
export function lineOfCustomer(db: ReadableDb, customerId: string): string | null {
  return lastLine(db, 'customer_id', customerId);
}

/** The line of the last call that this person took or made; null: there was none. */
export function lineOfUser(db: ReadableDb, userId: string): string | null {
  return lastLine(db, 'taken_by', userId);
}

function lastLine(db: ReadableDb, column: 'customer_id' | 'taken_by', id: string): string | null {
  const sql = `select line_id as lineId from calls where ${column} = ? order by started_at desc limit 1`;
  return db.get<{ lineId: string }>(sql, id)?.lineId ?? null;
}
