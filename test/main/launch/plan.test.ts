import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../src/main/data-folder.ts';
import { readArguments } from '../../../src/main/electron/arguments.ts';
import { browserCommand, whyNoDesktop } from '../../../src/main/launch/plan.ts';

const NO_DISPLAY = 'There is no display here, so Hamzang runs without its desktop window.';
const ROOT = 'Electron does not run as root, so Hamzang runs without its desktop window.';

describe('the desktop window', () => {
  it.each([
    ['linux', {}, 1000, NO_DISPLAY],
    ['linux', { DISPLAY: '' }, 1000, NO_DISPLAY],
    ['linux', { DISPLAY: ':0' }, 0, ROOT],
    ['linux', { DISPLAY: ':0' }, 1000, null],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
    ['win32', {}, null, null],
    ['darwin', {}, 501, null],
  ] as const)('on %s with %o for user %s: %s', (platform, env, userId, why) => {
    expect(whyNoDesktop({ platform, env, userId })).toBe(why);
  });
});

describe('a link', () => {
  const url = 'http://127.0.0.1:1/#/sign-in/a&calc.exe;$(id)';
  it.each([
    ['linux', ['xdg-open', [url]]],
    ['darwin', ['open', [url]]],
    ['win32', ['rundll32.exe', ['url.dll,FileProtocolHandler', url]]],
  ] as const)('is one word for the browser of %s, and no shell reads it', (platform, command) => {
    expect(browserCommand(platform, url)).toEqual(command);
  });
});

it.each([
  ['linux', {}, join('/home/sara', '.local', 'share', 'hamzang', 'data')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'hamzang', 'data')],
  ['darwin', {}, join('/home/sara', 'Library', 'Application Support', 'Hamzang', 'data')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Hamzang', 'data')],
  ['win32', {}, join('/home/sara', 'AppData', 'Local', 'Hamzang', 'data')],
] as const)('the data of %s with %o live in %s', (platform, env, folder) => {
  expect(dataFolder(platform, env, '/home/sara')).toBe(folder);
});

it.each([
  [[], { data: null, demo: false }],
  [['--data', '/d', '--demo'], { data: '/d', demo: true }],
  [['--data=/d', '--no-sandbox', '--remote-debugging-port=0', 'tel:+98'], { data: '/d', demo: false }],
] as const)('the arguments %o mean %o', (words, meant) => {
  expect(readArguments(words)).toEqual(meant);
});
