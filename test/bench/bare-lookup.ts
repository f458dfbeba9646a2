import BetterSqlite3 from 'better-sqlite3';

/** The least that tells who is calling: one prepared statement from a number to the customer's name. */
export const BARE_LOOKUP = `
select c.id as id, c.name as name
from phone_numbers p join customers c on c.id = p.customer_id
where p.key = ?`;

/** A bare driver with that statement. */
export function openBareLookup(file: string): { find(key: string): unknown; close(): void } {
  const db = new BetterSqlite3(file, { readonly: true });
  const statement = db.prepare<[string]>(BARE_LOOKUP);
  return { find: (key) => statement.get(key), close: () => db.close() };
}
