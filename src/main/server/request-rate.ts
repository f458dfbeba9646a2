import type { Clock } from '../../shared/domain/instant.ts';

/** Requests that one connection may send at once, and per second after that. */
const BURST = 600;
const PER_SECOND = 300;

/** A bucket of permits for one connection; each call takes one, false when there is none left. */
export function createRequestRate(clock: Pick<Clock, 'monotonic'>): () => boolean {
  let permits = BURST;
  let filledAt = clock.monotonic();
  return () => {
    const now = clock.monotonic();
    permits = Math.min(BURST, permits + ((now - filledAt) / 1000) * PER_SECOND);
    filledAt = now;
    if (permits < 1) return false;
    permits -= 1;
    return true;
  };
}
