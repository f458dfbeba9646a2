import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport } from '../../../src/shared/client/socket-transport.ts';
import type { ScreenPop } from '../../../src/shared/contract/calls.ts';
import { type Figure, valueAtMost } from '../figure.ts';
import { makeToken, startHub } from '../office-processes.ts';
import { percentile } from '../percentiles.ts';
import { memoryMb } from '../process-usage.ts';
import { mono, pause } from '../rounds.ts';
import { asSent } from '../seeded-store.ts';
import { openSerialLine, type SerialLine } from '../serial-line.ts';

const PER_SECOND = 100;
const LINES = 8;

/** A hundred calls a second on one serial line; each rings, is answered and is over when its line rings again. */
export const load100: Figure = async (bench) => {
  const seconds = bench.quick ? 3 : 60;
  const keys = bench.store.knownKeys(seconds * PER_SECOND);
  const line = await openSerialLine();
  const hub = await startHub(bench, [`ojsegal:${line.path}`]);
  const token = await makeToken(bench);
  const resume = { id: 'resume', name: 'auth.resume', input: { token } };
  const transport = createSocketTransport({ url: hub.url, greet: (request) => request(resume) });
  const client = createClient(transport, () => crypto.randomUUID());
  const arrived = new Map<string, number>();
  client.on('pop.shown', (pop: ScreenPop) => arrived.set(pop.number ?? '', mono()));
  try {
    await warmUp(line, arrived, bench.store.knownKeys(20));
    const before = lastCall(bench.store.file);
    const memory: number[] = [];
    const watching = setInterval(() => memory.push(memoryMb(hub.pid).rss), 1_000);
    const sent = await ringSteadily(line, keys);
    clearInterval(watching);
    for (let i = 1; i <= LINES; i += 1) line.liftAndHangUp(i);
    const written = await whenWritten(bench.store.file, before, keys.length);
    const times = [...sent].map(([number, from]) => (arrived.get(number) ?? Number.POSITIVE_INFINITY) - from);
    const { readToPush } = await client.ask('diagnostics.get', {});
    bench.say(
      `in the hub, from the read to the push: p50 ${readToPush.p50} p99 ${readToPush.p99} max ${readToPush.max} ms`,
    );
    bench.say(`memory by the second: ${memory.map((mb) => mb.toFixed(0)).join(' ')} MB`);
    // After some 1,300 calls V8 gives its young generation the size that it keeps: one step of 14 MB, and no leak.
    const settled = percentile(memory.slice(15, 25), 0.5);
    return [
      {
        name: 'load-100-lost',
        value: keys.length - written,
        unit: 'calls',
        baseline: keys.length,
        target: valueAtMost(0),
      },
      { name: 'load-100-pop-p50', value: percentile(times, 0.5), unit: 'ms', baseline: null, target: null },
      {
        name: 'load-100-pop-p99',
        value: percentile(times, 0.99),
        unit: 'ms',
        baseline: null,
        target: valueAtMost(200),
      },
      {
        name: 'load-100-rss',
        value: percentile(memory.slice(-10), 0.5),
        unit: 'MB',
        baseline: settled,
        target: { of: 'ratio', most: 1.1 },
      },
    ];
  } finally {
    transport.close();
    await hub.stop();
    await line.close();
  }
};

/** Calls on time, counted from the beginning so that a late timer loses none; gives when each number was sent. */
async function ringSteadily(line: SerialLine, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sent = new Map<string, number>();
  const from = mono();
  for (const [index, key] of keys.entries()) {
    const early = from + (index * 1000) / PER_SECOND - mono();
    if (early > 0) await wait(early);
    if (index > 0) line.liftAndHangUp(((index - 1) % LINES) + 1);
    sent.set(asSent(key), line.ring((index % LINES) + 1, key));
  }
  return sent;
}

async function warmUp(line: SerialLine, arrived: ReadonlyMap<string, number>, keys: readonly string[]): Promise<void> {
  const [first = '', ...others] = keys;
  while (!arrived.has(asSent(first))) {
    line.ring(1, first);
    await pause(50);
    line.liftAndHangUp(1);
  }
  for (const [index, key] of others.entries()) {
    line.ring((index % LINES) + 1, key);
    await pause(50);
    line.liftAndHangUp((index % LINES) + 1);
  }
  await wait(500);
}

/** How many of the calls are on disk and over, once all are or nothing more comes. */
async function whenWritten(file: string, before: number, expected: number): Promise<number> {
  let written = callsSince(file, before);
  for (let quietSeconds = 0; written < expected && quietSeconds < 5; quietSeconds += 1) {
    await wait(1_000);
    const now = callsSince(file, before);
    if (now > written) quietSeconds = 0;
    written = now;
  }
  return written;
}

const asked = <T>(file: string, sql: string, ...values: unknown[]): T => {
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    return db
      .prepare(sql)
      .pluck()
      .get(...values) as T;
  } finally {
    db.close();
  }
};
const lastCall = (file: string): number => asked<number>(file, 'select max(seq) from calls');
const callsSince = (file: string, seq: number): number =>
  asked<number>(file, "select count(distinct number_key) from calls where seq > ? and state = 'ended'", seq);
