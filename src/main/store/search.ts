import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { foldText } from '../../shared/domain/persian-text.ts';
import { lookupNumber } from './cards.ts';
import { briefsOf, type View } from './customer-brief.ts';
import type { ReadableDb } from './db.ts';
import { keyOf } from './numbers.ts';
import { digitQuery } from './search-digits.ts';
import { matchQuery } from './search-terms.ts';

/** Ranking all hits of a common name would take fifty times as long as finding them. */
const RANKED = 200;
/** Sorts behind every letter: the end of all words with one beginning. */
export const LAST_LETTER = '\u{10ffff}';

/**
 * Customers as somebody types: words of name or company in any order, digits anywhere in a number. Best first: the whole
 * number, the whole name, its beginning, the beginning of a word; among equals the one spoken with last.
 */
export function searchCustomers(db: ReadableDb, text: string, limit: number, view: View): CustomerBrief[] {
  const digits = digitQuery(text);
  const found = digits === null ? byWords(db, text) : byDigits(db, text, view);
  return briefsOf(db, [...new Set(found)].slice(0, limit), view, digits ?? []);
}

type Hit = { readonly seq: number; readonly nameFolded: string; readonly lastCallAt: number | null };

function byDigits(db: ReadableDb, text: string, view: View): number[] {
  const key = keyOf(text, view.dialling);
  const exact = key === null ? [] : lookupNumber(db, key).flatMap((id) => seqOf(db, id));
  const hits = indexed(db, matchQuery(text)).sort((a, b) => (b.lastCallAt ?? 0) - (a.lastCallAt ?? 0));
  return [...exact, ...hits.map((hit) => hit.seq)];
}

function byWords(db: ReadableDb, text: string): number[] {
  const folded = foldText(text);
  if (folded === '') return [];
  // Names that begin so are found even where two hundred others hold the words somewhere.
  const hits = [...db.all<Hit>(BEGINNING, folded, folded + LAST_LETTER), ...indexed(db, matchQuery(text))];
  return hits
    .map((hit) => ({ ...hit, rank: rankOf(hit.nameFolded, folded) }))
    .sort((a, b) => a.rank - b.rank || (b.lastCallAt ?? 0) - (a.lastCallAt ?? 0) || a.seq - b.seq)
    .map((hit) => hit.seq);
}

function indexed(db: ReadableDb, match: string | null): Hit[] {
  return match === null ? [] : db.all<Hit>(INDEXED, match);
}

const seqOf = (db: ReadableDb, id: string): number[] =>
  db.all<{ seq: number }>('select seq from customers where id = ?', id).map((row) => row.seq);

function rankOf(name: string, folded: string): number {
  if (name === folded) return 0;
  if (name.startsWith(folded)) return 1;
  return ` ${name}`.includes(` ${folded}`) ? 2 : 3;
}

const BEGINNING = `
select seq, name_folded as nameFolded, last_call_at as lastCallAt from customers
where name_folded >= ? and name_folded < ? and removed_at is null order by name_folded, seq limit 50`;

const INDEXED = `
select c.seq as seq, c.name_folded as nameFolded, c.last_call_at as lastCallAt
from customer_search s cross join customers c on c.seq = s.rowid
where customer_search match ? and c.removed_at is null limit ${RANKED}`;
