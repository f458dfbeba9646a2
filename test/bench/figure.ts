import type { SeededStore } from './seeded-store.ts';

/** What a figure may use, and how long it may take. */
export type Bench = {
  /** Short rounds on a small store: shows that it runs, not how fast. */
  readonly quick: boolean;
  /** This run's own copy of the seeded office. */
  readonly store: SeededStore;
  /** A folder that goes with the run. */
  readonly scratch: string;
  /** The product, built: `out/main/cli.js`. */
  readonly cli: string;
  /** Progress, for people. */
  say(text: string): void;
};

/** What is asked of a measurement; `most` of the value itself or of its ratio to the baseline. */
export type Target = { readonly of: 'value' | 'ratio'; readonly most: number };

export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same of the comparison, measured in the same run; null where there is none. */
  readonly baseline: number | null;
  readonly target: Target | null;
};

/** One or more measurements that are made together. */
export type Figure = (bench: Bench) => Promise<readonly Measured[]>;

/** The line that a measurement is printed as. */
export function lineOf({ name, value, unit, baseline }: Measured): string {
  const ratio = ratioOf(value, baseline);
  return JSON.stringify({
    name,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio,
  });
}

/** For people: what was asked, and whether it was met. */
export function verdictOf({ name, value, unit, baseline, target }: Measured): string {
  const ratio = ratioOf(value, baseline);
  const measured = `${name}: ${rounded(value)} ${unit}${ratio === null ? '' : `, ${ratio} × ${rounded(baseline ?? 0)}`}`;
  if (target === null) return measured;
  const isMet = (target.of === 'value' ? value : (ratio ?? 0)) <= target.most;
  return `${measured} · ${isMet ? 'met' : 'MISSED'}: at most ${target.most} ${target.of === 'value' ? unit : '×'}`;
}

export const ratioAtMost = (most: number): Target => ({ of: 'ratio', most });
export const valueAtMost = (most: number): Target => ({ of: 'value', most });

const ratioOf = (value: number, baseline: number | null): number | null =>
  baseline === null || !(baseline > 0) ? null : rounded(value / baseline);
const rounded = (value: number): number => Number(value.toPrecision(4));
