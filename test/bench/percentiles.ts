/** The value below which `share` (0 to 1) of the values lie, nearest rank. NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export type Spread = { readonly p50: number; readonly p99: number; readonly max: number; readonly count: number };

/**
 * What several rounds of one side say together: the median of their medians, the lowest of their p99 (a neighbour's
 * burst on a shared machine spoils a round, and never improves one), and the worst of all.
 */
export function spreadOf(rounds: readonly (readonly number[])[]): Spread {
  const full = rounds.filter((round) => round.length > 0);
  return {
    p50: percentile(
      full.map((round) => percentile(round, 0.5)),
      0.5,
    ),
    p99: Math.min(...full.map((round) => percentile(round, 0.99))),
    max: Math.max(...full.map((round) => Math.max(...round))),
    count: full.reduce((sum, round) => sum + round.length, 0),
  };
}
