import { type Bench, type Figure, ratioAtMost } from '../figure.ts';
import { type Speaker, speak } from '../processes.ts';
import { inTurns } from '../rounds.ts';
import { startWatchedHub } from '../watched-hub.ts';

/** The others on the hub: a text box and a modem on serial lines, and a PBX on the network. */
const OTHERS = ['keyword', 'modem', 'panasonic'];
const CALLS_A_SECOND = 2;

/** Last byte → line of `hamzang watch` with three more devices attached and talking, against the same box alone. */
export const fourDevices: Figure = async (bench) => {
  const each = bench.quick ? 20 : 300;
  const alone = (): Promise<readonly number[]> => ringRound(bench, each, []);
  const crowded = async (): Promise<readonly number[]> => {
    const others = await Promise.all(OTHERS.map((kind) => startSimulator(bench, kind)));
    try {
      return await ringRound(
        bench,
        each,
        others.map(({ device }) => device),
      );
    } finally {
      await Promise.all(others.map(({ speaker }) => speaker.stop()));
    }
  };
  const { ours, floor } = await inTurns(bench.quick ? 2 : 4, { ours: crowded, floor: alone }, bench.say);
  return [
    { name: 'four-devices-pop-p50', value: ours.p50, unit: 'ms', baseline: floor.p50, target: ratioAtMost(1.1) },
    { name: 'four-devices-pop-p99', value: ours.p99, unit: 'ms', baseline: floor.p99, target: ratioAtMost(1.5) },
  ];
};

/** Each round has a hub of its own: devices are given at its start. */
async function ringRound(bench: Bench, each: number, others: readonly string[]): Promise<readonly number[]> {
  const watched = await startWatchedHub(bench, [], others);
  try {
    const before = watched.pops();
    const times = await watched.ringAll(bench.store.knownKeys(each));
    const between = watched.pops() - before - each;
    if (others.length > 0 && between <= 0) throw new Error('the other devices were silent');
    bench.say(`${between} pops of other devices between`);
    return times;
  } finally {
    await watched.stop();
  }
}

async function startSimulator(bench: Bench, kind: string): Promise<{ speaker: Speaker; device: string }> {
  const words = ['simulate', '--protocol', kind, '--rate', String(CALLS_A_SECOND)];
  const speaker = speak(bench.scratch, [bench.cli, ...words]);
  const { line } = await speaker.next();
  return { speaker, device: (JSON.parse(line) as { device: string }).device };
}
