/** How long a source is waited for. Tests hand in their own. */
export type Pace = {
  /** Pauses between attempts: the first, doubled up to the last. */
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** Without a byte for so long, a source is in trouble. */
  readonly quietMs: number;
  /** Without a byte for so long, it is opened anew. */
  readonly deadMs: number;
};

export const USUAL_PACE: Pace = { firstRetryMs: 500, lastRetryMs: 10_000, quietMs: 3_000, deadMs: 60_000 };

/** Growing pauses between attempts. */
export interface Retries {
  next(): number;
  reset(): void;
}

export function createRetries({ firstRetryMs, lastRetryMs }: Pace): Retries {
  let pause = firstRetryMs;
  return {
    next() {
      const now = pause;
      pause = Math.min(pause * 2, lastRetryMs);
      return now;
    },
    reset() {
      pause = firstRetryMs;
    },
  };
}
