import type { Instant } from '../../../shared/domain/instant.ts';

/**
 * Knows what a PBX tells again after a reconnect: it then sends its whole buffer (device notes §3.5). The new lines are
 * followed along the old ones as a sequence, since two equal lines can also be two calls. One for a device, whatever
 * its connections; its memory is bounded.
 */
export interface ReplayGuard {
  /** A new connection: what comes next may be old. */
  connected(): void;
  /** The PBX asked who is there: on a network its whole buffer comes next, of which the first time nothing is known. */
  loggedIn(): void;
  /** A new page begins; on a network this is what a new connection looks like. */
  page(): void;
  /** Bytes came; a pause between them ends what is told again. */
  heard(at: Instant): void;
  /** Whether this row is an old one; a new one is remembered. */
  isReplay(row: string): boolean;
}

/** Rows that are remembered. */
const KEPT = 4_096;
/** A buffer is sent in one go; calls are seconds apart. */
const PAUSE_MS = 1_500;
/** After so many new rows in a row nothing old will come. */
const MOST_NEW = 256;

/** `live`: the bytes come from a wire just now, and not from a file that was recorded there. */
export const createReplayGuard = (live: boolean): ReplayGuard => {
  const keys = new Float64Array(KEPT);
  let total = 0;
  /** What may still be told again: the rows from here until there, counted from the first of all. */
  let from = 0;
  let until = 0;
  let newOnes = 0;
  let lastAt: Instant | null = null;
  /** A buffer comes of which we cannot know the rows; it has begun. */
  let backlog = false;
  let begun = false;
  let knew = false;

  const find = (key: number): number => {
    for (let at = Math.max(from, total - KEPT); at < until; at += 1) if (keys[at % KEPT] === key) return at;
    return -1;
  };
  const remember = (key: number): void => {
    keys[total % KEPT] = key;
    total += 1;
  };
  const begin = (): void => {
    from = 0;
    until = total;
    newOnes = 0;
  };
  const paused = (): void => {
    from = until;
    if (begun) backlog = false;
    if (total > 0) knew = true;
  };

  return {
    connected() {
      begin();
      lastAt = null;
      backlog = false;
    },
    loggedIn() {
      // Of a buffer that is longer than our memory, the beginning is as unknown as all of it is the first time.
      backlog = live && (!knew || total > KEPT);
      begun = false;
    },
    page() {
      begin();
      begun = true;
    },
    heard(at) {
      if (live && lastAt !== null && at - lastAt > PAUSE_MS) paused();
      lastAt = at;
    },
    isReplay(row) {
      begun = true;
      const key = keyOf(row);
      const found = from < until ? find(key) : -1;
      if (found === -1) {
        newOnes += 1;
        if (newOnes > MOST_NEW && !backlog) from = until;
        // What is older than our memory must not drive out what it will be followed by.
        if (!backlog || !knew) remember(key);
        return backlog;
      }
      from = found + 1;
      newOnes = 0;
      if (knew) backlog = false;
      return true;
    },
  };
};

/** 52 bits of the text, from two hashes: rows of one day do not meet by chance. */
const keyOf = (text: string): number => {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (low >>> 0) * 0x100000 + (high >>> 12);
};
