import { type Browser, chromium, type Page } from 'playwright-core';
import type { Painted } from '../../src/renderer/pop/use-painted.ts';
import { createClient } from '../../src/shared/client/client.ts';
import { createSocketTransport } from '../../src/shared/client/socket-transport.ts';
import type { Hub } from './office-processes.ts';
import { mono } from './rounds.ts';

const CHROMIUM = process.env.HAMZANG_CHROMIUM ?? '/usr/bin/chromium';

/** A card on a screen: which call's, when its pixels were there (our clock), and what it says. */
export type Card = {
  readonly callId: string;
  readonly at: number;
  /** The screen's own part: from the push to the pixels, ms. */
  readonly paintMs: number;
  readonly text: string;
};

/** A page of the office that somebody is signed in to. */
export type Screen = {
  readonly page: Page;
  /** Resolves with the next card that is painted. Ask before it rings. */
  nextCard(): Promise<Card>;
  close(): Promise<void>;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });

/** Signs in as the office's admin with the hub's one-time link; gives the session's token. */
export async function openSession(hub: Hub): Promise<string> {
  const code = hub.signIn.split('/').at(-1) ?? '';
  const transport = createSocketTransport({ url: hub.url });
  const { ask } = createClient(transport, () => crypto.randomUUID());
  try {
    return (await ask('auth.redeem', { code })).token;
  } finally {
    transport.close();
  }
}

/** Opens the office at `url` in a window of its own. `prepare` sees the page before it loads. */
export async function openScreen(
  browser: Browser,
  url: string,
  token: string,
  prepare: (page: Page) => void = () => undefined,
): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fa-IR' });
  const page = await context.newPage();
  prepare(page);
  const waiting: ((card: Card) => void)[] = [];
  let offset = 0;
  await page.exposeFunction('hamzangPainted', (callId: string, receivedAt: number, paintedAt: number, text: string) => {
    waiting.shift()?.({ callId, at: paintedAt - offset, paintMs: paintedAt - receivedAt, text });
  });
  await page.addInitScript(tellPainted);
  await page.addInitScript((session) => localStorage.setItem('hamzang.session', session), token);
  await page.goto(`${url}/`);
  await page.getByRole('main').first().waitFor();
  offset = await clockOffset(page);
  return {
    page,
    nextCard: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no card was painted')), 20_000);
        waiting.push((card) => {
          clearTimeout(timer);
          resolve(card);
        });
      }),
    close: () => context.close(),
  };
}

/** Runs in the page. */
function tellPainted(): void {
  type Told = Window & {
    hamzangPainted?: (callId: string, receivedAt: number, paintedAt: number, text: string) => void;
  };
  window.addEventListener('hamzang:pop-painted', (event) => {
    const { callId, receivedAt, paintedAt } = (event as CustomEvent<Painted>).detail;
    const card = document.querySelector(`[data-testid="pop-card"][data-call-id="${callId}"]`);
    (window as Told).hamzangPainted?.(callId, receivedAt ?? Number.NaN, paintedAt, card?.textContent ?? '');
  });
}

/**
 * How far the page's clock is ahead of ours, ms. Each question brackets it between the moments before and after; the
 * narrowest bracket of many is about as wide as the quickest answer.
 */
async function clockOffset(page: Page): Promise<number> {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < 200; i += 1) {
    const before = mono();
    const there = await page.evaluate(() => performance.now());
    least = Math.max(least, there - mono());
    most = Math.min(most, there - before);
  }
  return (least + most) / 2;
}
