import { randomBytes } from 'node:crypto';
import { openStore } from '../../../src/main/store/open.ts';
import { makeId } from '../../../src/shared/domain/id.ts';

// Not a floor but a burden: writes customers into an office that is open, as fast as it can, until it is ended. DIR ROWS
const [dir = '', rows = '500'] = process.argv.slice(2);
const store = openStore(dir);
const newId = (): string => makeId(Date.now(), randomBytes(10));
let written = 0;

/** As an import does it: many customers in one transaction, each with a number and its words in the search. */
function writeSome(): void {
  store.transaction(() => {
    for (let i = 0; i < Number(rows); i += 1) writeOne();
  });
}

function writeOne(): void {
  const id = newId();
  const now = Date.now();
  written += 1;
  const name = `انبوه ${written}`;
  const digits = String(9_000_000_000 + written);
  store.run(
    "insert into customers (id, kind, name, name_folded, created_at) values (?, 'person', ?, ?, ?)",
    id,
    name,
    name,
    now,
  );
  store.run(
    "insert into phone_numbers (id, customer_id, raw, key, label, created_at) values (?, ?, ?, ?, 'mobile', ?)",
    newId(),
    id,
    `0${digits}`,
    `+98${digits}`,
    now,
  );
  store.run(
    'insert into customer_search (rowid, name, digits) select seq, ?, ? from customers where id = ?',
    ` ${name} `,
    digits,
    id,
  );
}

/** Somebody else's turn between two transactions, as a polite writer gives it. */
function loop(): void {
  writeSome();
  setTimeout(loop, 1);
}

process.stdout.write('{"ready":true}\n');
loop();
