import { type Figure, ratioAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { speak } from '../processes.ts';
import { inTurns } from '../rounds.ts';
import { openSerialLine } from '../serial-line.ts';
import { ringAll, startWatchedHub } from '../watched-hub.ts';

/** Last byte on a real pseudo-terminal → the line of `hamzang watch`, against a bare reader that looks up and prints. */
export const ptyToWatch: Figure = async (bench) => {
  const each = bench.quick ? 20 : 300;
  const watched = await startWatchedHub(bench);
  const line = await openSerialLine();
  const reader = speak(bench.scratch, [FLOOR.reader, line.path, bench.store.file]);
  await reader.next((text) => text.startsWith('{"ready":true'));
  const keys = () => bench.store.knownKeys(each);
  const bare = (all: readonly string[]) => ringAll(line, reader, all, (text, number) => text.includes(number));
  try {
    await bare(bench.store.knownKeys(bench.quick ? 5 : 30));
    const { ours, floor } = await inTurns(
      bench.quick ? 2 : 3,
      { ours: () => watched.ringAll(keys()), floor: () => bare(keys()) },
      bench.say,
    );
    return [
      { name: 'pty-to-watch-p50', value: ours.p50, unit: 'ms', baseline: floor.p50, target: ratioAtMost(1.6) },
      { name: 'pty-to-watch-p99', value: ours.p99, unit: 'ms', baseline: floor.p99, target: ratioAtMost(3) },
    ];
  } finally {
    await reader.stop();
    await watched.stop();
    await line.close();
  }
};
