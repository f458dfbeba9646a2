/** What a level is good for. */
export type Judgement = 'silent' | 'quiet' | 'good' | 'loud';
/** The highest level of the last moments, decibels below full scale. */
export type Held = { readonly db: number; readonly at: number };

const LOWEST_DB = -60;
const SILENT_DB = -55;
const QUIET_DB = -30;
const LOUD_DB = -2;
const HOLD_MS = 2500;
const FALL_DB_A_SECOND = 20;

/** The ends of the green part of the scale, decibels. */
export const GOOD_DB = { from: QUIET_DB, to: LOUD_DB } as const;

/** Judges the loudest of some seconds: speech has pauses, so a single moment says little. */
export function judge(peakDb: number | null): Judgement {
  if (peakDb === null || peakDb <= SILENT_DB) return 'silent';
  if (peakDb < QUIET_DB) return 'quiet';
  return peakDb < LOUD_DB ? 'good' : 'loud';
}

/** The peak stays for a while, then falls; a higher one takes its place at once. `at` in milliseconds. */
export function hold(held: Held | null, db: number, at: number): Held {
  if (held === null || db >= held.db) return { db, at };
  const late = at - held.at - HOLD_MS;
  if (late <= 0) return held;
  const fallen = held.db - (late / 1000) * FALL_DB_A_SECOND;
  return fallen > db ? { db: fallen, at: at - HOLD_MS } : { db, at };
}

/** Where a level stands on the scale, 0 to 1. */
export function share(db: number): number {
  return Math.min(1, Math.max(0, 1 - db / LOWEST_DB));
}
