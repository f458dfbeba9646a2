import { foldText } from '../../shared/domain/persian-text.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { digitsOfNumber } from './search-digits.ts';

/** One rename must not hold the office up: beyond this the old name stays findable in old calls. */
const MOST_AFTER_RENAME = 1_000;

/** Puts a customer into the search as he is now: names of his companies and every number. A removed one is taken out. */
export function indexCustomer(db: WritableDb, seq: number): void {
  const words = customerWords(db, seq);
  unindexCustomer(db, seq);
  if (words === null) return;
  db.run('insert into customer_search (rowid, name, digits) values (?, ?, ?)', seq, words.name, words.digits);
}

/** Takes a customer out of the search. */
export function unindexCustomer(db: WritableDb, seq: number): void {
  db.run('delete from customer_search where rowid = ?', seq);
}

/** A company's name is found at its people too: after it changed, they are put into the search again. */
export function indexPeopleOf(db: WritableDb, companyId: string): void {
  const people = db.all<{ seq: number }>(
    `select c.seq as seq from customer_links l join customers c on c.id = l.person_id where l.company_id = ? limit ${MOST_AFTER_RENAME}`,
    companyId,
  );
  for (const { seq } of people) indexCustomer(db, seq);
}

/** A customer's name is found at his calls too: after it changed, the newest of them are put into the search again. */
export function indexCallsOf(db: WritableDb, customerId: string): void {
  const calls = db.all<{ seq: number }>(
    `select seq from calls where customer_id = ? order by started_at desc limit ${MOST_AFTER_RENAME}`,
    customerId,
  );
  for (const { seq } of calls) indexCall(db, seq);
}

/** Puts a call into the search as it is now. */
export function indexCall(db: WritableDb, seq: number): void {
  const row = db.get<CallWords>(CALL_WORDS, seq);
  if (row === undefined) return;
  db.run(
    'insert or replace into call_search (rowid, digits, caller, customer, note) values (?, ?, ?, ?, ?)',
    seq,
    row.number === null ? '' : digitsOfNumber(row.numberKey, row.number),
    row.callerName === null ? '' : spaced(foldText(row.callerName)),
    row.customerName === null ? '' : spaced(row.customerName),
    row.note === '' ? '' : spaced(foldText(row.note)),
  );
}

/** A space on either side makes the beginning and the end of a word findable by two letters. */
export const spaced = (folded: string): string => ` ${folded} `;

type CallWords = {
  readonly number: string | null;
  readonly numberKey: string | null;
  readonly callerName: string | null;
  readonly customerName: string | null;
  readonly note: string;
};

const CALL_WORDS = `
select k.number as number, k.number_key as numberKey, k.caller_name as callerName, k.note as note,
  (select c.name_folded from customers c where c.id = k.customer_id) as customerName
from calls k where k.seq = ?`;

function customerWords(db: ReadableDb, seq: number): { readonly name: string; readonly digits: string } | null {
  const row = db.get<{ id: string; nameFolded: string }>(
    'select id, name_folded as nameFolded from customers where seq = ? and removed_at is null',
    seq,
  );
  if (row === undefined) return null;
  const companies = db.all<{ name: string }>(
    `select co.name_folded as name from customer_links l join customers co on co.id = l.company_id
     where l.person_id = ? and co.removed_at is null`,
    row.id,
  );
  const numbers = db.all<{ key: string | null; raw: string }>(
    'select key, raw from phone_numbers where customer_id = ?',
    row.id,
  );
  return {
    name: spaced([row.nameFolded, ...companies.map((company) => company.name)].join(' ')),
    digits: numbers.map((number) => digitsOfNumber(number.key, number.raw)).join(' '),
  };
}
