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
  const rows = rowsByKey(db, key);
  const choice = rows.length > 1 ? db.get<{ id: string }>(CHOICE, key)?.id : undefined;
  return {
    cards: rows.slice(0, MOST_CARDS).map((row) => toCard(db, row, now)),
    total: rows.length,
    chosenId: rows.find((row) => row.id === choice)?.id ?? null,
  };
}

/** The customers of one exact number, bare, last contact first. */
export function lookupNumber(db: ReadableDb, key: string): string[] {
  return inOrder(db.all<Ordered>(BARE_LOOKUP, key)).map((row) => row.id);
}

/** The cards of some customers, in the order of `ids`; removed ones are left out. */
export function cardsOf(db: ReadableDb, ids: readonly string[], now: Instant): CustomerCard[] {
  return ids.flatMap((id) => db.all<CustomerColumns>(BY_ID, id).map((row) => toCard(db, row, now)));
}

/** Cards for a number that lacks its area or country: worth showing as «maybe», never worth believing. */
export function candidateCards(db: ReadableDb, candidates: readonly string[], now: Instant): CustomerCard[] {
  const rows = onlyOnce(candidates.flatMap((key) => rowsByKey(db, key)));
  return rows.slice(0, MOST_CARDS).map((row) => toCard(db, row, now));
}

const COLUMNS = `c.id as id, c.seq as seq, c.kind as kind, c.name as name, c.last_call_at as lastCallAt,
  c.caution_text as cautionText, c.caution_expires_at as cautionExpiresAt, c.caution_by as cautionBy,
  c.balance_rials as balanceRials, c.balance_at as balanceAt, c.owner_id as ownerId,
  (select co.name from customer_links l join customers co on co.id = l.company_id
    where l.person_id = c.id and co.removed_at is null limit 1) as company,
  (select n.rowid from notes n where n.customer_id = c.id order by n.at desc, n.rowid desc limit 1) as noteRow,
  exists (select 1 from follow_ups f where f.customer_id = c.id and f.done_at is null) as hasPromise,
  exists (select 1 from tickets t where t.customer_id = c.id and t.closed_at is null) as hasTickets`;

const OF_KEY = `from phone_numbers p join customers c on c.id = p.customer_id
where p.key = ? and c.removed_at is null`;
/** Texts of the lookup; a test holds their plan. */
export const LOOKUP = `select ${COLUMNS} ${OF_KEY}`;
export const BARE_LOOKUP = `select c.id as id, c.seq as seq, c.last_call_at as lastCallAt ${OF_KEY}`;
const BY_ID = `select ${COLUMNS} from customers c where c.id = ? and c.removed_at is null`;
const CHOICE = 'select customer_id as id from number_choices where key = ?';

type CustomerColumns = Pick<CustomerCard, 'id' | 'kind' | 'name' | 'lastCallAt'> & {
  readonly seq: number;
  readonly cautionText: string | null;
  readonly cautionExpiresAt: number | null;
  readonly cautionBy: string | null;
  readonly balanceRials: number | null;
  readonly balanceAt: number | null;
  readonly ownerId: string | null;
  readonly company: string | null;
  readonly noteRow: number | null;
  readonly hasPromise: 0 | 1;
  readonly hasTickets: 0 | 1;
};

type Ordered = Pick<CustomerColumns, 'id' | 'seq' | 'lastCallAt'>;

const rowsByKey = (db: ReadableDb, key: string): CustomerColumns[] => inOrder(db.all<CustomerColumns>(LOOKUP, key));

/** Last contact first. Sorted here: nearly always there is one, and SQLite would build a table to sort it. */
function inOrder<T extends Ordered>(rows: T[]): T[] {
  if (rows.length < 2) return rows;
  return onlyOnce(rows).sort((a, b) => (b.lastCallAt ?? 0) - (a.lastCallAt ?? 0) || a.seq - b.seq);
}

/** Somebody may have the same number twice. */
const onlyOnce = <T extends Ordered>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

const maybe = (customers: CustomerCard[]): Match =>
  customers.length === 0 ? { kind: 'unknown' } : { kind: 'maybe', customers };

/** What hangs on a customer is asked for by itself, and only where the look-up has seen that there is any. */
function toCard(db: ReadableDb, row: CustomerColumns, now: Instant): CustomerCard {
  const { id, kind, name, lastCallAt, balanceRials, balanceAt } = row;
  return {
    id,
    kind,
    name,
    company: row.company,
    caution: cautionOf(db, row, now),
    promise: row.hasPromise ? promiseOf(db, id) : null,
    lastNote: row.noteRow === null ? null : noteOf(db, row.noteRow),
    openTickets: row.hasTickets ? openTicketsOf(db, id) : NO_TICKETS,
    balance: balanceRials === null || balanceAt === null ? null : { rials: balanceRials, at: balanceAt },
    ownerName: nameOf(db, row.ownerId),
    lastCallAt,
  };
}

const NO_TICKETS = { count: 0, newestTitle: null };

/** A caution that is over is not shown at all. */
function cautionOf(db: ReadableDb, row: CustomerColumns, now: Instant): CustomerCard['caution'] {
  if (row.cautionText === null) return null;
  if (row.cautionExpiresAt !== null && row.cautionExpiresAt <= now) return null;
  return { text: row.cautionText, authorName: nameOf(db, row.cautionBy), expiresAt: row.cautionExpiresAt };
}

/** The promise that is due first. Sorted here: there are few, and asking for an order costs more than that. */
function promiseOf(db: ReadableDb, customerId: string): CustomerCard['promise'] {
  const rows = db.all<{ id: string; text: string; dueAt: Instant; ownerId: string | null }>(
    `select id, text, due_at as dueAt, owner_id as ownerId from follow_ups where customer_id = ? and done_at is null`,
    customerId,
  );
  const [row] = rows.sort((a, b) => a.dueAt - b.dueAt);
  return row === undefined
    ? null
    : { id: row.id, text: row.text, dueAt: row.dueAt, ownerName: nameOf(db, row.ownerId) };
}

function noteOf(db: ReadableDb, noteRow: number): CustomerCard['lastNote'] {
  const row = db.get<{ text: string; at: Instant; authorId: string | null }>(
    'select text, at, author_id as authorId from notes where rowid = ?',
    noteRow,
  );
  return row === undefined ? null : { text: row.text, authorName: nameOf(db, row.authorId), at: row.at };
}

function openTicketsOf(db: ReadableDb, customerId: string): CustomerCard['openTickets'] {
  const titles = db.all<{ title: string }>(
    'select title from tickets where customer_id = ? and closed_at is null order by opened_at desc, number desc',
    customerId,
  );
  return { count: titles.length, newestTitle: titles[0]?.title ?? null };
}

const nameOf = (db: ReadableDb, userId: string | null): string | null =>
  userId === null ? null : (db.get<{ name: string }>('select name from users where id = ?', userId)?.name ?? null);
