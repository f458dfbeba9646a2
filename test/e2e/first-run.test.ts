import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openScreen, type PersonScreen } from '../support/browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';

const PASSWORD = 'correct horse battery';
const button = (page: Page, name: string) => page.getByRole('button', { name });
const card = (page: Page) => page.getByTestId('pop-card');
const pageLanguage = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir, reloaded: !('notReloaded' in window) };
  });

/** One story, told in order: each step stands on the one before. */
describe('the first ten minutes', () => {
  let browser: Browser;
  let dir: string;
  let hub: RunningHub;
  let screen: PersonScreen;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    dir = mkdtempSync(join(tmpdir(), 'hamzang-first-run-'));
    hub = await startHub(dir);
    screen = await openScreen(browser);
    ({ page } = screen);
  });
  afterAll(async () => {
    await browser.close();
    await hub.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('without the link says what is needed, and offers a field for it', async () => {
    const stranger = await openScreen(browser);
    await stranger.page.goto(hub.url);
    await stranger.page.getByText('راه‌اندازی به پیوند یک‌بارمصرف نیاز دارد').waitFor();
    await stranger.context.close();
  });

  it('asks one question after the other in Persian, by the keyboard alone', async () => {
    await page.goto(hub.signIn);
    await button(page, 'فارسی').last().waitFor();
    expect(page.url()).not.toContain(hub.code);
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    await page.keyboard.press('Enter');
    await button(page, 'تنها همین رایانه').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('نام دفتر').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('نام دفتر را بنویسید').waitFor();
    await page.keyboard.type('بازرگانی آزمون');
    await page.getByLabel('کد شهر').fill('۲۱');
    await page.keyboard.press('Enter');
    await page.getByLabel('نام شما').waitFor();
    await page.keyboard.type('مریم رضایی');
    await page.getByLabel('نام کاربری').fill('admin');
    await page.locator('input[autocomplete=new-password]').fill('کوتاه');
    await page.keyboard.press('Enter');
    await page.getByText('۵ نویسهٔ دیگر').waitFor();
    await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await button(page, 'نه، خالی آغاز شود').waitFor();
  });

  it('turns to English and back at once, without a reload and without losing its place', async () => {
    expect(await pageLanguage(page)).toEqual({ lang: 'fa', dir: 'rtl', reloaded: false });
    await page.getByRole('radiogroup', { name: 'زبان' }).getByText('English').click();
    await button(page, 'No, begin empty').waitFor();
    expect(await pageLanguage(page)).toEqual({ lang: 'en', dir: 'ltr', reloaded: false });
    await page.getByText('Step 5 of 7').waitFor();
    await page.getByRole('radiogroup', { name: 'Language' }).getByText('فارسی').click();
    await button(page, 'نه، خالی آغاز شود').waitFor();
    expect(await pageLanguage(page)).toEqual({ lang: 'fa', dir: 'rtl', reloaded: false });
  });

  it('makes the office with simulated lines and comes to an empty desk', async () => {
    await button(page, 'نه، خالی آغاز شود').click();
    await button(page, 'آزمودن با تماس‌های شبیه‌سازی‌شده').click();
    await page.getByText('آماده است').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    await expect.poll(() => page.getByRole('list', { name: 'خط‌ها' }).getByRole('listitem').count()).toBe(4);
    await page.getByText('بازرگانی آزمون').first().waitFor();
  });

  it('shows the card of the first simulated call', async () => {
    await button(page, 'شبیه‌سازی تماس').click();
    await page.getByRole('menuitem', { name: 'شمارهٔ ناشناس' }).click();
    await card(page).first().waitFor();
    expect(await card(page).first().innerText()).toMatch(/[۰-۹]{4}/);
    await page.getByRole('region', { name: 'تماس‌های ورودی' }).waitFor();
    expect(await page.locator('section[aria-label="تماس‌های ورودی"] [aria-live=polite]').first().innerText()).toContain(
      'تماس از',
    );
  });

  it('signs out, refuses a wrong password in words, and lets the right one in', async () => {
    await button(page, 'تنظیمات من').click();
    await button(page, 'خروج از حساب').click();
    await page.getByLabel('نام کاربری').fill('admin');
    await page.locator('input[autocomplete=current-password]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/گذرواژه/);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
  });

  it('refuses the link a second time, and says how to come in', async () => {
    const late = await openScreen(browser);
    await late.page.goto(hub.signIn);
    await late.page.getByText('این پیوند ورود پیش‌تر به کار رفته یا باطل شده است').waitFor();
    await late.page.getByLabel('نام کاربری').waitFor();
    await late.context.close();
  });

  it('did all this without a fault on the page', () => {
    expect(screen.mistakes).toEqual([]);
  });
});
