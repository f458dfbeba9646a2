import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A real Chromium without a window. Fails by name where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? NAMES.find((name) => existsSync(name));
  if (!executablePath) throw new Error('no Chromium on this machine: install chromium, or name it in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person's screen, with everything that went wrong on it. */
export type PersonScreen = { readonly page: Page; readonly context: BrowserContext; readonly mistakes: string[] };

type Options = { readonly width?: number; readonly height?: number; readonly theme?: 'light' | 'dark' };

export async function openScreen(browser: Browser, options: Options = {}): Promise<PersonScreen> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    colorScheme: options.theme ?? 'light',
    locale: 'fa-IR',
  });
  const page = await context.newPage();
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('console', (message) => {
    // A hub that a test stops is not a mistake of the page.
    if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|WebSocket connection/.test(message.text()))
      mistakes.push(message.text());
  });
  return { page, context, mistakes };
}

/** Types name and password as a person does. */
export async function signInByForm(page: Page, url: string, username: string, password: string): Promise<void> {
  await page.goto(url);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}
