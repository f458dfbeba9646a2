import type { Clock } from '../../shared/domain/instant.ts';

/** Requests that a connection may send at once, and per second after that. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** A screen that starts asks some dozens of questions; one that paints a hundred pops a second says so each time. */
export const RATE_OF_PEOPLE: Rate = { burst: 600, perSecond: 300 };
/** Who has not signed in has little to ask, and every failed attempt of his is an entry in the journal. */
export const RATE_OF_STRANGERS: Rate = { burst: 60, perSecond: 5 };

/** A bucket of permits for one connection; each call takes one, false when there is none left. */
export function createRequestRate(clock: Pick<Clock, 'monotonic'>, { burst, perSecond }: Rate): () => boolean {
  let permits = burst;
  let filledAt = clock.monotonic();
  return () => {
    const now = clock.monotonic();
    permits = Math.min(burst, permits + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
    if (permits < 1) return false;
    permits -= 1;
    return true;
  };
}
