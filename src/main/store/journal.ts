import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** One row that a command changed. */
export type Change = {
  readonly table: string;
  readonly row: string;
  readonly before: unknown;
  readonly after: unknown;
};

export type JournalEntry = {
  readonly commandId: string;
  readonly at: Instant;
  readonly actor: string;
  readonly station: string;
  readonly name: string;
  readonly ok: boolean;
  readonly changes: readonly Change[];
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The chain covers the entry before and a digest of the payload, not the payload: that may be erased by law. */
function link(
  previous: string,
  e: Pick<JournalEntry, 'commandId' | 'at' | 'actor' | 'station' | 'name' | 'ok'>,
  digest: string,
): string {
  return sha256([previous, e.commandId, e.at, e.actor, e.station, e.name, e.ok ? 1 : 0, digest].join('\n'));
}

/** Appends one entry, inside the transaction of what it tells. */
export function appendJournal(db: WritableDb, entry: JournalEntry): void {
  const previous = db.get<{ hash: string }>('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1')?.hash ?? '';
  const changes = JSON.stringify(entry.changes);
  const digest = sha256(changes);
  db.run(
    'INSERT INTO journal (command_id, at, actor, station, name, ok, changes, payload_digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    entry.commandId,
    entry.at,
    entry.actor,
    entry.station,
    entry.name,
    entry.ok ? 1 : 0,
    changes,
    digest,
    link(previous, entry, digest),
  );
}

/** The command of this id was done, by whomever. */
export function isDone(db: ReadableDb, commandId: string): boolean {
  return db.get('SELECT seq FROM journal WHERE command_id = ? AND ok = 1', commandId) !== undefined;
}

type Row = Omit<JournalEntry, 'ok' | 'changes'> & {
  seq: number;
  ok: number;
  changes: string | null;
  payloadDigest: string;
  hash: string;
};

const PAGE = 5_000;

/** Walks the chain from its beginning. `brokenAt`: the first entry that does not fit; null: all fit. */
export function verifyJournal(db: ReadableDb): { readonly entries: number; readonly brokenAt: number | null } {
  let previous = '';
  let seq = 0;
  let entries = 0;
  for (;;) {
    const rows = db.all<Row>(
      `SELECT seq, command_id AS commandId, at, actor, station, name, ok, changes, payload_digest AS payloadDigest, hash
         FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
      seq,
      PAGE,
    );
    if (rows.length === 0) return { entries, brokenAt: null };
    for (const row of rows) {
      const erased = row.changes === null;
      if (!erased && sha256(row.changes ?? '') !== row.payloadDigest) return { entries, brokenAt: row.seq };
      if (link(previous, { ...row, ok: row.ok === 1 }, row.payloadDigest) !== row.hash)
        return { entries, brokenAt: row.seq };
      previous = row.hash;
      seq = row.seq;
      entries += 1;
    }
  }
}

/** What an earlier sending of this command was answered, for the same actor; undefined: it is new. */
export function knownReply(db: ReadableDb, commandId: string, actor: string): string | undefined {
  return db.get<{ reply: string }>('SELECT reply FROM replies WHERE command_id = ? AND actor = ?', commandId, actor)
    ?.reply;
}

export function keepReply(db: WritableDb, commandId: string, actor: string, at: Instant, reply: string): void {
  db.run(
    'INSERT OR REPLACE INTO replies (command_id, actor, at, reply) VALUES (?, ?, ?, ?)',
    commandId,
    actor,
    at,
    reply,
  );
}

/** Forgets answers that no sender will ask for again. */
export function forgetReplies(db: WritableDb, before: Instant): void {
  db.run('DELETE FROM replies WHERE at < ?', before);
}
