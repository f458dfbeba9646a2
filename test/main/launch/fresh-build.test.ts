import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build, needsBuild } from '../../../src/main/launch/fresh-build.ts';

let root: string;
/** Writes a file that was last changed at `second`. */
const put = (path: string, second: number, text = ''): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), second, second);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hamzang-build-'));
  put('package.json', 100);
  put('src/main/cli.ts', 100);
  put('src/renderer/pop/card.tsx', 100);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const built = (second: number): void => {
  put('out/main/cli.js', second);
  put('out/renderer/index.html', second);
};

it('what was never built is built', () => expect(needsBuild(root)).toBe(true));

it('what is newer than its sources is not built again', () => {
  built(200);
  expect(needsBuild(root)).toBe(false);
});

it.each(['src/renderer/pop/card.tsx', 'src/main/new.ts', 'package.json'])('a change of %s is built', (path) => {
  built(200);
  put(path, 300);
  expect(needsBuild(root)).toBe(true);
});

it('a build that broke off after its first part is built again', () => {
  put('out/main/cli.js', 200);
  expect(needsBuild(root)).toBe(true);
});

it('a build that fails tells what the builder said', async () => {
  put('node_modules/electron-vite/bin/electron-vite.js', 100, "console.error('the icon is missing'); process.exit(1);");
  await expect(build(root, new AbortController().signal)).rejects.toThrow(/The build failed\.\s+the icon is missing/);
});
