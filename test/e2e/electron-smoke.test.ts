import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { findElectron } from '../../src/main/launch/electron-runtime.ts';
import { build, needsBuild } from '../../src/main/launch/fresh-build.ts';
import { whyNoDesktop } from '../../src/main/launch/plan.ts';
import { ROOT } from '../support/sources.ts';

const program = findElectron(ROOT, process.env);
const obstacle = whyNoDesktop({ platform: process.platform, env: process.env, userId: process.getuid?.() ?? null });

if (!program) {
  it('Electron runtime is not on this machine: desktop smoke not run', () => expect(program).toBeNull());
} else if (obstacle) {
  it(`${obstacle} Desktop smoke not run`, () => expect(obstacle).toMatch(/desktop window/));
} else {
  it('the desktop opens its two windows, shows the first run, and quits in order', async () => {
    if (needsBuild(ROOT)) await build(ROOT, new AbortController().signal);
    const data = mkdtempSync(join(tmpdir(), 'hamzang-desktop-'));
    const desktop = await _electron.launch({ executablePath: program, args: [ROOT, '--data', data] });
    try {
      await expect.poll(() => desktop.windows().length, { timeout: 30_000 }).toBe(2);
      const pages = desktop.windows();
      const main = pages.find((page) => !page.url().includes('#/pop'));
      expect(pages.map((page) => new URL(page.url()).protocol)).toEqual(['app:', 'app:']);
      await main?.waitForSelector('form, [role="radiogroup"], button');
      expect(await main?.evaluate(() => Object.keys(window.hamzang ?? {}).sort())).toEqual(['onPush', 'request']);
      expect(await main?.evaluate(() => typeof Reflect.get(window, 'require'))).toBe('undefined');
      const visible = await desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isFocusable()]),
      );
      expect(visible.sort()).toEqual([
        [false, false],
        [true, true],
      ]);
    } finally {
      await desktop.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await desktop.close();
      rmSync(data, { recursive: true, force: true });
    }
  });
}
