import type { Customer } from '../../shared/contract/customers.ts';
import type { OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb } from './db.ts';
import { followUpsOf } from './follow-ups.ts';
import { linksOf } from './links.ts';
import { notesOf } from './notes.ts';
import { numbersOf } from './numbers.ts';
import { personOf } from './person.ts';
import { ticketsOf } from './tickets.ts';

/** The whole file of a customer, removed or not; null where there is none. */
export function readCustomer(db: ReadableDb, id: string, dialling: OfficeDialling): Customer | null {
  const row = db.get<FileRow>(FILE, id);
  if (row === undefined) return null;
  const { ownerId, ownerName, createdById, createdByName, cautionText, cautionAt, balanceRials, balanceAt, ...plain } =
    row;
  const { cautionByName, cautionExpiresAt, neverRecord, ...fields } = plain;
  return {
    ...fields,
    owner: personOf(ownerId, ownerName),
    caution:
      cautionText === null || cautionAt === null
        ? null
        : { text: cautionText, authorName: cautionByName, at: cautionAt, expiresAt: cautionExpiresAt },
    balance: balanceRials === null || balanceAt === null ? null : { rials: balanceRials, at: balanceAt },
    neverRecord: neverRecord === 1,
    numbers: numbersOf(db, id, dialling),
    links: linksOf(db, id),
    notes: notesOf(db, id),
    tickets: ticketsOf(db, id),
    followUps: followUpsOf(db, id),
    createdBy: personOf(createdById, createdByName),
  };
}

const FILE = `
select c.id as id, c.version as version, c.kind as kind, c.name as name, c.email as email, c.address as address,
  c.preferred_channel as preferredChannel, c.remark as remark, c.owner_id as ownerId, o.name as ownerName,
  c.caution_text as cautionText, c.caution_at as cautionAt, c.caution_expires_at as cautionExpiresAt,
  a.name as cautionByName, c.balance_rials as balanceRials, c.balance_at as balanceAt, c.created_at as createdAt,
  c.created_by as createdById, m.name as createdByName, c.removed_at as removedAt,
  c.never_record as neverRecord
from customers c
left join users o on o.id = c.owner_id
left join users a on a.id = c.caution_by
left join users m on m.id = c.created_by
where c.id = ?`;

type FileRow = Pick<
  Customer,
  'id' | 'version' | 'kind' | 'name' | 'email' | 'address' | 'preferredChannel' | 'remark' | 'createdAt' | 'removedAt'
> & {
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly cautionText: string | null;
  readonly cautionAt: number | null;
  readonly cautionExpiresAt: number | null;
  readonly cautionByName: string | null;
  readonly balanceRials: number | null;
  readonly balanceAt: number | null;
  readonly neverRecord: number;
  readonly createdById: string | null;
  readonly createdByName: string | null;
};
