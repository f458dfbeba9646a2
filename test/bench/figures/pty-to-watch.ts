import { type BareReader, PRINTS, RELAYS, startBareReader } from '../bare-readers.ts';
import { type Bench, type Figure, type Measured, ratioAtMost } from '../figure.ts';
import type { Spread } from '../percentiles.ts';
import { inTurns } from '../rounds.ts';
import { startWatchedHub } from '../watched-hub.ts';

/**
 * Last byte on a real pseudo-terminal → the line of `hamzang watch`, against bare readers that look up once: one
 * that prints the line itself, and one whose line goes over socket.io into another process that prints it, as ours does.
 * The second tells what of the way is the product, and what the other process.
 */
export const ptyToWatch: Figure = async (bench) => {
  const watched = await startWatchedHub(bench);
  const bare: BareReader[] = [];
  for (const reach of [PRINTS, RELAYS]) bare.push(await startBareReader(bench, reach));
  try {
    return await compare(bench, [watched, ...bare]);
  } finally {
    for (const one of [watched, ...bare]) await one.stop();
  }
};

type Ringing = Pick<BareReader, 'ringAll'>;

async function compare(bench: Bench, all: readonly Ringing[]): Promise<readonly Measured[]> {
  const [watched, prints, relays] = all as [Ringing, Ringing, Ringing];
  const [each, first] = bench.quick ? [20, 5] : [300, 30];
  const round = (side: Ringing) => () => side.ringAll(bench.store.knownKeys(each));
  for (const side of all) await side.ringAll(bench.store.knownKeys(first));
  const sides = { ours: round(watched), prints: round(prints), relays: round(relays) };
  const spread = await inTurns(bench.quick ? 2 : 4, sides, bench.say);
  return [
    ...against('pty-to-watch', spread.ours, spread.prints, { p50: 1.6, p99: 3 }),
    ...against('pty-to-watch-relayed', spread.ours, spread.relays, { p50: 1.1, p99: 2 }),
  ];
}

type Most = { readonly p50: number; readonly p99: number };

function against(name: string, ours: Spread, floor: Spread, most: Most): readonly Measured[] {
  return [
    { name: `${name}-p50`, value: ours.p50, unit: 'ms', baseline: floor.p50, target: ratioAtMost(most.p50) },
    { name: `${name}-p99`, value: ours.p99, unit: 'ms', baseline: floor.p99, target: ratioAtMost(most.p99) },
  ];
}
