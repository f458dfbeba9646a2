import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../src/main/clock.ts';
import { percentile, type Spread, spreadOf } from './percentiles.ts';

/** Makes one measurement after the other and gives them in the end. */
export type Round = (round: number) => Promise<readonly number[]>;

/**
 * Runs all sides `times` in turn, so that what disturbs the machine disturbs all of them. Who begins changes. Gives each
 * side's spread under its name.
 */
export async function inTurns<Side extends string>(
  times: number,
  sides: Readonly<Record<Side, Round>>,
  say: (text: string) => void,
): Promise<Readonly<Record<Side, Spread>>> {
  const names = Object.keys(sides) as Side[];
  const measured = new Map<Side, (readonly number[])[]>(names.map((name) => [name, []]));
  for (let round = 0; round < times; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      measured.get(name)?.push(await sides[name](round));
    }
    const said = names.map((name) => `${name} ${shown(measured.get(name)?.at(-1))}`);
    say(`round ${round + 1} of ${times}: ${said.join(', ')}`);
  }
  return Object.fromEntries([...measured].map(([name, rounds]) => [name, spreadOf(rounds)])) as Record<Side, Spread>;
}

/** Waits about `ms`, a little more or less each time, so that no two measurements stand at the same beat of anything. */
export const pause = (ms: number): Promise<void> => wait(ms * (0.75 + Math.random() / 2));

/** Milliseconds on the clock that all processes of this computer share. */
export const mono = systemClock.monotonic;

function shown(values: readonly number[] | undefined): string {
  if (!values || values.length === 0) return 'nothing';
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(values, share).toPrecision(3));
  return `p50 ${p50} p95 ${p95} p99 ${p99} (${values.length})`;
}
