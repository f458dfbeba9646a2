import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../src/main/clock.ts';
import { percentile, type Spread, spreadOf } from './percentiles.ts';

/** Makes one measurement after the other and gives them in the end. */
export type Round = (round: number) => Promise<readonly number[]>;

export type Compared = { readonly ours: Spread; readonly floor: Spread };

/** Runs both sides `times` in turn, so that what disturbs the machine disturbs both. The one who begins changes. */
export async function inTurns(
  times: number,
  sides: { readonly ours: Round; readonly floor: Round },
  say: (text: string) => void,
): Promise<Compared> {
  const ours: (readonly number[])[] = [];
  const floor: (readonly number[])[] = [];
  for (let round = 0; round < times; round += 1) {
    const both = [async () => ours.push(await sides.ours(round)), async () => floor.push(await sides.floor(round))];
    for (const side of round % 2 === 0 ? both : both.reverse()) await side();
    say(`round ${round + 1} of ${times}: ours ${shown(ours.at(-1))}, floor ${shown(floor.at(-1))}`);
  }
  return { ours: spreadOf(ours), floor: spreadOf(floor) };
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
