import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Bench, type Figure, ratioAtMost, valueAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { type Hub, startHub } from '../office-processes.ts';
import { percentile } from '../percentiles.ts';
import { type Speaker, speak } from '../processes.ts';
import { recordVisit } from '../record-visit.ts';
import { inTurns, pause } from '../rounds.ts';
import { openBrowser, openScreen, openSession, type Screen } from '../screen.ts';
import { openSerialLine, type SerialLine } from '../serial-line.ts';

const LINES = 4;
const RINGS_MS = 120;
const BETWEEN_MS = 280;
const FELT_AS_INSTANT_MS = 100;

/** Last byte on a real pseudo-terminal → card painted in Chromium, against the same way with neither lookup nor store. */
export const ptyToCard: Figure = async (bench) => {
  const each = bench.quick ? 10 : 100;
  const [line, floorLine] = [await openSerialLine(), await openSerialLine()];
  const hub = await startHub(bench, [`ojsegal:${line.path}`]);
  const browser = await openBrowser();
  let floor: Floor | null = null;
  try {
    const token = await openSession(hub);
    floor = await startFloor(bench, floorLine, await recordScreen(bench, browser, hub, token, line));
    const { url } = floor;
    const all: number[] = [];
    const round = async (where: string, wire: SerialLine): Promise<readonly number[]> => {
      const screen = await openScreen(browser, where, token);
      try {
        await ringCards(screen, wire, bench.store.knownKeys(bench.quick ? 3 : 12));
        return await ringCards(screen, wire, bench.store.knownKeys(each), bench.say);
      } finally {
        await screen.close();
      }
    };
    const ours = async (): Promise<readonly number[]> => {
      const times = await round(hub.url, line);
      all.push(...times);
      return times;
    };
    const both = await inTurns(bench.quick ? 2 : 3, { ours, floor: () => round(url, floorLine) }, bench.say);
    const inTime = all.filter((ms) => ms <= FELT_AS_INSTANT_MS).length;
    bench.say(`${inTime} of ${all.length} cards within ${FELT_AS_INSTANT_MS} ms`);
    return [
      { name: 'pty-to-card-p50', value: both.ours.p50, unit: 'ms', baseline: both.floor.p50, target: ratioAtMost(1.3) },
      { name: 'pty-to-card-p99', value: both.ours.p99, unit: 'ms', baseline: both.floor.p99, target: ratioAtMost(2) },
      {
        name: 'pty-to-card-max',
        value: both.ours.max,
        unit: 'ms',
        baseline: both.floor.max,
        target: valueAtMost(FELT_AS_INSTANT_MS),
      },
      { name: 'pty-to-card-within-100ms', value: inTime, unit: 'cards', baseline: all.length, target: null },
    ];
  } finally {
    await browser.close();
    await floor?.reader.stop();
    await hub.stop();
    await Promise.all([line.close(), floorLine.close()]);
  }
};

type Floor = { readonly reader: Speaker; readonly url: string };

async function startFloor(bench: Bench, line: SerialLine, recorded: string): Promise<Floor> {
  const screenDir = join(dirname(bench.cli), '..', 'renderer');
  const reader = speak(bench.scratch, [FLOOR.cardServer, line.path, screenDir, recorded]);
  const { line: ready } = await reader.next();
  return { reader, url: (JSON.parse(ready) as { url: string }).url };
}

/** Visits the office once, and keeps what was said in a file for the floor. */
async function recordScreen(
  bench: Bench,
  browser: Browser,
  hub: Hub,
  token: string,
  line: SerialLine,
): Promise<string> {
  let visit: ReturnType<typeof recordVisit> | null = null;
  const screen = await openScreen(browser, hub.url, token, (page) => {
    visit = recordVisit(page);
  });
  await ringCards(screen, line, bench.store.knownKeys(2));
  await screen.close();
  const heard = visit as ReturnType<typeof recordVisit> | null;
  const pop = heard?.pop();
  if (!heard || pop?.match.kind !== 'known') throw new Error('the office did not know the caller');
  const file = join(bench.scratch, 'recorded.json');
  writeFileSync(file, JSON.stringify({ replies: heard.replies, pop }));
  return file;
}

async function ringCards(
  screen: Screen,
  line: SerialLine,
  keys: readonly string[],
  say: (text: string) => void = () => undefined,
): Promise<readonly number[]> {
  const times: number[] = [];
  const painted: number[] = [];
  for (const [index, key] of keys.entries()) {
    const position = (index % LINES) + 1;
    const card = screen.nextCard();
    const from = line.ring(position, key);
    const { at, text, paintMs } = await card;
    if (text === '') throw new Error('an empty card was painted');
    times.push(at - from);
    painted.push(paintMs);
    await pause(RINGS_MS);
    line.hangUp(position);
    await pause(BETWEEN_MS);
  }
  say(
    `of it in the screen, from the push to the pixels: p50 ${percentile(painted, 0.5).toFixed(1)} p99 ${percentile(painted, 0.99).toFixed(1)}`,
  );
  return times;
}
