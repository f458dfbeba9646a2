import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, needsBuild } from '../../src/main/launch/fresh-build.ts';
import { ROOT } from '../support/sources.ts';
import { readFuses, writeStubElectron } from '../support/stub-electron.ts';

let folder: string;
let packaged: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang-package-'));
  packaged = join(folder, 'dist', 'linux-unpacked');
  if (needsBuild(ROOT)) await build(ROOT, new AbortController().signal);
  const stub = join(folder, 'electron');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'));
  writeStubElectron(stub, version);
  const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
  const settings = [`-c.electronDist=${stub}`, `-c.directories.output=${join(folder, 'dist')}`];
  await promisify(execFile)(process.execPath, [builder, '--linux', '--dir', ...settings], { cwd: ROOT });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the package holds the built program and its migrations, and neither sources nor other systems’ binaries', () => {
  const files = listPackage(join(packaged, 'resources/app.asar'), { isPack: false });
  const ours = files.filter((file) => !file.startsWith('/node_modules'));
  expect([...new Set(ours.map((file) => file.split('/')[1]))].sort()).toEqual(['drizzle', 'out', 'package.json']);
  expect(ours).toEqual(expect.arrayContaining(['/out/main/index.js', '/out/main/cli.js', '/out/preload/preload.cjs']));
  expect(ours).toEqual(expect.arrayContaining(['/out/main/recorders/sox.cjs', '/out/main/recorders/arecord.cjs']));
  expect(files.filter((file) => /\.tsx?$|prebuilds\/(darwin|win32|android)/.test(file))).toEqual([]);
});

it('the program can be neither run as Node, nor inspected, nor given other code', () => {
  // runAsNode, cookieEncryption, nodeOptions, nodeCliInspect, asarIntegrity, onlyAsar, v8Snapshot, fileProtocol, …
  expect(readFuses(readFileSync(join(packaged, 'hamzang'))).slice(0, 8)).toBe('01001110');
});

it('the core runs from the package', async () => {
  const app = join(folder, 'app');
  extractAll(join(packaged, 'resources/app.asar'), app);
  const hub = spawn(process.execPath, [join(app, 'out/main/cli.js'), 'hub', '--data', join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HAMZANG_LOG: 'error' },
  });
  try {
    const [line] = await once(createInterface({ input: hub.stdout }), 'line');
    const ready = JSON.parse(line) as { ready: boolean; url: string };
    expect(ready.ready).toBe(true);
    const page = await fetch(ready.url);
    expect([page.status, (await page.text()).includes('id="root"')]).toEqual([200, true]);
  } finally {
    hub.kill('SIGTERM');
  }
  const [status] = await once(hub, 'exit');
  expect(status).toBe(0);
});
