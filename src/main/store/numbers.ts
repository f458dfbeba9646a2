import type { PhoneNumber } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { canonicalNumber, localForm, lookupKey, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb, WritableDb } from './db.ts';

export type NumberRow = {
  readonly id: string;
  readonly customerId: string;
  readonly raw: string;
  readonly key: string | null;
  readonly label: PhoneNumber['label'];
  readonly createdAt: Instant;
};

/** The lookup form of a number as written; null for one that cannot be looked up. */
export function keyOf(raw: string, dialling: OfficeDialling): string | null {
  return lookupKey(canonicalNumber(raw, dialling));
}

/** The numbers of a customer in the order they were written down. */
export function numbersOf(db: ReadableDb, customerId: string, dialling: OfficeDialling): PhoneNumber[] {
  return db.all<NumberRow & { readonly others: number }>(NUMBERS, customerId).map((row) => ({
    id: row.id,
    raw: row.raw,
    key: row.key,
    local: row.key === null ? row.raw : localForm(row.key, dialling),
    label: row.label,
    shared: row.others === 1,
  }));
}

export function findNumber(db: ReadableDb, id: string): NumberRow | null {
  return (
    db.get<NumberRow>(
      'select id, customer_id as customerId, raw, key, label, created_at as createdAt from phone_numbers where id = ?',
      id,
    ) ?? null
  );
}

/** Does this customer have that number already, however it was written? */
export function hasNumber(db: ReadableDb, customerId: string, key: string | null, raw: string): boolean {
  return (
    db.get(
      'select id from phone_numbers where customer_id = ?1 and (key = ?2 or (?2 is null and key is null and raw = ?3)) limit 1',
      customerId,
      key,
      raw,
    ) !== undefined
  );
}

export function insertNumber(db: WritableDb, row: NumberRow): void {
  db.run(
    'insert into phone_numbers (id, customer_id, raw, key, label, created_at) values (?, ?, ?, ?, ?, ?)',
    row.id,
    row.customerId,
    row.raw,
    row.key,
    row.label,
    row.createdAt,
  );
}

export function deleteNumber(db: WritableDb, id: string): void {
  db.run('delete from phone_numbers where id = ?', id);
}

/** Remembers who of several customers is meant by a number. */
export function chooseNumber(
  db: WritableDb,
  key: string,
  customerId: string,
  chosenBy: string | null,
  chosenAt: Instant,
): void {
  db.run(
    `insert into number_choices (key, customer_id, chosen_by, chosen_at) values (?, ?, ?, ?)
     on conflict (key) do update set customer_id = excluded.customer_id, chosen_by = excluded.chosen_by,
       chosen_at = excluded.chosen_at`,
    key,
    customerId,
    chosenBy,
    chosenAt,
  );
}

const NUMBERS = `
select p.id as id, p.customer_id as customerId, p.raw as raw, p.key as key, p.label as label, p.created_at as createdAt,
  exists (select 1 from phone_numbers o join customers c on c.id = o.customer_id
    where o.key = p.key and o.customer_id <> p.customer_id and c.removed_at is null) as others
from phone_numbers p where p.customer_id = ? order by p.created_at, p.id`;
