import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/shared/client/client.ts';
import { createSocketTransport, type SocketTransport } from '../../src/shared/client/socket-transport.ts';
import { openBrowser, openScreen, type PersonScreen, signInByForm } from '../support/browser.ts';
import { openPtyPair, type PtyPair } from '../support/pty.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';

const PASSWORD = 'correct horse battery';
const KNOWN = '09125550039';
const SHARED = '02155550077';
const card = (page: Page) => page.getByTestId('pop-card');
/** A card ignores keys and clicks for its first 700 ms on purpose, so that nobody hits it by mistake. */
const awake = (page: Page) =>
  page.waitForFunction(() => {
    const painted = document.querySelector<HTMLElement>('[data-testid=pop-card]')?.dataset.painted;
    return painted !== undefined && performance.now() - Number(painted) > 700;
  });

describe('from the serial line to the card', () => {
  let browser: Browser;
  let cable: PtyPair;
  let dir: string;
  let hub: RunningHub;
  let admin: Client;
  let transports: SocketTransport[] = [];
  let screens: PersonScreen[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hamzang-e2e-'));
    cable = await openPtyPair();
    hub = await startHub(dir, '--device', `ojsegal:${cable.path}`);
    admin = connect(hub.url);
    await admin.ask('auth.setUp', {
      code: hub.code,
      officeName: 'دفتر آزمایش',
      country: 'IR',
      areaCode: '21',
      language: 'fa',
      name: 'مدیر',
      username: 'admin',
      password: PASSWORD,
      sampleData: false,
    });
    for (const username of ['sara', 'reza'])
      await admin.ask('users.create', {
        name: username === 'sara' ? 'سارا احمدی' : 'رضا کریمی',
        username,
        password: PASSWORD,
        role: 'agent',
        teamIds: [],
        extension: null,
      });
  });
  afterEach(async () => {
    for (const { context } of screens) await context.close();
    for (const transport of transports) transport.close();
    screens = [];
    transports = [];
    await hub.stop();
    await cable.close();
    rmSync(dir, { recursive: true, force: true });
  });

  function connect(url: string): Client {
    const transport = createSocketTransport({ url });
    transports.push(transport);
    let sent = 0;
    return createClient(transport, () => `e2e-${transports.length}-${(sent += 1)}`);
  }

  async function person(username: string, width?: number): Promise<PersonScreen> {
    const screen = await openScreen(browser, width ? { width } : {});
    screens.push(screen);
    await signInByForm(screen.page, hub.url, username, PASSWORD);
    return screen;
  }

  const ring = (number: string, line = 1): void => cable.send(`\nL${line}C${number}@\n\nL${line}R01@\n`);

  it('shows the right customer on every screen, and folds the other card when one agent takes the call', async () => {
    const { id } = await admin.ask('customers.create', {
      name: 'مریم رضایی',
      companyName: 'بازرگانی نور',
      numbers: [{ raw: KNOWN, label: 'mobile' }],
    });
    await admin.ask('customers.setCaution', { id, text: 'فقط با مدیر صحبت می‌کند', expiresAt: null });
    const [sara, reza] = await Promise.all([person('sara'), person('reza')]);
    ring(KNOWN);
    for (const { page } of [sara, reza]) {
      await card(page).waitFor();
      const text = await card(page).innerText();
      expect(text).toContain('مریم رضایی');
      expect(text).toContain('بازرگانی نور');
      expect(text).toContain('فقط با مدیر صحبت می‌کند');
    }
    await awake(sara.page);
    await card(sara.page).locator('[data-action=take]').click();
    await sara.page.getByTestId('dock').waitFor();
    await reza.page.getByText('سارا احمدی').first().waitFor();
    await card(reza.page).waitFor({ state: 'detached' });
    expect([...sara.mistakes, ...reza.mistakes]).toEqual([]);
  });

  it('never takes the keyboard from somebody who is typing', async () => {
    const { page } = await person('sara');
    await page.evaluate(() => {
      location.hash = '#/customers';
    });
    const box = page.locator('main input').first();
    await box.click();
    await box.pressSequentially('نیمه', { delay: 5 });
    ring(KNOWN);
    await card(page).waitFor();
    // Whatever would reach for the keyboard has done so by the time the card listens itself.
    await awake(page);
    await page.keyboard.type('تمام');
    expect(await box.inputValue()).toBe('نیمهتمام');
    // Inserted text finds its field even when another element has the focus; keys would not.
    expect(await box.evaluate((field) => document.activeElement === field)).toBe(true);
  });

  it('makes a customer of an unknown caller in the card, and files the call under him', async () => {
    const { page, mistakes } = await person('sara');
    ring(KNOWN);
    await card(page).waitFor();
    await awake(page);
    await card(page).locator('[data-field=name]').fill('کاوه تازه‌وارد');
    await page.keyboard.press('Enter');
    await card(page).getByText('کاوه تازه‌وارد').first().waitFor();
    const [row] = (await admin.ask('calls.list', { filter: {} })).rows;
    expect(row?.customer?.name).toBe('کاوه تازه‌وارد');
    expect(mistakes).toEqual([]);
  });

  it('lets the agent choose among several customers of one number, and remembers the choice', async () => {
    const made = [];
    for (const name of ['نرگس', 'پریسا'])
      made.push(await admin.ask('customers.create', { name, numbers: [{ raw: SHARED, label: 'work' }] }));
    const { page } = await person('sara');
    ring(SHARED);
    await card(page).waitFor();
    await awake(page);
    await page.keyboard.press('Control+Alt+Space');
    await page.keyboard.press('ArrowDown');
    const chosen = await card(page).getByRole('option', { selected: true }).innerText();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await admin.ask('calls.list', { filter: {} })).rows[0]?.customer?.name).toBeTruthy();
    const [row] = (await admin.ask('calls.list', { filter: {} })).rows;
    expect(chosen).toContain(row?.customer?.name ?? '?');
    cable.send('\nL1HND: T0000@\n');
    ring(SHARED);
    await expect
      .poll(
        async () =>
          (await admin.ask('calls.list', { filter: {} })).rows.filter((one) => one.customer?.id === row?.customer?.id)
            .length,
      )
      .toBe(2);
  });

  it('stacks eight ringing cards inside a small screen', async () => {
    const { page } = await person('sara');
    for (let line = 1; line <= 8; line += 1) ring(`0912555003${line}`, line);
    await expect.poll(() => page.locator('[data-call-id]').count()).toBeGreaterThanOrEqual(8);
    const boxes = await page
      .locator('[data-call-id]')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const box of boxes) {
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(768);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(1366);
    }
  });

  it('keeps the note of a call through kill -9 of the hub', async () => {
    const { page } = await person('sara');
    ring(KNOWN);
    await card(page).waitFor();
    await awake(page);
    await card(page).locator('[data-action=take]').click();
    const note = page.getByTestId('dock').locator('textarea, input[type=text]').first();
    await note.fill('سفارش ۲۰ کارتن، تحویل شنبه');
    await page.getByTestId('dock').getByText('ذخیره شد').waitFor();
    hub.process.kill('SIGKILL');
    await hub.ended;
    const port = new URL(hub.url).port;
    hub = await startHub(dir, '--port', port, '--device', `ojsegal:${cable.path}`);
    await page.reload();
    await page.getByTestId('dock').waitFor();
    expect(await page.getByTestId('dock').locator('textarea, input[type=text]').first().inputValue()).toBe(
      'سفارش ۲۰ کارتن، تحویل شنبه',
    );
    admin = connect(hub.url);
    await admin.ask('auth.signIn', { username: 'admin', password: PASSWORD });
    expect((await admin.ask('calls.list', { filter: {} })).rows[0]?.endReason).toBe('interrupted');
  });

  it('says that the cable was pulled, and rings again after it is back', async () => {
    const { page } = await person('sara');
    await cable.unplug();
    await page.getByText('در حال اتصال دوباره').first().waitFor();
    await cable.replug();
    await expect.poll(async () => (await admin.ask('devices.list', {}))[0]?.state, { timeout: 5_000 }).toBe('open');
    ring(KNOWN);
    await card(page).waitFor();
  });

  it('draws a hostile caller name as text and nothing else', async () => {
    const { page } = await person('sara');
    const hostile = `');--<img src=x onerror="window.hacked=1">`;
    await admin.ask('customers.create', { name: hostile, numbers: [{ raw: KNOWN, label: 'mobile' }] });
    ring(KNOWN);
    await card(page).waitFor();
    expect(await card(page).innerText()).toContain('<img src=x');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await card(page).locator('img').count()).toBe(0);
  });
});
