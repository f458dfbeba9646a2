const FIRST_MS = 100;
const MOST_MS = 2_000;

/** Growing pauses between attempts: 100 ms, doubled up to 2 s. */
export interface BackOff {
  next(): number;
  reset(): void;
}

export function createBackOff(): BackOff {
  let pause = FIRST_MS;
  return {
    next() {
      const now = pause;
      pause = Math.min(pause * 2, MOST_MS);
      return now;
    },
    reset() {
      pause = FIRST_MS;
    },
  };
}
