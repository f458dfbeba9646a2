/** Lets `perSecond` requests through, and `burst` at once; says no to the rest. */
export function createRequestBudget(monotonic: () => number, perSecond: number, burst: number): () => boolean {
  let left = burst;
  let at = monotonic();
  return () => {
    const now = monotonic();
    left = Math.min(burst, left + ((now - at) * perSecond) / 1000);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
