import { type Figure, ratioAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { speak } from '../processes.ts';
import { inTurns } from '../rounds.ts';
import { startWatchedHub } from '../watched-hub.ts';

const ROWS_AT_ONCE = 500;

/** Pops while another process fills the same store, against pops of the same hub while nobody does. */
export const bulkWrite: Figure = async (bench) => {
  const each = bench.quick ? 20 : 300;
  const watched = await startWatchedHub(bench);
  const keys = () => bench.store.knownKeys(each);
  const burdened = async (): Promise<readonly number[]> => {
    const writer = speak(bench.scratch, [FLOOR.bulkWriter, bench.store.dir, String(ROWS_AT_ONCE)]);
    await writer.next();
    try {
      return await watched.ringAll(keys());
    } finally {
      await writer.stop();
    }
  };
  try {
    const both = await inTurns(
      bench.quick ? 2 : 3,
      { ours: burdened, floor: () => watched.ringAll(keys()) },
      bench.say,
    );
    return [
      { name: 'bulk-write-pop-p50', value: both.ours.p50, unit: 'ms', baseline: both.floor.p50, target: null },
      {
        name: 'bulk-write-pop-p99',
        value: both.ours.p99,
        unit: 'ms',
        baseline: both.floor.p99,
        target: ratioAtMost(4),
      },
    ];
  } finally {
    await watched.stop();
  }
};
