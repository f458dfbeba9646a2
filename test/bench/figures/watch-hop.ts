import { type Figure, ratioAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { speak } from '../processes.ts';
import { inTurns } from '../rounds.ts';
import { openSerialLine } from '../serial-line.ts';
import { ringAll, startWatchedHub } from '../watched-hub.ts';

/**
 * The way of `pty-to-watch` against a floor of two processes: the bare reader and look-up, with socket.io between it and
 * a client that prints. Tells what of the distance to the one-process floor is the product, and what the second process.
 */
export const watchHop: Figure = async (bench) => {
  const each = bench.quick ? 20 : 300;
  const watched = await startWatchedHub(bench);
  const line = await openSerialLine();
  const server = speak(bench.scratch, [FLOOR.lineServer, line.path, bench.store.file]);
  const { url } = JSON.parse((await server.next()).line) as { url: string };
  const client = speak(bench.scratch, [FLOOR.lineClient, url]);
  await client.next();
  const keys = () => bench.store.knownKeys(each);
  const bare = (all: readonly string[]) => ringAll(line, client, all, (text, number) => text.includes(number));
  try {
    await bare(bench.store.knownKeys(bench.quick ? 5 : 30));
    const { ours, floor } = await inTurns(
      bench.quick ? 2 : 3,
      { ours: () => watched.ringAll(keys()), floor: () => bare(keys()) },
      bench.say,
    );
    return [
      { name: 'watch-hop-p50', value: ours.p50, unit: 'ms', baseline: floor.p50, target: ratioAtMost(1.3) },
      { name: 'watch-hop-p99', value: ours.p99, unit: 'ms', baseline: floor.p99, target: ratioAtMost(2) },
    ];
  } finally {
    await client.stop();
    await server.stop();
    await watched.stop();
    await line.close();
  }
};
