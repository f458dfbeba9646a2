import type { Note } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { personOf } from './person.ts';

/** More is read from the list of calls; a file that shows all of them would be slow to open. */
const MOST_NOTES = 200;

export type NoteRow = {
  readonly id: string;
  readonly customerId: string;
  readonly callId: string | null;
  readonly text: string;
  readonly authorId: string | null;
  readonly at: Instant;
  readonly editedAt: Instant | null;
  readonly pinned: boolean;
};

/** The notes of a customer: pinned first, then newest first. */
export function notesOf(db: ReadableDb, customerId: string): Note[] {
  return db
    .all<NoteRecord>(
      `${NOTE} where n.customer_id = ? order by n.pinned desc, n.at desc, n.id desc limit ${MOST_NOTES}`,
      customerId,
    )
    .map(toNote);
}

export function readNote(db: ReadableDb, id: string): Note | null {
  const row = db.get<NoteRecord>(`${NOTE} where n.id = ?`, id);
  return row === undefined ? null : toNote(row);
}

/** The bare row, for the journal. */
export function noteRow(db: ReadableDb, id: string): NoteRow | null {
  const row = db.get<Omit<NoteRow, 'pinned'> & { pinned: number }>(
    `select id, customer_id as customerId, call_id as callId, text, author_id as authorId, at, edited_at as editedAt, pinned
     from notes where id = ?`,
    id,
  );
  return row === undefined ? null : { ...row, pinned: row.pinned === 1 };
}

export function insertNote(db: WritableDb, row: NoteRow): void {
  db.run(
    'insert into notes (id, customer_id, call_id, text, author_id, at, edited_at, pinned) values (?, ?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.customerId,
    row.callId,
    row.text,
    row.authorId,
    row.at,
    row.editedAt,
    row.pinned ? 1 : 0,
  );
}

export function editNote(db: WritableDb, id: string, text: string, pinned: boolean, editedAt: Instant | null): void {
  db.run('update notes set text = ?, pinned = ?, edited_at = ? where id = ?', text, pinned ? 1 : 0, editedAt, id);
}

export function deleteNote(db: WritableDb, id: string): void {
  db.run('delete from notes where id = ?', id);
}

const NOTE = `
select n.id as id, n.text as text, n.at as at, n.edited_at as editedAt, n.pinned as pinned, n.call_id as callId,
  n.author_id as authorId, u.name as authorName
from notes n left join users u on u.id = n.author_id`;

type NoteRecord = Omit<Note, 'author' | 'pinned'> & {
  readonly pinned: number;
  readonly authorId: string | null;
  readonly authorName: string | null;
};

const toNote = ({ authorId, authorName, pinned, ...row }: NoteRecord): Note => ({
  ...row,
  author: personOf(authorId, authorName),
  pinned: pinned === 1,
});
