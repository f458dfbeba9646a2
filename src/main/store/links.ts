import type { Customer } from '../../shared/contract/customers.ts';
import type { ReadableDb, WritableDb } from './db.ts';

export type LinkRow = {
  readonly id: string;
  readonly personId: string;
  readonly companyId: string;
  readonly role: string | null;
};

/** A company of ten thousand people is shown by its first ones. */
const MOST_LINKS = 500;

/** Companies of a person, or people of a company: one row seen from either end. */
export function linksOf(db: ReadableDb, customerId: string): Customer['links'] {
  return db.all<LinkRecord>(LINKS, customerId).map((row) => ({
    id: row.id,
    customer: { id: row.otherId, name: row.otherName, kind: row.otherKind },
    role: row.role,
  }));
}

export function findLink(db: ReadableDb, id: string): LinkRow | null {
  return (
    db.get<LinkRow>(
      'select id, person_id as personId, company_id as companyId, role from customer_links where id = ?',
      id,
    ) ?? null
  );
}

export function linkBetween(db: ReadableDb, personId: string, companyId: string): LinkRow | null {
  return (
    db.get<LinkRow>(
      `select id, person_id as personId, company_id as companyId, role from customer_links
       where person_id = ? and company_id = ?`,
      personId,
      companyId,
    ) ?? null
  );
}

/** Writes a link; the role of one that is there already is replaced. */
export function saveLink(db: WritableDb, row: LinkRow): void {
  db.run(
    `insert into customer_links (id, person_id, company_id, role) values (?, ?, ?, ?)
     on conflict (person_id, company_id) do update set role = excluded.role`,
    row.id,
    row.personId,
    row.companyId,
    row.role,
  );
}

export function deleteLink(db: WritableDb, id: string): void {
  db.run('delete from customer_links where id = ?', id);
}

const LINKS = `
select l.id as id, l.role as role, o.id as otherId, o.name as otherName, o.kind as otherKind
from customer_links l
join customers o on o.id = case when l.person_id = ?1 then l.company_id else l.person_id end
where (l.person_id = ?1 or l.company_id = ?1) and o.removed_at is null
order by o.name_folded limit ${MOST_LINKS}`;

type LinkRecord = {
  readonly id: string;
  readonly role: string | null;
  readonly otherId: string;
  readonly otherName: string;
  readonly otherKind: Customer['kind'];
};
