import { matchKey } from '../../../src/main/store/cards.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { openBareLookup } from '../bare-lookup.ts';
import { type Figure, valueAtMost } from '../figure.ts';
import { inTurns, pause } from '../rounds.ts';

const BETWEEN_MS = 20;

/**
 * A lookup once per call, as it really happens: the process slept before it, the caches have cooled, and the number was
 * never asked for. Ours is the whole match with the card's content.
 */
export const lookupOnce: Figure = async (bench) => {
  const rounds = bench.quick ? 2 : 3;
  const each = bench.quick ? 20 : 100;
  const keys = [...bench.store.knownKeys(rounds * each * 2)];
  const store = openStore(bench.store.dir, { readonly: true });
  const bare = openBareLookup(bench.store.file);
  const spaced = async (look: (key: string) => unknown): Promise<readonly number[]> => {
    const times: number[] = [];
    for (const key of keys.splice(0, each)) {
      await pause(BETWEEN_MS);
      const from = performance.now();
      look(key);
      times.push(performance.now() - from);
    }
    return times;
  };
  try {
    const { ours, floor } = await inTurns(
      rounds,
      { ours: () => spaced((key) => matchKey(store, key, Date.now())), floor: () => spaced(bare.find) },
      bench.say,
    );
    return [
      { name: 'lookup-once-p50', value: ours.p50, unit: 'ms', baseline: floor.p50, target: valueAtMost(0.6) },
      { name: 'lookup-once-p99', value: ours.p99, unit: 'ms', baseline: floor.p99, target: null },
    ];
  } finally {
    bare.close();
    store.close();
  }
};
