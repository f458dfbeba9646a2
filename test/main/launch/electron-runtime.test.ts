import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchElectron, findElectron } from '../../../src/main/launch/electron-runtime.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hamzang-runtime-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const never = new AbortController().signal;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const program = () => join(root, 'node_modules/electron/dist/electron');
/** Plays the installer of the electron package. */
const INSTALLER = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');
`;

describe('the Electron runtime', () => {
  it('is found where its package put it', () => {
    expect(findElectron(root, {})).toBeNull();
    put('node_modules/electron/path.txt', 'electron');
    expect(findElectron(root, {})).toBeNull();
    put('node_modules/electron/dist/electron', '');
    expect(findElectron(root, {})).toBe(program());
  });

  it('is found where ELECTRON_OVERRIDE_DIST_PATH says', () => {
    put('node_modules/electron/path.txt', 'electron');
    put('elsewhere/electron', '');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBe(
      join(root, 'elsewhere/electron'),
    );
  });

  it('is downloaded by its own installer where the network answers', async () => {
    put('node_modules/electron/install.js', INSTALLER);
    const server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await fetchElectron(root, { ELECTRON_MIRROR: mirror }, never)).toBe(true);
    expect(findElectron(root, {})).toBe(program());
    server.close();
  });

  it('is not asked for where the network refuses', async () => {
    put('node_modules/electron/install.js', INSTALLER);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    server.close();
    await once(server, 'close');
    expect(await fetchElectron(root, { ELECTRON_MIRROR: mirror }, never)).toBe(false);
    expect(findElectron(root, {})).toBeNull();
  });

  it('is missing when its installer fails, or is not there', async () => {
    const behindProxy = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect(await fetchElectron(root, behindProxy, never)).toBe(false);
    put('node_modules/electron/install.js', 'process.exit(1);');
    expect(await fetchElectron(root, behindProxy, never)).toBe(false);
  });
});
