import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../support/sources.ts';
import { until } from '../../support/wait.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang-start-'));
  mkdirSync(join(folder, 'tmp'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the launcher as npm does; everything that it writes lands in the test's folder. */
function start(words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'src/main/start.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      NODE_NO_WARNINGS: '1',
      TMPDIR: join(folder, 'tmp'),
      XDG_DATA_HOME: join(folder, 'share'),
      ...env,
    },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = once(child, 'exit');
  const link = () => until(() => lines.find((line) => line.includes('/#/sign-in/'))?.trim(), 'the link', 50_000);
  return { child, lines, ended, link };
}
const demoFolders = () => readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('hamzang-demo-'));

it.each(['SIGINT', 'SIGTERM'] as const)(
  'a demonstration without a display runs under Node, and %s leaves nothing behind',
  async (signal) => {
    const { child, lines, ended, link } = start(['--demo']);
    const page = await fetch((await link()).replace(/#.*/, ''));
    expect(page.status).toBe(200);
    expect(lines.filter((line) => !line.startsWith('Building'))).toEqual([
      'There is no display here, so Hamzang runs without its desktop window.',
      'Hamzang is ready. Open this link in a browser:',
      expect.stringMatching(/^ {2}http:\/\/127\.0\.0\.1:\d+\/#\/sign-in\/\S+$/),
      'Ctrl+C ends it.',
    ]);
    expect(demoFolders()).toHaveLength(1);
    child.kill(signal);
    expect((await ended)[0]).toBe(0);
    expect(demoFolders()).toEqual([]);
  },
);

it('the real office keeps its data in the usual folder', async () => {
  const { child, ended, link } = start([]);
  await link();
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
  expect(readdirSync(join(folder, 'share', 'hamzang', 'data'))).toContain('hamzang.sqlite');
});

it('the link is opened in the browser where there is a display', async () => {
  // The system's own opener, played by a script that writes down what it was given.
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\nprintf '%s|' "$@" > '${join(folder, 'opened')}'\n`;
  for (const opener of ['xdg-open', 'open']) writeFileSync(join(bin, opener), script, { mode: 0o755 });
  const env = { PATH: `${bin}:${process.env.PATH}`, ELECTRON_MIRROR: 'http://127.0.0.1:1/' };
  const { child, lines, ended, link } = start(['--demo'], { ...env, DISPLAY: ':987' });
  const shown = await link();
  expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(`${shown}|`);
  expect(lines).toContain('Hamzang is open in your browser.');
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
});
