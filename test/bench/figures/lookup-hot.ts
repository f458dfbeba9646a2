import { customersByKey, lookupNumber } from '../../../src/main/store/cards.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { openBareLookup } from '../bare-lookup.ts';
import { type Figure, type Measured, ratioAtMost } from '../figure.ts';
import { percentile } from '../percentiles.ts';
import { inTurns } from '../rounds.ts';

const MICROSECONDS = 1_000;

/**
 * A lookup in a loop, everything warm: from a number to its customers as the store does it, against a bare prepared
 * statement; and beside it the whole card, which reads note, promise, tickets, company and caution too.
 */
export const lookupHot: Figure = async (bench) => {
  const keys = bench.store.knownKeys(bench.quick ? 1_000 : 20_000);
  const store = openStore(bench.store.dir, { readonly: true });
  const bare = openBareLookup(bench.store.file);
  const now = Date.now();
  const sides = {
    number: (key: string) => lookupNumber(store, key),
    card: (key: string) => customersByKey(store, key, now),
  };
  try {
    for (const look of [...Object.values(sides), bare.find]) timeEach(keys, look);
    const measured: Measured[] = [];
    for (const [what, look] of Object.entries(sides)) {
      const { ours, floor } = await inTurns(
        bench.quick ? 2 : 5,
        { ours: async () => timeEach(keys, look), floor: async () => timeEach(keys, bare.find) },
        bench.say,
      );
      const name = what === 'number' ? 'lookup-hot' : 'lookup-hot-card';
      const target = what === 'number' ? ratioAtMost(1.5) : null;
      measured.push({ name: `${name}-p50`, value: ours.p50, unit: 'µs', baseline: floor.p50, target });
      measured.push({ name: `${name}-p99`, value: ours.p99, unit: 'µs', baseline: floor.p99, target: null });
    }
    return measured;
  } finally {
    bare.close();
    store.close();
  }
};

function timeEach(keys: readonly string[], look: (key: string) => unknown): readonly number[] {
  const times = keys.map((key) => {
    const from = performance.now();
    look(key);
    return (performance.now() - from) * MICROSECONDS;
  });
  if (!Number.isFinite(percentile(times, 0.5))) throw new Error('nothing was looked up');
  return times;
}
