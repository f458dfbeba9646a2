import { type Figure, ratioAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { speak } from '../processes.ts';
import { inTurns, mono } from '../rounds.ts';

/** From the spawn of a process to its ready line: the hub with its office, against Node with the same libraries and one query. */
export const start: Figure = async (bench) => {
  const [key = ''] = bench.store.knownKeys(1);
  const once = async (words: readonly string[]): Promise<readonly number[]> => {
    const from = mono();
    const started = speak(bench.scratch, words);
    const { at } = await started.next((line) => line.startsWith('{"ready":true'));
    await started.stop();
    return [at - from];
  };
  const hub = () => once([bench.cli, 'hub', '--data', bench.store.dir]);
  const floor = () => once([FLOOR.start, bench.store.file, key]);
  await hub();
  await floor();
  const measured = await inTurns(bench.quick ? 3 : 15, { ours: hub, floor }, bench.say);
  return [
    { name: 'start', value: measured.ours.p50, unit: 'ms', baseline: measured.floor.p50, target: ratioAtMost(4) },
    { name: 'start-max', value: measured.ours.max, unit: 'ms', baseline: measured.floor.max, target: null },
  ];
};
