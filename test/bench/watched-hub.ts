import type { Bench } from './figure.ts';
import type { Hearing } from './hear-lines.ts';
import { type Hub, makeToken, startHub, startWatch } from './office-processes.ts';
import { pause } from './rounds.ts';
import { asSent } from './seeded-store.ts';
import { openSerialLine, type SerialLine } from './serial-line.ts';

/** The hub with a serial line at one end and `hamzang watch` at the other. */
export type WatchedHub = {
  readonly hub: Hub;
  /** Rings once with each number; gives milliseconds from the last byte to the line of `pop.shown`. */
  ringAll(keys: readonly string[]): Promise<readonly number[]>;
  /** Pops so far, of whatever device. */
  pops(): number;
  stop(): Promise<void>;
};

/** `options`: for the hub's Node; `others`: devices beside the one at the line's end. */
export async function startWatchedHub(
  bench: Bench,
  options: readonly string[] = [],
  others: readonly string[] = [],
): Promise<WatchedHub> {
  const line = await openSerialLine();
  const hub = await startHub(bench, [`ojsegal:${line.path}`, ...others], options);
  const watch = await startWatch(bench, hub, await makeToken(bench));
  let pops = 0;
  watch.onLine((text) => {
    if (isPop(text)) pops += 1;
  });
  await untilItHears(line, watch, bench);
  return {
    hub,
    ringAll: (keys) => ringAll(line, watch, keys, (text, number) => isPopOf(text, number)),
    pops: () => pops,
    async stop() {
      await watch.stop();
      await hub.stop();
      await line.close();
    },
  };
}

const LINES = 4;
const BETWEEN_MS = 40;

/** One call after the other, each over before the next begins. */
export async function ringAll(
  line: SerialLine,
  reader: Hearing,
  keys: readonly string[],
  isAnswer: (text: string, number: string) => boolean,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [index, key] of keys.entries()) {
    const position = (index % LINES) + 1;
    const answer = reader.next((text) => isAnswer(text, asSent(key)));
    const from = line.ring(position, key);
    const { at } = await answer;
    times.push(at - from);
    await pause(BETWEEN_MS / 2);
    line.hangUp(position);
    await pause(BETWEEN_MS);
  }
  return times;
}

const isPop = (text: string): boolean => text.startsWith('{"event":"pop.shown"');
const isPopOf = (text: string, number: string): boolean => isPop(text) && text.includes(`"number":"${number}"`);

/** The port is opened after the hub is ready, and its first calls are slower than all later ones. */
async function untilItHears(line: SerialLine, watch: Hearing, bench: Bench): Promise<void> {
  const [first = '', ...others] = bench.store.knownKeys(bench.quick ? 5 : 30);
  const heard = watch.next((text) => isPopOf(text, asSent(first)));
  let hears = false;
  void heard.then(() => {
    hears = true;
  });
  while (!hears) {
    line.ring(1, first);
    await pause(50);
    line.hangUp(1);
    await pause(50);
  }
  await heard;
  await ringAll(line, watch, others, isPopOf);
}
