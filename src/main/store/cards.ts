import type { Match } from '../../shared/contract/calls.ts';
import type { CustomerCard } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type CanonicalNumber, lookupKey, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb } from './db.ts';

/** A pop never lists more; beyond that a number belongs to nobody in particular. */
export const MOST_CARDS = 5;

/**
 * Who is calling, as far as exact numbers can tell. Several customers of one number give the choice that was made before.
 * Hidden and placeholder numbers are the caller's business: they never come here.
 */
export function matchNumber(db: ReadableDb, number: CanonicalNumber, _office: OfficeDialling, now: Instant): Match {
  if (number.kind === 'maybe') return maybe(candidateCards(db, number.candidates, now));
  const key = lookupKey(number);
  return key === null ? { kind: 'unknown' } : matchKey(db, key, now);
}

/** `matchNumber` for a key that is known already. */
export function matchKey(db: ReadableDb, key: string, now: Instant): Match {
  const found = customersByKey(db, key, now);
  const [only] = found.cards;
  if (only === undefined) return { kind: 'unknown' };
  if (found.total === 1) return { kind: 'known', customer: only, remembered: false };
  const chosen = found.chosenId === null ? undefined : cardsOf(db, [found.chosenId], now)[0];
  if (chosen !== undefined) return { kind: 'known', customer: chosen, remembered: true };
  return { kind: 'several', customers: found.cards, total: found.total };
}

export type FoundCards = {
  /** At most five, last contact first. */
  readonly cards: CustomerCard[];
  readonly total: number;
  /** The customer chosen earlier for this number, where he still has it. */
  readonly chosenId: string | null;
};

/** The customers of one exact number. Removed ones never match. This is what a screen pop waits for. */
export function customersByKey(db: ReadableDb, key: string, now: Instant): FoundCards {
  const ids = lookupNumber(db, key);
  const [first] = ids;
  if (first === undefined) return { cards: [], total: 0, chosenId: null };
  if (ids.length === 1) return { cards: cardsOf(db, [first], now), total: 1, chosenId: null };
  const choice = db.get<{ id: string }>(CHOICE, key)?.id;
  const chosenId = choice !== undefined && ids.includes(choice) ? choice : null;
  return { cards: cardsOf(db, ids.slice(0, MOST_CARDS), now), total: ids.length, chosenId };
}

/** The customers of one exact number, bare, last contact first. */
export function lookupNumber(db: ReadableDb, key: string): string[] {
  return db.all<{ id: string }>(LOOKUP, key).map((row) => row.id);
}

/** The cards of some customers, in the order of `ids`; removed ones are left out. */
export function cardsOf(db: ReadableDb, ids: readonly string[], now: Instant): CustomerCard[] {
  return ids.flatMap((id) => {
    const row = db.get<CardRow>(CARD, id);
    return row === undefined ? [] : [toCard(row, now)];
  });
}

/** Cards for a number that lacks its area or country: worth showing as «maybe», never worth believing. */
export function candidateCards(db: ReadableDb, candidates: readonly string[], now: Instant): CustomerCard[] {
  const ids = new Set(candidates.flatMap((key) => lookupNumber(db, key)));
  return cardsOf(db, [...ids].slice(0, MOST_CARDS), now);
}

/** Text of the lookup, for the test that holds its plan. */
export const LOOKUP = `
select c.id as id
from phone_numbers p join customers c on c.id = p.customer_id
where p.key = ? and c.removed_at is null
group by c.id
order by c.last_call_at desc, c.seq`;

const CHOICE = 'select customer_id as id from number_choices where key = ?';

/** One statement, every part of it one step down an index. */
const CARD = `
select c.id as id, c.kind as kind, c.name as name, c.last_call_at as lastCallAt,
  c.caution_text as cautionText, c.caution_expires_at as cautionExpiresAt,
  (select u.name from users u where u.id = c.caution_by) as cautionByName,
  c.balance_rials as balanceRials, c.balance_at as balanceAt,
  (select u.name from users u where u.id = c.owner_id) as ownerName,
  (select co.name from customer_links l join customers co on co.id = l.company_id
    where l.person_id = c.id and co.removed_at is null order by l.rowid limit 1) as company,
  f.id as promiseId, f.text as promiseText, f.due_at as promiseDueAt,
  (select u.name from users u where u.id = f.owner_id) as promiseOwner,
  n.text as noteText, n.at as noteAt,
  (select u.name from users u where u.id = n.author_id) as noteAuthor,
  (select count(*) from tickets t where t.customer_id = c.id and t.closed_at is null) as openTickets,
  (select t.title from tickets t where t.customer_id = c.id and t.closed_at is null
    order by t.opened_at desc, t.number desc limit 1) as newestTicket
from customers c
left join notes n on n.id = (select id from notes where customer_id = c.id order by at desc, id desc limit 1)
left join follow_ups f on f.id =
  (select id from follow_ups where customer_id = c.id and done_at is null order by due_at, id limit 1)
where c.id = ? and c.removed_at is null`;

type CardRow = {
  readonly id: string;
  readonly kind: CustomerCard['kind'];
  readonly name: string;
  readonly company: string | null;
  readonly lastCallAt: number | null;
  readonly cautionText: string | null;
  readonly cautionExpiresAt: number | null;
  readonly cautionByName: string | null;
  readonly balanceRials: number | null;
  readonly balanceAt: number | null;
  readonly ownerName: string | null;
  readonly promiseId: string | null;
  readonly promiseText: string | null;
  readonly promiseDueAt: number | null;
  readonly promiseOwner: string | null;
  readonly noteText: string | null;
  readonly noteAt: number | null;
  readonly noteAuthor: string | null;
  readonly openTickets: number;
  readonly newestTicket: string | null;
};

const maybe = (customers: CustomerCard[]): Match =>
  customers.length === 0 ? { kind: 'unknown' } : { kind: 'maybe', customers };

function toCard(row: CardRow, now: Instant): CustomerCard {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    company: row.company,
    caution: cautionOf(row, now),
    promise: promiseOf(row),
    lastNote:
      row.noteText === null || row.noteAt === null
        ? null
        : { text: row.noteText, authorName: row.noteAuthor, at: row.noteAt },
    openTickets: { count: row.openTickets, newestTitle: row.newestTicket },
    balance:
      row.balanceRials === null || row.balanceAt === null ? null : { rials: row.balanceRials, at: row.balanceAt },
    ownerName: row.ownerName,
    lastCallAt: row.lastCallAt,
  };
}

/** A caution that is over is not shown at all. */
function cautionOf(row: CardRow, now: Instant): CustomerCard['caution'] {
  if (row.cautionText === null) return null;
  if (row.cautionExpiresAt !== null && row.cautionExpiresAt <= now) return null;
  return { text: row.cautionText, authorName: row.cautionByName, expiresAt: row.cautionExpiresAt };
}

function promiseOf(row: CardRow): CustomerCard['promise'] {
  if (row.promiseId === null || row.promiseText === null || row.promiseDueAt === null) return null;
  return { id: row.promiseId, text: row.promiseText, dueAt: row.promiseDueAt, ownerName: row.promiseOwner };
}
