import { setTimeout as wait } from 'node:timers/promises';
import { type Figure, valueAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { makeToken, startHub, startWatch } from '../office-processes.ts';
import { cpuMs, memoryMb } from '../process-usage.ts';
import { speak } from '../processes.ts';
import { openSerialLine } from '../serial-line.ts';

/** What an office costs while nothing happens: a serial port is open and one watcher is connected. */
export const idle: Figure = async (bench) => {
  const seconds = bench.quick ? 2 : 20;
  const [key = ''] = bench.store.knownKeys(1);
  const line = await openSerialLine();
  const floor = speak(bench.scratch, [FLOOR.start, bench.store.file, key]);
  const isReady = floor.next();
  const hub = await startHub(bench, [`ojsegal:${line.path}`]);
  const watch = await startWatch(bench, hub, await makeToken(bench));
  try {
    await isReady;
    await wait(bench.quick ? 500 : 5_000);
    const [before, floorBefore] = [cpuMs(hub.pid), cpuMs(floor.pid)];
    await wait(seconds * 1000);
    const share = (used: number): number => used / (seconds * 10);
    const [ours, theirs] = [memoryMb(hub.pid), memoryMb(floor.pid)];
    return [
      {
        name: 'idle-cpu',
        value: share(cpuMs(hub.pid) - before),
        unit: '%',
        baseline: share(cpuMs(floor.pid) - floorBefore),
        target: valueAtMost(1),
      },
      { name: 'idle-rss', value: ours.rss, unit: 'MB', baseline: theirs.rss, target: valueAtMost(130) },
      { name: 'idle-pss', value: ours.pss, unit: 'MB', baseline: theirs.pss, target: null },
    ];
  } finally {
    await Promise.all([watch.stop(), hub.stop(), floor.stop()]);
    await line.close();
  }
};
