import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, openScreen, type PersonScreen } from '../support/browser.ts';
import { type RecordingStage, serveRecordingStage } from './recording-stage/serve.ts';

/** An hour at 8 kHz, 16 bit, one channel. */
const HOUR_BYTES = 57_600_000;

let stage: RecordingStage;
let browser: Browser;
let screen: PersonScreen;

beforeAll(async () => {
  [stage, browser] = await Promise.all([serveRecordingStage(), openBrowser()]);
});
afterEach(async () => {
  stage.expire(() => false);
  await screen.context.close();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function open(hash: string, language = 'en'): Promise<Page> {
  screen = await openScreen(browser);
  await screen.page.goto(`${stage.url}/?language=${language}#/${hash}`);
  await screen.page.getByRole('navigation').first().waitFor();
  return screen.page;
}

/** Where the sound is, in seconds, as the player says. */
async function second(page: Page): Promise<number> {
  return Number(await page.getByRole('slider').getAttribute('aria-valuenow'));
}
const SOON = { timeout: 20_000 };
const isAt = (page: Page) => expect.poll(() => second(page), SOON);
const playsPast = (page: Page, from: number) => isAt(page).toBeGreaterThan(from);
type Staged = { readonly stage: { readonly asked: readonly { name: string; input: unknown }[] } };
const asked = (page: Page, name: string) =>
  page.evaluate(
    (which) => (window as unknown as Staged).stage.asked.filter((one) => one.name === which).map((one) => one.input),
    name,
  );

test('one click sounds an hour-long recording of which little is fetched; the waveform and the list lead elsewhere in it', async () => {
  const page = await open('calls');
  await page.getByTestId('play-mark').first().click();
  await playsPast(page, 0);
  expect(await page.getByTestId('player-time').textContent()).toContain('/ 1:00:00');
  expect(await asked(page, 'recordings.open')).toEqual([{ id: 'hour' }]);
  const [first] = stage.heard;
  expect(first?.ticket).toMatch(/^hour-/);
  // How far a browser reads ahead is its own business; it had not fetched the whole when it sounded.
  expect(first?.sent()).toBeLessThan(HOUR_BYTES * 0.9);
  // Drawn from the office's own peaks: nothing was decoded for it.
  expect(await page.getByTestId('player').locator('canvas').count()).toBeGreaterThan(0);
  const box = await page.getByRole('slider').boundingBox();
  if (box === null) throw new Error('no waveform');
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.8);
  await playsPast(page, 2600);
  await page.getByRole('button', { name: /Asks for a discount/ }).click();
  await isAt(page).toBeLessThan(1300);
  await playsPast(page, 1199);
  expect(screen.mistakes).toEqual([]);
});

test('keys skip ten seconds, change the speed and stop, and time runs from the left in Persian too', async () => {
  const page = await open('calls', 'fa');
  await page.getByTestId('play-mark').first().click();
  await playsPast(page, 0);
  await page.keyboard.press('KeyK');
  await page.getByRole('button', { name: 'پخش', exact: true }).waitFor();
  const from = await second(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('KeyL');
  await isAt(page).toBe(from + 20);
  await page.keyboard.press('ArrowLeft');
  await isAt(page).toBe(from + 10);
  await page.keyboard.press('BracketRight');
  await page.getByRole('button', { name: 'سرعت ۱.۲۵×' }).waitFor();
  // The next recording begins as fast as this one was left.
  await page.reload();
  await page.getByRole('button', { name: 'سرعت ۱.۲۵×' }).waitFor();
});

test('an address that expired is renewed and it goes on where it was; a file that breaks again at once is damaged', async () => {
  const page = await open('calls');
  await page.getByTestId('play-mark').first().click();
  await playsPast(page, 0);
  const used = new Set(stage.heard.map((one) => one.ticket));
  stage.expire((ticket) => used.has(ticket));
  await page.getByRole('button', { name: /^51:00/ }).click();
  await playsPast(page, 3060);
  expect(await asked(page, 'recordings.open')).toHaveLength(2);
  stage.expire(() => true);
  await page.getByRole('button', { name: /^8:00/ }).click();
  await page.getByRole('alert').filter({ hasText: 'cannot be played' }).waitFor();
});

test('a link to a second opens its call there, and a reload is silent', async () => {
  const page = await open('calls/hour?t=2000');
  await isAt(page).toBeGreaterThanOrEqual(2000);
  expect(page.url()).toMatch(/#\/calls\/hour$/);
  await page.reload();
  await page.getByRole('slider').waitFor();
  expect(await second(page)).toBe(0);
  expect(await asked(page, 'recordings.open')).toEqual([]);
});

test('what cannot be played has no player; a recording of several is named by its link', async () => {
  const page = await open('calls/many?t=30&r=second');
  await page.getByRole('slider').first().waitFor();
  // Saved, sealed, changed, deleted: only the first two can be played.
  expect(await page.getByTestId('recording').count()).toBe(4);
  expect(await page.getByTestId('player').count()).toBe(2);
  await expect.poll(() => asked(page, 'recordings.open'), SOON).toEqual([{ id: 'second' }]);
});

test('below a row of the desk it sounds in place; one that is gone says so; Esc closes it', async () => {
  const page = await open('desk');
  await page.getByTestId('play-mark').nth(1).click();
  await playsPast(page, 0);
  expect(page.url()).toMatch(/#\/desk$/);
  await page.getByTestId('play-mark').nth(2).click();
  await page.getByRole('alert').filter({ hasText: 'was deleted' }).waitFor();
  expect(await page.getByTestId('player').count()).toBe(1);
  await page.getByRole('slider').focus();
  await page.keyboard.press('Escape');
  await page.getByTestId('player').waitFor({ state: 'detached' });
});

test('an export asks why before it can be begun, and comes as a file', async () => {
  const page = await open('calls/hour');
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('no');
  expect(await dialog.getByRole('button', { name: 'Export', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('Customer asked for a copy');
  await dialog.getByText('MP3, small').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('call.wav');
  expect(await asked(page, 'recordings.export')).toEqual([
    { id: 'hour', format: 'mp3', reason: 'Customer asked for a copy' },
  ]);
});
