import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PHRASES } from '../../src/renderer/pop/ring-sound.ts';
import { openBrowser } from '../support/browser.ts';
import { cardAwake, type House, openHouse, visit } from '../support/house.ts';

const KNOWN = '09125550039';
const OTHER = '02155550077';
const card = (page: Page) => page.getByTestId('pop-card');
const dock = (page: Page) => page.getByTestId('dock');

describe('a day at work', () => {
  let browser: Browser;
  let house: House;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await openHouse(browser);
  });
  afterEach(() => house.close());

  const newestCall = async () => (await house.admin.ask('calls.list', { filter: {} })).rows[0];

  it('finds a call by digits, leaves only the missed ones, and tells its story to the millisecond', async () => {
    const { page, mistakes } = await house.person('sara');
    for (const [index, number] of [KNOWN, OTHER].entries()) {
      house.ring(number, index + 1);
      await expect.poll(async () => (await newestCall())?.number ?? '').toContain(number.slice(1));
      house.hangUp(index + 1);
    }
    await expect
      .poll(async () => (await house.admin.ask('calls.list', { filter: { outcomes: ['missed'] } })).rows.length)
      .toBe(2);
    await visit(page, 'calls');
    const rows = page.getByRole('row').filter({ hasText: /[۰-۹]{4}/ });
    await expect.poll(() => rows.count()).toBe(2);
    await page.keyboard.press('Slash');
    await page.keyboard.type('0039');
    await expect.poll(() => rows.count()).toBe(1);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByText('بی‌پاسخ', { exact: true }).first().click();
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().click();
    await page.getByTestId('call-detail').waitFor();
    await expect
      .poll(() => page.getByTestId('call-detail').innerText())
      .toMatch(/[۰-۹]{2}:[۰-۹]{2}:[۰-۹]{2}[.٫][۰-۹]{3}/);
    await page.keyboard.press('Escape');
    await page.getByTestId('call-detail').waitFor({ state: 'detached' });
    expect(mistakes).toEqual([]);
  });

  it('keeps what was typed into a file that somebody else saved meanwhile', async () => {
    const { id, version } = await house.admin.ask('customers.create', {
      name: 'مریم رضایی',
      numbers: [{ raw: KNOWN, label: 'mobile' }],
    });
    const { page } = await house.person('sara');
    await visit(page, `customers/${id}`);
    const file = page.getByTestId('customer-detail');
    await file.getByRole('button', { name: 'ویرایش' }).first().click();
    await file.getByLabel('نام', { exact: true }).fill('مریم رضایی‌فر');
    const { kind, name } = await house.admin.ask('customers.get', { id });
    await house.admin.ask('customers.update', {
      id,
      version,
      kind,
      name,
      email: 'maryam@example.org',
      address: null,
      preferredChannel: null,
      remark: null,
      ownerId: null,
    });
    await file.getByRole('button', { name: 'ذخیره', exact: true }).click();
    const told = file.getByRole('alert');
    await told.waitFor();
    expect(await told.innerText()).toContain('maryam@example.org');
    await told.getByRole('button').click();
    await file.getByRole('button', { name: 'ذخیره', exact: true }).click();
    await expect
      .poll(async () => {
        const now = await house.admin.ask('customers.get', { id });
        return [now.name, now.email];
      })
      .toEqual(['مریم رضایی‌فر', 'maryam@example.org']);
  });

  it('adds a number to a file, takes it off, and brings it back', async () => {
    const { id } = await house.admin.ask('customers.create', { name: 'کاوه مرادی', numbers: [] });
    const numbers = async () => (await house.admin.ask('customers.get', { id })).numbers.map((one) => one.key);
    const { page } = await house.person('sara');
    await visit(page, `customers/${id}`);
    await page.getByRole('button', { name: 'افزودن شماره' }).click();
    await page.keyboard.type('۰۹۱۲ ۵۵۵ ۰۰۳۹');
    await page.getByText('خوانده می‌شود').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(numbers).toEqual(['+989125550039']);
    await page
      .getByTestId('customer-detail')
      .getByRole('button', { name: /برداشتن/ })
      .first()
      .click();
    await expect.poll(numbers).toEqual([]);
    await page.getByRole('button', { name: 'برگرداندن' }).click();
    await expect.poll(numbers).toEqual(['+989125550039']);
  });

  it('takes, notes and codes a call by the keyboard alone', async () => {
    await house.admin.ask('customers.create', { name: 'مریم رضایی', numbers: [{ raw: KNOWN, label: 'mobile' }] });
    const { page, mistakes } = await house.person('sara');
    house.ring(KNOWN);
    await cardAwake(page);
    await page.keyboard.press('Control+Alt+Space');
    await page.keyboard.press('KeyA');
    await dock(page).waitFor();
    await page.keyboard.press('KeyN');
    await page.keyboard.type('سفارش ۲۰ کارتن');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Digit2');
    await dock(page).getByRole('button', { name: 'سفارش', pressed: true }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await dock(page).waitFor({ state: 'detached' });
    const codes = await house.admin.ask('outcomeCodes.list', {});
    const call = await newestCall();
    expect([call?.note, call?.outcomeCodeId]).toEqual([
      'سفارش ۲۰ کارتن',
      codes.find((code) => code.digit === 2)?.id ?? 'no code has the digit 2',
    ]);
    expect(mistakes).toEqual([]);
  });

  it('lets an agent give a deed another key, refuses one that is taken, and remembers', async () => {
    const { page } = await house.person('sara');
    await page.keyboard.press('Shift+Slash');
    const take = page.getByRole('button', { name: /کلید «برداشتن تماس»/ });
    await take.click();
    await page.keyboard.press('KeyN');
    await page.getByText('این کلید برای «یادداشت» است').waitFor();
    await page.keyboard.press('KeyZ');
    await page.getByRole('button', { name: 'کلید «برداشتن تماس»، اکنون Z؛ عوض کردن' }).waitFor();
    await page.reload();
    house.ring(KNOWN);
    await cardAwake(page);
    await page.keyboard.press('Control+Alt+Space');
    await page.keyboard.press('KeyA');
    await card(page).locator('[data-action=take][data-cap=Z]').waitFor();
    expect((await newestCall())?.takenBy).toBeNull();
    await page.keyboard.press('KeyZ');
    await dock(page).waitFor();
  });

  it('shows everybody a state that an agent chose, and keeps it over a reload', async () => {
    const { page } = await house.person('sara');
    const state = async () =>
      (await house.admin.ask('live.snapshot', {})).presence.find((one) => one.name === 'سارا احمدی');
    await page.getByRole('button', { name: /آمادهٔ پاسخ/ }).click();
    await page.getByLabel('علت (همکاران می‌بینند)').fill('ناهار');
    await page
      .getByRole('radio', { name: /استراحت/ })
      .first()
      .click();
    await expect.poll(async () => (await state())?.reason).toBe('ناهار');
    expect((await state())?.state).toBe('break');
    await page.reload();
    await page.getByRole('button', { name: /ناهار/ }).waitFor();
  });

  it('loses none of 500 keys that are typed into another field during twenty cards', async () => {
    const { id } = await house.admin.ask('customers.create', { name: 'کاوه مرادی', numbers: [] });
    const { page, mistakes } = await house.person('sara');
    await page.evaluate(() => {
      const painted = new Set<unknown>();
      Object.assign(window, { painted });
      window.addEventListener('hamzang:pop-painted', (event) =>
        painted.add((event as CustomEvent<{ callId: string }>).detail.callId),
      );
    });
    await visit(page, `customers/${id}`);
    const field = page.getByLabel('یادداشت تازه');
    await field.click();
    // Letters that are keys of the card, digits that are outcomes, spaces and ends of line.
    const chunk = 'antf 123 نتاف \n456 anttf789';
    let typed = '';
    for (let call = 0; call < 20; call += 1) {
      const line = (call % 8) + 1;
      house.hangUp(line);
      house.ring(`0912555${String(4000 + call)}`, line);
      await page.keyboard.type(chunk.slice(0, 25));
      typed += chunk.slice(0, 25);
    }
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { painted: Set<unknown> }).painted.size))
      .toBe(20);
    expect(typed.length).toBe(500);
    expect(await field.inputValue()).toBe(typed);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect((await house.admin.ask('calls.list', { filter: {} })).rows.every((row) => row.takenBy === null)).toBe(true);
    expect(mistakes).toEqual([]);
  });

  it('makes a chip of a call that nobody answered, until its person has seen the desk', async () => {
    const { page } = await house.person('sara');
    await visit(page, 'customers');
    house.ring(KNOWN);
    await card(page).first().waitFor();
    house.hangUp();
    await card(page).getByText('بی‌پاسخ ماند').waitFor();
    const chip = page.getByTestId('missed-new');
    await chip.waitFor();
    expect(await chip.innerText()).toContain('۱ بی‌پاسخ');
    await chip.click();
    await page.getByTestId('missed-chip').waitFor();
    expect(await page.getByTestId('missed-chip').innerText()).toContain('۰۹۱۲ ۵۵۵ ۰۰۳۹');
    await visit(page, 'customers');
    await chip.waitFor({ state: 'detached' });
  });

  it('keeps ten cards and a call in hand below the lines and off each other', async () => {
    const { page } = await house.person('sara');
    house.ring(KNOWN, 1);
    await cardAwake(page);
    await card(page).locator('[data-action=take]').click();
    await dock(page).waitFor();
    for (let line = 2; line <= 8; line += 1) house.ring(`0912555003${line}`, line);
    await card(page).nth(3).waitFor();
    const lines = await page.getByRole('list', { name: 'خط‌ها' }).boundingBox();
    const bar = await dock(page).boundingBox();
    const boxes = await card(page).evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
    );
    for (const box of boxes) {
      expect(box.top).toBeGreaterThanOrEqual((lines?.y ?? 0) + (lines?.height ?? 0));
      expect(box.bottom).toBeLessThanOrEqual(bar?.y ?? 0);
    }
  });

  it('lets a caller be heard by his class once the page was touched, and no more when it is switched off', async () => {
    await house.admin.ask('customers.create', { name: 'مریم رضایی', numbers: [{ raw: KNOWN, label: 'mobile' }] });
    const { page } = await house.person('sara');
    await page.evaluate(() => {
      const tones: number[] = [];
      Object.assign(window, { tones });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        tones.push(Math.round(this.frequency.value));
        start.call(this, when);
      };
    });
    const tones = () => page.evaluate(() => (window as unknown as { tones: number[] }).tones);
    const hz = (kind: keyof typeof PHRASES) => PHRASES[kind].map((note) => Math.round(note.hz));
    house.ring(KNOWN);
    await expect.poll(tones).toEqual(hz('known'));
    house.ring(OTHER, 2);
    await expect.poll(tones).toEqual([...hz('known'), ...hz('unknown')]);
    await page.getByRole('button', { name: /تنظیمات من/ }).click();
    await page.getByRole('switch', { name: 'صدای زنگ' }).click();
    await expect.poll(() => page.getByRole('switch', { name: 'صدای زنگ' }).isChecked()).toBe(false);
    house.ring('02155550078', 3);
    await page.locator('[data-testid=pop-card]', { hasText: '۰۰۷۸' }).waitFor();
    expect(await tones()).toEqual([...hz('known'), ...hz('unknown')]);
  });
});
