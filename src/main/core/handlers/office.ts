import type { ReadableDb } from '../../store/db.ts';
import { readInterrupted, writeOffice } from '../../store/settings.ts';
import { distribution } from '../distribution.ts';
import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

/** The office's settings, and what its keepers ask about it. */
export const officeHandlers: HandlersFor<
  'settings.get' | 'settings.save' | 'diagnostics.get' | 'journal.list' | 'client.error'
> = {
  'settings.get': ({ office }) => office,

  'settings.save': (context, settings) => {
    if (!isZone(settings.zone)) throw new Refusal('bad_input', 'no such time zone');
    writeOffice(context.db, settings);
    context.change('settings', 'office', context.office, settings);
    context.after(context.info.reloadOffice);
    context.publish('config.changed', { what: 'settings', id: null });
    return settings;
  },

  'diagnostics.get': ({ db, info, live }) => ({
    version: info.version,
    startedAt: info.startedAt,
    residentBytes: process.memoryUsage.rss(),
    ...storeFigures(db),
    readToPush: distribution(live.readToPush),
    pushToPaint: distribution(live.pushToPaint),
    counters: Object.fromEntries(info.counters),
    interrupted: readInterrupted(db),
  }),

  'journal.list': ({ db }, { before, limit }) =>
    db
      .all<JournalRow>(
        `select seq, at, actor, station, name, ok, changes from journal
         where name not in ('calls.record', 'calls.saveNote', 'pop.seen', 'recordings.write') and seq < ? order by seq desc limit ?`,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      )
      .map((row) => ({ ...row, ok: row.ok === 1, changes: row.changes === null ? [] : JSON.parse(row.changes) })),

  // Counted only: what a screen says of its mistakes may hold a customer's words.
  'client.error': ({ info }) => {
    info.counters.set('client.error', (info.counters.get('client.error') ?? 0) + 1);
    return null;
  },
};

type JournalRow = {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly station: string;
  readonly name: string;
  readonly ok: 0 | 1;
  readonly changes: string | null;
};

/** `customers`, `calls` and `journalEntries` are how many were ever made: counting a million rows would hold up a pop. */
function storeFigures(db: ReadableDb) {
  const figures = db.get<{
    sqliteVersion: string;
    storeBytes: number;
    customers: number;
    calls: number;
    journalEntries: number;
  }>(`select sqlite_version() as sqliteVersion,
    (select page_count from pragma_page_count) * (select page_size from pragma_page_size) as storeBytes,
    (select coalesce(max(seq), 0) from customers) as customers,
    (select coalesce(max(seq), 0) from calls) as calls,
    (select coalesce(max(seq), 0) from journal) as journalEntries`);
  if (!figures) throw new Error('SQLite gave no row');
  return figures;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
