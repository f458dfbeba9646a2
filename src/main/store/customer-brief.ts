import type { CustomerBrief } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb } from './db.ts';
import { digitsOfNumber } from './search-digits.ts';

/** How this office reads numbers, and the moment at which it looks. */
export type View = { readonly dialling: OfficeDialling; readonly now: Instant };

/** Rows of a list in the order of `seqs`; of several numbers the one that holds one of the `digits`, else the first. */
export function briefsOf(
  db: ReadableDb,
  seqs: readonly number[],
  view: View,
  digits: readonly string[] = [],
): CustomerBrief[] {
  return seqs.flatMap((seq) => {
    const row = db.get<BriefRow>(BRIEF, seq);
    return row === undefined ? [] : [toBrief(db, row, view, digits)];
  });
}

function toBrief(db: ReadableDb, row: BriefRow, { dialling, now }: View, digits: readonly string[]): CustomerBrief {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    company: row.company,
    number: numberFor(db, row.id, dialling, digits),
    ownerName: row.ownerName,
    lastCallAt: row.lastCallAt,
    hasCaution: row.cautionText !== null && (row.cautionExpiresAt === null || row.cautionExpiresAt > now),
  };
}

function numberFor(db: ReadableDb, id: string, dialling: OfficeDialling, digits: readonly string[]): string | null {
  const numbers = db.all<{ key: string | null; raw: string }>(
    'select key, raw from phone_numbers where customer_id = ? order by rowid limit 20',
    id,
  );
  const meant = numbers.find(({ key, raw }) => digits.some((run) => digitsOfNumber(key, raw).includes(run)));
  const number = meant ?? numbers[0];
  if (number === undefined) return null;
  return number.key === null ? number.raw : localForm(number.key, dialling);
}

const BRIEF = `
select c.id as id, c.kind as kind, c.name as name, c.last_call_at as lastCallAt, c.caution_text as cautionText,
  c.caution_expires_at as cautionExpiresAt, u.name as ownerName,
  (select co.name from customer_links l join customers co on co.id = l.company_id
    where l.person_id = c.id and co.removed_at is null limit 1) as company
from customers c left join users u on u.id = c.owner_id where c.seq = ?`;

type BriefRow = Omit<CustomerBrief, 'number' | 'hasCaution'> & {
  readonly cautionText: string | null;
  readonly cautionExpiresAt: number | null;
};
