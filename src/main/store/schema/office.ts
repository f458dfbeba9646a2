import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag } from './columns.ts';

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() });

/**
 * Append-only: audit trail, feed, field history and undo in one. `hash` = SHA-256 over the hash before it and the
 * digest of the payload, so that a payload can be erased by law and the chain still verifies.
 */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    commandId: text().notNull(),
    at: integer().notNull(),
    actor: text().notNull(),
    station: text().notNull(),
    name: text().notNull(),
    ok: flag(),
    /** JSON `[{table,row,before,after}]`; null when erased by law. */
    changes: text(),
    payloadDigest: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('journal_command').on(t.commandId),
    /** What people did; the words of the lines, which are the most, stand in the timelines of their calls. */
    index('journal_deeds').on(t.seq).where(sql`name not in ('calls.record', 'calls.saveNote', 'pop.seen')`),
  ],
);

/** What a command was answered, so that the same command sent again is done once. Kept for a day. */
export const replies = sqliteTable(
  'replies',
  { commandId: text().notNull(), actor: text().notNull(), at: integer().notNull(), reply: text().notNull() },
  (t) => [primaryKey({ columns: [t.commandId, t.actor] }), index('replies_at').on(t.at)],
);
