import type { Clock, Instant } from '../../shared/domain/instant.ts';
import type { SignInThrottle } from './handler.ts';

/** Failures that cost nothing, for a person who mistypes and for an office behind one address. */
const FREE_PER_USERNAME = 5;
const FREE_PER_STATION = 30;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Counts that nobody added to for so long are forgotten. */
const FORGET_AFTER_MS = 3600_000;
/** Names counted at the same time, so that made-up names cannot fill the memory. */
const MOST = 10_000;

type Count = { readonly attempts: number; readonly at: Instant; readonly until: Instant };

/**
 * Each attempt beyond the free ones doubles the pause before the next, per user name and per station. An attempt made
 * during a pause is refused and does not prolong it, so that nobody can be locked out for good.
 */
export function createSignInThrottle(clock: Pick<Clock, 'now'>): SignInThrottle {
  const names = createCounts(FREE_PER_USERNAME);
  const stations = createCounts(FREE_PER_STATION);
  return {
    attempt(username, station) {
      const now = clock.now();
      if (names.paused(username, now) || stations.paused(station, now)) return false;
      names.add(username, now);
      stations.add(station, now);
      return true;
    },
    forget(username, station) {
      names.forget(username);
      stations.takeBack(station);
    },
  };
}

function createCounts(free: number) {
  const counts = new Map<string, Count>();
  const current = (key: string, now: Instant): Count | null => {
    const count = counts.get(key);
    return count && now - count.at < FORGET_AFTER_MS ? count : null;
  };
  return {
    paused: (key: string, now: Instant) => (current(key, now)?.until ?? 0) > now,
    forget: (key: string) => counts.delete(key),
    /** Only the attempt that was right: one good account must not clear the guesses at others. */
    takeBack(key: string) {
      const count = counts.get(key);
      if (count) counts.set(key, { ...count, attempts: count.attempts - 1, until: 0 });
    },
    add(key: string, now: Instant) {
      const attempts = (current(key, now)?.attempts ?? 0) + 1;
      counts.delete(key);
      counts.set(key, { attempts, at: now, until: now + pauseMs(attempts - free) });
      const oldest = counts.keys().next();
      if (counts.size > MOST && !oldest.done) counts.delete(oldest.value);
    },
  };
}

function pauseMs(beyondFree: number): number {
  return beyondFree < 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** beyondFree, LONGEST_PAUSE_MS);
}
