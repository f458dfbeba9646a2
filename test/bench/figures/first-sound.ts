import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Browser } from 'playwright-core';
import { systemClock } from '../../../src/main/clock.ts';
import { createMediaTickets, mediaUrl, TICKET_IDLE_MS } from '../../../src/main/core/media-tickets.ts';
import { createHttpServer } from '../../../src/main/server/http-server.ts';
import { type Figure, valueAtMost } from '../figure.ts';
import { percentile } from '../percentiles.ts';
import { inTurns, pause } from '../rounds.ts';
import { openBrowser } from '../screen.ts';
import { type SealedHour, sealHour, silent } from '../sealed-hour.ts';

const MOST_MS = 300;
const PAGE = '<!doctype html><title>player</title><body>player</body>';

/**
 * From the click on a recording to its sound in Chromium, from its beginning and from anywhere in an hour; against the
 * same sound in a plain file behind a bare server. Each time is another address, so that no browser remembers it.
 */
export const firstSound: Figure = async (bench) => {
  const hour = await sealHour(join(bench.scratch, 'recordings'), bench.quick ? 300 : 3_600);
  bench.say(`put away ${hour.timesRealTime.toFixed(0)} × as fast as it was said`);
  const ours = await serveSealed(hour, join(bench.scratch, 'player'));
  const floor = await servePlain(hour, join(bench.scratch, 'plain.ogg'));
  const browser = await openBrowser();
  const rounds = { ours: [] as (readonly Heard[])[], floor: [] as (readonly Heard[])[] };
  try {
    const each = bench.quick ? 4 : 20;
    const round = (side: 'ours' | 'floor', served: Served) => async () => {
      const heard = await listenOften(browser, served, hour.seconds, each);
      rounds[side].push(heard);
      return heard.map(({ firstMs }) => firstMs);
    };
    await inTurns(bench.quick ? 1 : 3, { ours: round('ours', ours), floor: round('floor', floor) }, bench.say);
  } finally {
    await browser.close();
    ours.server.close();
    floor.server.close();
    await hour.vault.end();
  }
  return (['firstMs', 'seekMs'] as const).map((what) => ({
    name: what === 'firstMs' ? 'first-sound-p95' : 'seek-sound-p95',
    value: lowestP95(rounds.ours, what),
    unit: 'ms',
    baseline: lowestP95(rounds.floor, what),
    target: valueAtMost(MOST_MS),
  }));
};

/** From the click, and from a jump to elsewhere in what plays already, until it sounds; milliseconds. */
type Heard = { readonly firstMs: number; readonly seekMs: number };

/** A neighbour's burst on a shared machine spoils a round, and never improves one. */
const lowestP95 = (rounds: readonly (readonly Heard[])[], what: keyof Heard): number =>
  Math.min(
    ...rounds.map((heard) =>
      percentile(
        heard.map((one) => one[what]),
        0.95,
      ),
    ),
  );

async function listenOften(
  browser: Browser,
  { url, nextAddress }: Served,
  seconds: number,
  times: number,
): Promise<readonly Heard[]> {
  const page = await browser.newPage();
  await page.goto(url);
  // A browser plays nothing before somebody clicked.
  await page.locator('body').click();
  const heard: Heard[] = [];
  for (let time = 0; time < times; time += 1) {
    const anywhere = (): number => Math.floor(Math.random() * (seconds - 60));
    const start = time % 2 === 0 ? 0 : anywhere();
    heard.push(await page.evaluate(hear, [nextAddress(), start, anywhere()] as [string, number, number]));
    await pause(50);
  }
  await page.close();
  return heard;
}

/** Runs in the page. */
async function hear([address, start, then]: [string, number, number]): Promise<Heard> {
  const audio = new Audio();
  const playing = (): Promise<number> =>
    new Promise((resolve, reject) => {
      audio.addEventListener('playing', () => resolve(performance.now()), { once: true });
      audio.addEventListener('error', () => reject(new Error(`it does not play: ${audio.error?.message}`)), {
        once: true,
      });
    });
  const first = playing();
  const clicked = performance.now();
  audio.src = address;
  audio.currentTime = start;
  await audio.play();
  const firstMs = (await first) - clicked;
  const second = playing();
  const jumped = performance.now();
  audio.currentTime = then;
  const seekMs = (await second) - jumped;
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  return { firstMs, seekMs };
}

type Served = {
  readonly server: Server;
  readonly url: string;
  /** Another one each time. */
  readonly nextAddress: () => string;
};

async function serveSealed({ vault, recordingId, file }: SealedHour, screenDir: string): Promise<Served> {
  mkdirSync(screenDir, { recursive: true });
  writeFileSync(join(screenDir, 'index.html'), PAGE);
  const tickets = createMediaTickets(systemClock);
  const server = createHttpServer({ screenDir, isOurHost: () => true, log: silent, openMedia: tickets.open });
  const nextAddress = (): string =>
    mediaUrl(
      tickets.give({
        connectionId: 'player',
        recordingId,
        once: false,
        lifeMs: TICKET_IDLE_MS,
        open: async () => ({ kind: 'sound', sound: await vault.open(recordingId, file) }),
      }),
    );
  return { server, url: await listen(server), nextAddress };
}

/** The fewest lines that let a browser seek: the bytes lie in the open. */
async function servePlain({ vault, recordingId, file }: SealedHour, plain: string): Promise<Served> {
  const sound = await vault.open(recordingId, file);
  await pipeline(sound.read(0, sound.size), createWriteStream(plain));
  await sound.close();
  const { size } = statSync(plain);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (!request.url?.startsWith('/recordings/')) return void response.setHeader('content-type', 'text/html').end(PAGE);
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const end = to === '' ? size - 1 : Number(to);
    response.writeHead(request.headers.range ? 206 : 200, {
      'content-type': sound.mime,
      'accept-ranges': 'bytes',
      'content-length': end - Number(from) + 1,
      ...(request.headers.range ? { 'content-range': `bytes ${from}-${end}/${size}` } : {}),
    });
    pipeline(createReadStream(plain, { start: Number(from), end }), response).catch(() => undefined);
  };
  const server = createServer(answer);
  let addresses = 0;
  return { server, url: await listen(server), nextAddress: () => `/recordings/${(addresses += 1)}` };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
