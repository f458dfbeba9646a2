import { statSync } from 'node:fs';
import type { Store } from './db.ts';

/** Work on the files that a commit would do in the middle of a call, some milliseconds each time; done in quiet moments instead. */
export interface Upkeep {
  /** Does one piece: some pages of the search, or the log folded into the database once it is worth it. True: there is more. */
  piece(): boolean;
}

/** Without any quiet moment the log is folded in at this length all the same; pages of 4 KiB. */
const LONGEST_LOG_PAGES = 8_000;
/** Below this a fold is not worth its flushes; bytes. */
const SHORT_LOG = 1_000_000;
/** Some milliseconds of the search's own merging. */
const MERGE_PAGES = 16;

/**
 * Takes the upkeep out of the commits of this store. The search keeps merging by itself where its newest parts have
 * become too many (FTS5's `crisismerge`), as SQLite folds the log where it has become too long.
 */
export function takeUpkeep(store: Store): Upkeep {
  orLater(() => {
    store.driver.pragma(`wal_autocheckpoint = ${LONGEST_LOG_PAGES}`);
    const known = store.get<{ v: number }>(`select v from call_search_config where k = 'automerge'`);
    if (known?.v !== 0) store.run(`insert into call_search (call_search, rank) values ('automerge', 0)`);
    return true;
  });
  return { piece: () => orLater(() => mergeSome(store) || foldLog(store)) };
}

/** What another process holds up, or the disk refuses, is left for a later quiet moment. */
function orLater(work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_(BUSY|FULL|READONLY|IOERR)/.test(String(error.code)))
      return false;
    throw error;
  }
}

/** False: there was nothing to merge. SQLite's own sign for it is a change of less than two rows. */
function mergeSome(store: Store): boolean {
  const changes = (): number => store.get<{ n: number }>('select total_changes() as n')?.n ?? 0;
  const before = changes();
  store.run(`insert into call_search (call_search, rank) values ('merge', ${MERGE_PAGES})`);
  return changes() - before >= 2;
}

function foldLog(store: Store): boolean {
  const length = statSync(`${store.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (length > SHORT_LOG) store.driver.pragma('wal_checkpoint(PASSIVE)');
  return false;
}
