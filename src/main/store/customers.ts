import { eq } from 'drizzle-orm';
import { foldText } from '../../shared/domain/persian-text.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { customers } from './schema/index.ts';

/** A row as it stands in the table. */
export type CustomerRow = typeof customers.$inferSelect;
export type NewCustomer = Pick<CustomerRow, 'id' | 'kind' | 'name' | 'remark' | 'createdAt' | 'createdBy'>;
/** What may be changed of a row; the folded name follows the name by itself. */
export type CustomerChange = Partial<
  Omit<CustomerRow, 'seq' | 'id' | 'version' | 'nameFolded' | 'createdAt' | 'createdBy'>
>;

/** The row of a customer, removed or not. */
export function findCustomer(db: ReadableDb, id: string): CustomerRow | null {
  return db.read.select().from(customers).where(eq(customers.id, id)).get() ?? null;
}

export function customerName(db: ReadableDb, id: string): string | null {
  return db.get<{ name: string }>('select name from customers where id = ?', id)?.name ?? null;
}

/** A company of this name in any spelling, the oldest one; removed ones are left out. */
export function findCompany(db: ReadableDb, name: string): CustomerRow | null {
  const row = db.get<{ id: string }>(
    `select id from customers where name_folded = ? and kind = 'company' and removed_at is null order by seq limit 1`,
    foldText(name),
  );
  return row === undefined ? null : findCustomer(db, row.id);
}

export function insertCustomer(db: WritableDb, row: NewCustomer): CustomerRow {
  return db.write
    .insert(customers)
    .values({ ...row, nameFolded: foldText(row.name) })
    .returning()
    .get();
}

/** Changes a row and counts its version up. */
export function updateCustomer(db: WritableDb, before: CustomerRow, change: CustomerChange): CustomerRow {
  const folded = change.name === undefined ? {} : { nameFolded: foldText(change.name) };
  const [after] = db.write
    .update(customers)
    .set({ ...change, ...folded, version: before.version + 1 })
    .where(eq(customers.id, before.id))
    .returning()
    .all();
  return after ?? before;
}

/** A change in what hangs on a customer (a number, a link) is a change of his file too. */
export function raiseVersion(db: WritableDb, id: string): void {
  db.run('update customers set version = version + 1 where id = ?', id);
}
