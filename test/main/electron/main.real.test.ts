import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCore } from '../../../src/main/start-core.ts';
import { createLog } from '../../support/log.ts';
import { until } from '../../support/wait.ts';
import { type FakeWindow, fakeIpc, fakeOsStore, fakeWindow } from './fakes.ts';

/** What the entry did with Electron, in order, and what its pieces are for this test. */
let did: string[];
let windows: FakeWindow[];
let app: EventEmitter;
let isFirst: boolean;

vi.mock('electron', () => ({
  get app() {
    return app;
  },
  BrowserWindow: class {
    constructor(options: Parameters<typeof fakeWindow>[0]) {
      const window = fakeWindow(options);
      windows.push(window);
      did.push('window');
      // biome-ignore lint/correctness/noConstructorReturn: a constructor's part is played by a function.
      return window;
    }
  },
  Tray: class extends EventEmitter {
    setToolTip() {}
    setContextMenu() {}
    destroy() {
      did.push('tray ends');
    }
  },
  dialog: { showErrorBox: (title: string, text: string) => void did.push(`error box: ${title}: ${text}`) },
  globalShortcut: { register: () => true, unregisterAll: () => {} },
  ipcMain: fakeIpc().ipc,
  Menu: { setApplicationMenu: (menu: unknown) => void did.push(`menu ${menu}`), buildFromTemplate: () => ({}) },
  nativeImage: { createFromDataURL: () => ({}) },
  powerMonitor: new EventEmitter(),
  protocol: {
    registerSchemesAsPrivileged: () => void did.push('scheme'),
    handle: (scheme: string) => void did.push(`serve ${scheme}`),
  },
  safeStorage: fakeOsStore(),
  screen: new EventEmitter(),
  session: {
    defaultSession: {
      setPermissionRequestHandler: () => void did.push('permissions'),
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      on: (event: string) => void did.push(event),
    },
  },
}));

let folder: string;
let ready: () => void;
const argv = process.argv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang-main-'));
  did = [];
  windows = [];
  isFirst = true;
  process.argv = [process.execPath, '.', '--data', join(folder, 'office')];
  const whenReady = new Promise<void>((resolve) => (ready = resolve));
  app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    enableSandbox: () => did.push('sandbox'),
    exit: (status: number) => did.push(`exit ${status}`),
    getPreferredSystemLanguages: () => ['en-GB'],
    quit: () => did.push('quit'),
    requestSingleInstanceLock: () => isFirst,
    setAppUserModelId: () => {},
    setPath: (name: string, path: string) => did.push(`${name} in ${path.slice(folder.length + 1)}`),
    whenReady: () => whenReady,
  });
  vi.resetModules();
});
afterEach(() => {
  process.argv = argv;
  for (const event of ['uncaughtException', 'unhandledRejection'])
    for (const listener of process.listeners(event as 'uncaughtException').slice(-1)) process.off(event, listener);
  rmSync(folder, { recursive: true, force: true });
});
const start = () => import('../../../src/main/electron/main.ts');

describe('the desktop program', () => {
  it('puts up its guards before anything is shown, then opens the office', async () => {
    await start();
    expect(did).toEqual([`userData in ${join('office', 'desktop')}`, 'sandbox', 'scheme']);
    ready();
    await until(() => windows.length === 2 && windows[1]?.url, 'both windows are open');
    expect(did.slice(3).filter((what) => !what.startsWith('menu'))).toEqual([
      'permissions',
      'will-download',
      'serve app',
      'window',
      'window',
    ]);
    expect(windows[0]?.url).toMatch(/^app:\/\/hamzang\/index\.html#\/sign-in\/./);
    expect(existsSync(join(folder, 'office', 'hamzang.sqlite'))).toBe(true);
    const keys = readdirSync(join(folder, 'office')).filter((name) => name.includes('.key'));
    expect(keys).toEqual(['recordings.key.sealed', 'secrets.key.sealed']);

    app.emit('before-quit', { preventDefault: () => did.push('quit put off') });
    await until(() => did.includes('exit 0'), 'it ended');
    expect(did.slice(-3)).toEqual(['quit put off', 'tray ends', 'exit 0']);
    const again = await startCore({
      dataDir: join(folder, 'office'),
      devices: [],
      demo: false,
      log: createLog(),
      version: 'test',
    });
    await again.stop();
  });

  it('leaves at once when it runs already', async () => {
    isFirst = false;
    await start();
    expect([did.includes('quit'), did.includes('scheme'), windows]).toEqual([true, false, []]);
  });

  it('says in a window why it cannot start, and ends', async () => {
    mkdirSync(join(folder, 'office'));
    writeFileSync(join(folder, 'office', 'hamzang.sqlite'), 'no database at all '.repeat(500));
    await start();
    ready();
    await until(() => did.includes('exit 1'), 'it ended');
    expect(did.at(-2)).toMatch(/^error box: Hamzang could not start: .{20,}/);
    expect(windows).toEqual([]);
  });
});
