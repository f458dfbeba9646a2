import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Client, createClient } from '../../src/shared/client/client.ts';
import { createSocketTransport } from '../../src/shared/client/socket-transport.ts';
import { openBrowser } from './browser.ts';
import { startHub } from './start-hub.ts';

/** Takes the README's pictures from the running application: `npm run screenshots [folder]`. */
const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images', import.meta.url));

type Look = {
  readonly language: 'fa' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
};
const LOOKS: readonly Look[] = [
  { language: 'fa', theme: 'light', width: 1366, height: 768 },
  { language: 'en', theme: 'light', width: 1366, height: 768 },
  { language: 'fa', theme: 'dark', width: 1920, height: 1080 },
  { language: 'en', theme: 'dark', width: 1920, height: 1080 },
];

const card = (page: Page) => page.getByTestId('pop-card');

async function open(browser: Browser, url: string, token: string, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript((value) => localStorage.setItem('hamzang.session', value), token);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('navigation').first().waitFor();
  return page;
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/${hash}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

/** The rooms first, then a call: what is ringing would stand over the rooms. */
async function take(page: Page, client: Client, look: Look): Promise<void> {
  const name = (what: string): string => {
    const size = look.theme === 'light' ? '' : '-dark-1920';
    return join(folder, `${what}-${look.language}${size}.png`);
  };
  const { rows } = await client.ask('calls.list', { filter: {}, limit: 30 });
  const call = rows.find((row) => row.customer && row.outcome === 'answered');
  await go(page, call ? `calls/${call.id}` : 'calls');
  await page.getByTestId('call-detail').waitFor();
  await page.screenshot({ path: name('calls') });
  await go(page, call?.customer ? `customers/${call.customer.id}` : 'customers');
  await page.getByTestId('customer-detail').waitFor();
  await page.screenshot({ path: name('customer') });
  await go(page, 'desk');
  await ringSomebodyKnown(page, client);
  await page.screenshot({ path: name('pop') });
  await clear(client);
}

/** Rings until somebody calls of whom there is much to say: that is what a card is for. */
async function ringSomebodyKnown(page: Page, client: Client): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    await clear(client);
    await card(page).waitFor({ state: 'detached' });
    await client.ask('simulator.ring', { scenario: 'known' });
    await card(page).waitFor();
    const [pop] = (await client.ask('live.snapshot', {})).pops;
    if (pop?.match.kind === 'known' && pop.match.customer.caution && pop.match.customer.promise) return;
  }
}

async function clear(client: Client): Promise<void> {
  const { pops } = await client.ask('live.snapshot', {});
  for (const pop of pops) await client.ask('calls.notCustomer', { id: pop.callId });
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'hamzang-screens-'));
  const hub = await startHub(data, '--demo', '--device', 'simulator:4:quiet');
  const browser = await openBrowser();
  const transport = createSocketTransport({ url: hub.url });
  let asked = 0;
  const client = createClient(transport, () => `screens-${(asked += 1)}`);
  const { token } = await client.ask('auth.redeem', { code: hub.code });
  try {
    for (const look of LOOKS) {
      const digits = look.language === 'fa' ? 'fa' : 'latn';
      const calendar = look.language === 'fa' ? 'jalali' : 'gregorian';
      await client.ask('me.savePreferences', { language: look.language, theme: look.theme, digits, calendar });
      const page = await open(browser, hub.url, token, look);
      await take(page, client, look);
      await page.context().close();
      process.stdout.write(`${look.language} ${look.theme} ${look.width}×${look.height}\n`);
    }
  } finally {
    transport.close();
    await browser.close();
    await hub.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

await main();
