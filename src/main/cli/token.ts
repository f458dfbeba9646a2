import { ROLES } from '../../shared/domain/permission.ts';
import { newId, systemClock } from '../clock.ts';
import type { Store } from '../store/db.ts';
import { appendJournal } from '../store/journal.ts';
import { openStore } from '../store/open.ts';
import { createToken, findToken, listTokens, revokeToken } from '../store/tokens.ts';
import { type Command, CommandFailed, say, UsageError } from './command.ts';
import { requireOffice } from './require-office.ts';
import { oneOf, readWords, required } from './words.ts';

/**
 * `hamzang token`: for somebody who may touch the data folder, which is more than any right inside. Works beside a
 * running hub: SQLite orders the two writers, and the hub looks every token up when it is used.
 */
export const tokenCommand: Command = async ([verb, ...rest]) => {
  if (verb === 'list') return list(rest);
  if (verb === 'revoke') return revoke(rest);
  return create(verb === undefined ? [] : [verb, ...rest]);
};

const DATA = { data: { type: 'string' } } as const;

function create(words: readonly string[]): number {
  const { values } = readWords(words, { ...DATA, role: { type: 'string' }, label: { type: 'string' } });
  const dir = required(values.data, 'data');
  const role = oneOf(required(values.role, 'role'), 'role', ROLES);
  const label = values.label?.trim().slice(0, 200) || 'command line';
  const text = withStore(dir, (store) => {
    const id = newId();
    return deed(store, 'tokens.create', { table: 'tokens', row: id, before: null, after: { label, role } }, (now) =>
      createToken(store, { id, label, role, createdAt: now }),
    );
  });
  say(text);
  return 0;
}

function list(words: readonly string[]): number {
  const { values } = readWords(words, DATA);
  for (const token of withOffice(required(values.data, 'data'), listTokens)) say(JSON.stringify(token));
  return 0;
}

function revoke(words: readonly string[]): number {
  const { values, positionals } = readWords(words, DATA, true);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError('token revoke takes the id of one token');
  withOffice(required(values.data, 'data'), (store) => {
    const token = findToken(store, id);
    if (!token) throw new CommandFailed(`There is no token ${id}. See: hamzang token list --data DIR`);
    if (token.revokedAt !== null) return;
    const change = { table: 'tokens', row: id, before: { revokedAt: null }, after: { revokedAt: systemClock.now() } };
    deed(store, 'tokens.revoke', change, (now) => revokeToken(store, id, now));
  });
  return 0;
}

/** An office that is not there yet is made only for its first token: whoever mistypes a folder is told so. */
function withOffice<T>(dir: string, work: (store: Store) => T): T {
  requireOffice(dir);
  return withStore(dir, work);
}

function withStore<T>(dir: string, work: (store: Store) => T): T {
  const store = openStore(dir);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** One transaction with its journal entry, like every deed. */
function deed<T>(
  store: Store,
  name: string,
  change: { table: string; row: string; before: unknown; after: unknown },
  work: (now: number) => T,
): T {
  const at = systemClock.now();
  return store.transaction(() => {
    const done = work(at);
    appendJournal(store, {
      commandId: newId(),
      at,
      actor: 'system',
      station: 'cli',
      name,
      ok: true,
      changes: [change],
    });
    return done;
  });
}
