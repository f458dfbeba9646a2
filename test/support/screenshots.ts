import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Client, createClient } from '../../src/shared/client/client.ts';
import { createSocketTransport } from '../../src/shared/client/socket-transport.ts';
import { openBrowser } from './browser.ts';
import { startHub } from './start-hub.ts';
import { until } from './wait.ts';

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
  await playRecorded(page, client);
  await page.screenshot({ path: name('recording') });
  await go(page, 'admin/recording-rules');
  await page.getByRole('switch').first().waitFor();
  await page.screenshot({ path: name('recording-rules') });
}

/** Gives every line that rings a voice. */
async function recordEveryLine(client: Client): Promise<void> {
  const lines = (await client.ask('lines.list', {})).filter((line) => line.deviceId !== null);
  for (const { id, name } of lines)
    await client.ask('sources.save', {
      id: null,
      name,
      use: 'lineTap',
      program: 'simulated',
      driver: null,
      device: 'talk',
      rate: 8_000,
      channels: 1,
      preRollSeconds: 0,
      lineId: id,
      userId: null,
      enabled: true,
    });
  const settings = await client.ask('recordings.settings', {});
  const policies = lines.map(({ id }) => ({ lineId: id, policy: 'notNeeded' as const }));
  await client.ask('recordings.saveSettings', { ...settings, policies });
}

/** Takes the call that rings, marks a moment of it, ends it, and plays what was recorded. */
async function playRecorded(page: Page, client: Client): Promise<void> {
  const [pop] = (await client.ask('live.snapshot', {})).pops;
  const callId = pop?.callId ?? '';
  await client.ask('calls.take', { id: callId });
  const live = async () => (await client.ask('recordings.live', {})).find((one) => one.callId === callId);
  const since = await until(async () => (await live())?.startedAt ?? null, 'the recording', 60_000);
  await until(() => Date.now() - since > 3_000, 'something to hear');
  await client.ask('recordings.mark', { callId, text: pop?.match.kind === 'known' ? pop.match.customer.name : '' });
  await until(() => Date.now() - since > 7_000, 'something more');
  // The other side may have been quicker.
  await client.ask('calls.hangUp', { id: callId }).catch(() => null);
  await until(
    async () => (await client.ask('recordings.ofCall', { callId })).every((one) => one.state === 'sealed'),
    'put away',
  );
  await go(page, `calls/${callId}`);
  const player = page.getByTestId('player');
  await player.scrollIntoViewIfNeeded();
  await player.getByRole('button').first().click();
  await page.locator('[data-testid=player][data-playing]').waitFor();
  await until(async () => (await client.ask('recordings.ofCall', { callId }))[0]?.listens.length, 'the listen');
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
  await recordEveryLine(client);
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
