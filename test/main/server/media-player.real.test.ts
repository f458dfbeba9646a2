import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenSound } from '../../../src/main/core/ports.ts';
import { createHostGuard } from '../../../src/main/server/hosts.ts';
import { createHttpServer } from '../../../src/main/server/http-server.ts';
import { openBrowser } from '../../support/browser.ts';
import { hourOfOpus, hourOfWav } from '../../support/hour-of-sound.ts';
import { createLog } from '../../support/log.ts';

let screenDir: string;
let http: Server;
let browser: Browser;
let url: string;
let log: string[];
const sounds = new Map<string, () => OpenSound>();
beforeAll(async () => {
  screenDir = mkdtempSync(join(tmpdir(), 'hamzang-player-'));
  writeFileSync(join(screenDir, 'index.html'), '<!doctype html><title>player</title><body>player</body>');
  log = [];
  http = createHttpServer({
    screenDir,
    isOurHost: createHostGuard([]),
    log: createLog(log),
    openMedia: async (ticket) => {
      const open = sounds.get(ticket);
      return open ? { kind: 'sound', sound: open() } : null;
    },
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  http.closeAllConnections();
  http.close();
  rmSync(screenDir, { recursive: true, force: true });
});

/** Our page, on which somebody clicked: a browser plays nothing before that. */
async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('body').click();
  return page;
}

/** Runs in the page: plays the address from `at` seconds on, and says how it stands once it sounds. */
async function play([address, at]: [string, number]) {
  const audio = new Audio();
  const failed = new Promise<never>((_resolve, reject) => {
    audio.addEventListener('error', () => reject(new Error(`audio error ${audio.error?.code}`)));
  });
  const next = (event: string) =>
    Promise.race([failed, new Promise((resolve) => audio.addEventListener(event, resolve, { once: true }))]);
  const loaded = next('loadedmetadata');
  audio.src = address;
  await loaded;
  const sounding = next('playing');
  audio.currentTime = at;
  await Promise.race([failed, audio.play()]);
  await sounding;
  const from = audio.currentTime;
  // It moves: the element really plays, and does not only say so.
  while (audio.currentTime <= from) await next('timeupdate');
  const seekable = audio.seekable.length > 0 ? audio.seekable.end(0) : 0;
  const heard = { duration: audio.duration, from, seekable };
  audio.pause();
  return heard;
}

const isFiftiethMinute = (seconds: number): boolean => seconds >= 2_999.9 && seconds < 3_060;

it('an hour of WAV is known to be an hour and plays from its fiftieth minute, without all before it', async () => {
  const asked: { from: number; to: number }[] = [];
  sounds.set('wav', () => hourOfWav(asked));
  const page = await openPage();
  const heard = await page.evaluate(play, ['/recordings/wav', 3_000] as [string, number]);
  expect([Math.round(heard.duration), Math.round(heard.seekable)]).toEqual([3_600, 3_600]);
  expect(isFiftiethMinute(heard.from)).toBe(true);
  expect(asked.some(({ from }) => from > 40_000_000)).toBe(true);
  await page.close();
});

it('an hour of Opus is known to be an hour and plays from its fiftieth minute', async () => {
  const hour = await hourOfOpus();
  sounds.set('opus', () => hour);
  const page = await openPage();
  const heard = await page.evaluate(play, ['/recordings/opus', 3_000] as [string, number]);
  expect([Math.round(heard.duration), Math.round(heard.seekable)]).toEqual([3_600, 3_600]);
  expect(isFiftiethMinute(heard.from)).toBe(true);
  await page.close();
});

it('a recording that is deleted while somebody listens ends in an error of the player, and is in the log', async () => {
  let deleted = false;
  sounds.set('gone', () => {
    const hour = hourOfWav();
    return {
      ...hour,
      async *read(from, to) {
        for await (const chunk of hour.read(from, to)) {
          if (deleted) {
            // Its ticket goes with it: a player that asks again is told so, instead of asking for ever.
            sounds.delete('gone');
            throw new Error('it was deleted');
          }
          yield chunk;
        }
      },
    };
  });
  const page = await openPage();
  await page.evaluate(play, ['/recordings/gone', 0] as [string, number]);
  deleted = true;
  await expect(page.evaluate(play, ['/recordings/gone', 3_000] as [string, number])).rejects.toThrow('audio error');
  expect(log[0]).toMatch(/^warn a recording broke off while it was sent/);
  await page.close();
});
