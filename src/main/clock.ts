import { randomFillSync } from 'node:crypto';
import { makeId } from '../shared/domain/id.ts';
import type { Clock } from '../shared/domain/instant.ts';

/**
 * The computer's clocks. The monotonic one is the system's, not the process's own, so that what two processes on one
 * computer say of a moment can be compared.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1e3 + nanoseconds / 1e6;
  },
};

/** Ids of this computer's clock and chance. */
export const newId = (): string => makeId(systemClock.now(), chance());

const CHANCE_BYTES = 10;
const pool = new Uint8Array(CHANCE_BYTES * 400);
let used = pool.length;

/** Chance is fetched for many ids at once: asking for it is the dearest part of an id, and a ring needs two. */
function chance(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += CHANCE_BYTES;
  return pool.subarray(used - CHANCE_BYTES, used);
}
