import type { ParsedInputOf } from '../../shared/contract/contract.ts';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { foldText } from '../../shared/domain/persian-text.ts';
import type { Condition } from './call-conditions.ts';
import { countCustomers } from './counts.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { briefsOf, type View } from './customer-brief.ts';
import type { ReadableDb, SqlValue } from './db.ts';
import { LAST_LETTER } from './search.ts';
import { digitQuery } from './search-digits.ts';
import { insideOf } from './search-inside.ts';
import { matchQuery, searchTerms } from './search-terms.ts';

/** More hits than this are not collected: the list is walked in its order and the rows themselves are looked into. */
const FEW_HITS = 5_000;

export type CustomerQuestion = ParsedInputOf<'customers.list'>;
export type CustomerPage = {
  readonly rows: CustomerBrief[];
  readonly nextCursor: string | null;
  /** Known for the first page of the whole list, and of a search with few hits; else null. */
  readonly total: number | null;
};

/** A page of customers by name or by last contact; those never spoken with stand behind the others, newest first. */
export function listCustomers(db: ReadableDb, question: CustomerQuestion, view: View): CustomerPage {
  const words = wordsOf(db, question);
  const asked = [...filtersOf(question, view), ...words.conditions];
  const after = readCursor(question.cursor, 2);
  const walk = question.sort === 'name' ? byName : byContact;
  const found = walk(db, { from: words.from, values: words.values, asked }, after, question.limit + 1);
  const page = found.slice(0, question.limit);
  const last = page.at(-1);
  return {
    rows: briefsOf(
      db,
      page.map((row) => row.seq),
      view,
      digitQuery(question.text) ?? [],
    ),
    nextCursor: found.length > question.limit && last !== undefined ? writeCursor([last.sort, last.seq]) : null,
    total: question.cursor === null && filtersOf(question, view).length === 1 ? words.total(db) : null,
  };
}

type Found = { readonly seq: number; readonly sort: string | number | null };
type Walk = { readonly from: string; readonly values: readonly SqlValue[]; readonly asked: readonly Condition[] };

function byName(db: ReadableDb, walk: Walk, after: Cursor | null, limit: number): Found[] {
  const page: Condition[] =
    after === null
      ? []
      : [
          { sql: 'c.name_folded >= ?', values: [after[0] ?? ''] },
          { sql: '(c.name_folded, c.seq) > (+?, +?)', values: after },
        ];
  return step(db, walk, 'c.name_folded', page, 'c.name_folded, c.seq', limit);
}

function byContact(db: ReadableDb, walk: Walk, after: Cursor | null, limit: number): Found[] {
  const spoken: Condition[] = [{ sql: 'c.last_call_at is not null', values: [] }];
  const never: Condition[] = [{ sql: 'c.last_call_at is null', values: [] }];
  if (after !== null && after[0] === null) {
    return step(db, walk, 'null', [...never, { sql: 'c.seq < ?', values: [after[1] ?? 0] }], 'c.seq desc', limit);
  }
  if (after !== null) {
    spoken.push(
      { sql: 'c.last_call_at <= ?', values: [after[0] ?? 0] },
      { sql: '(c.last_call_at, c.seq) < (+?, +?)', values: after },
    );
  }
  const first = step(db, walk, 'c.last_call_at', spoken, 'c.last_call_at desc, c.seq desc', limit);
  if (first.length === limit) return first;
  return [...first, ...step(db, walk, 'null', never, 'c.seq desc', limit - first.length)];
}

function step(
  db: ReadableDb,
  walk: Walk,
  sort: string,
  more: readonly Condition[],
  order: string,
  limit: number,
): Found[] {
  const all = [...walk.asked, ...more];
  return db.all<Found>(
    `select c.seq as seq, ${sort} as sort from ${walk.from} where ${all.map((one) => one.sql).join(' and ')} order by ${order} limit ?`,
    ...walk.values,
    ...all.flatMap((one) => one.values),
    limit,
  );
}

function filtersOf(question: CustomerQuestion, { now }: View): Condition[] {
  const asked: Condition[] = [{ sql: 'c.removed_at is null', values: [] }];
  // Companies are few and have an index, which SQLite finds by this very word.
  if (question.kind === 'company') asked.push({ sql: `c.kind = 'company'`, values: [] });
  if (question.kind === 'person') asked.push({ sql: `+c.kind = 'person'`, values: [] });
  if (question.ownerId !== null) asked.push({ sql: 'c.owner_id = ?', values: [question.ownerId] });
  if (question.cautionOnly) {
    const valid = 'c.caution_text is not null and (c.caution_expires_at is null or c.caution_expires_at > ?)';
    asked.push({ sql: valid, values: [now] });
  }
  return asked;
}

type Words = {
  readonly from: string;
  readonly values: readonly SqlValue[];
  readonly conditions: readonly Condition[];
  total(db: ReadableDb): number | null;
};

/** How the text narrows the list: not at all, by the beginning of the name, by few hits or by many. */
function wordsOf(db: ReadableDb, question: CustomerQuestion): Words {
  // The few that have a caution are sorted in a moment, in whatever order.
  const all = { from: question.cautionOnly ? 'customers c indexed by customers_caution' : 'customers c', values: [] };
  const folded = foldText(question.text);
  if (folded === '') return { ...all, conditions: [], total: countCustomers };
  const terms = searchTerms(question.text);
  const match = matchQuery(question.text);
  if (terms === null || match === null) {
    const beginning = { sql: 'c.name_folded >= ? and c.name_folded < ?', values: [folded, folded + LAST_LETTER] };
    return { ...all, conditions: [beginning], total: () => null };
  }
  const hits = db.get<{ n: number }>(HITS, match)?.n ?? 0;
  if (hits <= FEW_HITS) return { from: FEW, values: [match], conditions: [], total: () => hits };
  return { ...all, conditions: insideOf(terms), total: () => null };
}

const HITS = `select count(*) as n from (select 1 from customer_search where customer_search match ? limit ${FEW_HITS + 1})`;
const FEW = `(select rowid as hit from customer_search where customer_search match ?) s
  cross join customers c on c.seq = s.hit`;
