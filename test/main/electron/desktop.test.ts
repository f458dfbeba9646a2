import { EventEmitter } from 'node:events';
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_ORIGIN, MAIN_URL, POP_URL } from '../../../src/main/electron/app-origin.ts';
import { NEWEST_CARD, openDesktop, type Parts } from '../../../src/main/electron/desktop.ts';
import { firstAddress } from '../../../src/main/electron/first-address.ts';
import { dressTray } from '../../../src/main/electron/tray.ts';
import { createLog } from '../../support/log.ts';
import { type Office, openOffice, PASSWORD } from '../../support/office.ts';
import { until } from '../../support/wait.ts';
import { type FakeWindow, fakeIpc, fakeWindow } from './fakes.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

/** A desktop on a real core, with everything of Electron's in the test's hand. */
async function open({
  shortcutTaken = false,
  popFails = false,
  mainUrl = MAIN_URL,
  dial = null as string | null,
} = {}) {
  const did: string[] = [];
  const log: string[] = [];
  const windows: FakeWindow[] = [];
  const wire = fakeIpc();
  const app = Object.assign(new EventEmitter(), {
    exit: (status?: number) => void did.push(`exit ${status}`),
    quit: () => void app.emit('before-quit', { preventDefault: () => did.push('quit put off') }),
  });
  const screen = Object.assign(new EventEmitter(), {
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayNearestPoint: () => ({ workArea: { x: 0, y: 0, width: 1366, height: 728 } }),
  });
  const shortcuts = new Map<string, () => void>();
  const parts = {
    app,
    ipc: wire.ipc,
    screen,
    power: new EventEmitter(),
    shortcuts: {
      register: (keys: string, run: () => void) => !shortcutTaken && Boolean(shortcuts.set(keys, run)),
      unregisterAll: () => void did.push('shortcuts end'),
    },
    makeWindow(options: Parameters<typeof fakeWindow>[0]) {
      const window = fakeWindow(options);
      windows.push(window);
      if (popFails && windows.length === 2) window.loadURL = () => Promise.reject(new Error('ERR_ABORTED'));
      return window;
    },
    makeTray: () => ({
      tray: { destroy: () => void did.push('tray ends') },
      dress: (language: string) => void did.push(`tray in ${language}`),
    }),
  } as unknown as Parts;
  await openDesktop(parts, {
    core: office.core,
    stopCore: async () => void did.push(`core ends, ${wire.channels().length} channels open`),
    log: createLog(log),
    flush: () => void did.push('log ends'),
    trusted: APP_ORIGIN,
    station: 'desk',
    preload: '/preload.cjs',
    mainUrl,
    popUrl: POP_URL,
    language: 'fa',
    dial,
  });
  const [main, pop] = windows;
  if (!main || !pop) throw new Error('the desktop has two windows');
  let asked = 0;
  const ask = (window: FakeWindow, name: string, input: unknown): Promise<unknown> => {
    const senderFrame = { url: window.url, origin: APP_ORIGIN, parent: null };
    const request = { id: `d${(asked += 1)}`, name, input };
    return wire.invoke('hamzang:request', { sender: window.webContents, senderFrame }, request);
  };
  const signIn = async (): Promise<void> => {
    const { token } = (
      (await ask(main, 'auth.signIn', { username: 'admin', password: PASSWORD })) as { data: { token: string } }
    ).data;
    await ask(pop, 'auth.resume', { token });
  };
  return { app, screen, did, log, main, pop, parts, shortcuts, ask, signIn };
}

describe('the desktop', () => {
  it('opens two windows on its own pages, and the pop stays hidden', async () => {
    const { main, pop, did } = await open();
    expect([main.url, pop.url]).toEqual(['app://hamzang/index.html', 'app://hamzang/index.html#/pop']);
    expect([pop.did.includes('showInactive'), did]).toEqual([false, ['tray in fa']]);
  });

  it('pops up when a call rings for whoever is signed in', async () => {
    await office.admin();
    const { pop, signIn } = await open();
    await signIn();
    office.box().say({ kind: 'callerId', line: 1, number: '09121234567', numberStatus: 'ok', name: null } as never);
    await until(() => pop.did.includes('showInactive'), 'the pop is shown');
    expect(pop.webContents.sent.map(({ message }) => (message as { name: string }).name)).toContain('pop.shown');
  });

  it('lets the pop page open the session anew when the main page signed in', async () => {
    await office.admin();
    const { pop, ask, main } = await open();
    await ask(main, 'auth.signIn', { username: 'admin', password: 'a wrong password' });
    expect(pop.webContents.reloads).toBe(0);
    await ask(main, 'auth.signIn', { username: 'admin', password: PASSWORD });
    expect(pop.webContents.reloads).toBe(1);
  });

  it('comes to the front when it is started a second time', async () => {
    const { app, main } = await open();
    app.emit('second-instance', {}, ['hamzang']);
    expect(main.did).toEqual(['show', 'focus']);
  });

  it('asks whether to dial the number of a link that another program opened', async () => {
    const { app, main } = await open();
    app.emit('second-instance', {}, ['hamzang', '--allow-file-access', 'tel:0912%20555-0039']);
    expect([main.did, main.url]).toEqual([['show', 'focus', 'show', 'focus'], `${MAIN_URL}#/dial/09125550039`]);
    app.emit('open-url', { preventDefault: () => {} }, 'tel:+98-21-8855;ext=7');
    expect(main.url).toBe(`${MAIN_URL}#/dial/%2B98218855`);
  });

  it('stays where it is when it is started again without a number', async () => {
    const { app, main } = await open();
    app.emit('second-instance', {}, ['hamzang', 'https://example.org/tel:1', 'tel:mailto']);
    expect(main.url).toBe(MAIN_URL);
  });

  it('opens with the number of the link that started it, but not before the first sign-in', async () => {
    expect((await open({ dial: '110' })).main.url).toBe(`${MAIN_URL}#/dial/110`);
    const first = `${MAIN_URL}#/sign-in/code`;
    expect((await open({ dial: '110', mainUrl: first })).main.url).toBe(first);
  });

  it('stays when all its windows are closed', async () => {
    const { app } = await open();
    expect(app.listenerCount('window-all-closed')).toBe(1);
  });

  it('comes to the front by the shortcut when there is no card', async () => {
    const { shortcuts, main } = await open();
    shortcuts.get(NEWEST_CARD)?.();
    expect(main.did).toEqual(['show', 'focus']);
  });

  it('stays open when a page is loaded anew before it was there', async () => {
    const { log, did } = await open({ popFails: true });
    expect(log).toEqual([expect.stringContaining('warn a page was not loaded')]);
    expect(did).toEqual(['tray in fa']);
  });

  it('says when another program holds the shortcut', async () => {
    expect((await open({ shortcutTaken: true })).log).toEqual(['warn another program holds the shortcut']);
  });

  it('quits in order: first the pages, then the core, and the process last', async () => {
    const { app, did } = await open();
    did.length = 0;
    app.quit();
    app.quit();
    await until(() => did.includes('exit 0'), 'the process ends');
    expect(did.filter((what, index) => did.indexOf(what) === index)).toEqual([
      'quit put off',
      'shortcuts end',
      'core ends, 0 channels open',
      'tray ends',
      'log ends',
      'exit 0',
    ]);
  });
});

describe('the first address', () => {
  it('carries a one-time code while nobody has set the office up', async () => {
    const address = await firstAddress(office.core, MAIN_URL, false);
    const [, code = ''] = /^app:\/\/hamzang\/index\.html#\/sign-in\/(.+)$/.exec(address) ?? [];
    expect(office.core.links.check(decodeURIComponent(code))).toMatchObject({ userId: null });
  });

  it('carries none afterwards: people sign in', async () => {
    await office.admin();
    expect(await firstAddress(office.core, MAIN_URL, false)).toBe(MAIN_URL);
  });

  it('opens a demonstration without a password', async () => {
    await office.admin();
    expect(await firstAddress(office.core, MAIN_URL, true)).toMatch(/#\/sign-in\/./);
  });
});

it.each([
  ['fa', ['باز کردن هم‌زنگ', 'خروج']],
  ['en', ['Open Hamzang', 'Quit']],
] as const)('the tray speaks %s', (language, labels) => {
  let shown: readonly MenuItemConstructorOptions[] = [];
  const did: string[] = [];
  const tray = { setToolTip: () => {}, setContextMenu: () => {} } as unknown as Tray;
  const buildMenu = (items: MenuItemConstructorOptions[]): Menu => {
    shown = items;
    return {} as Menu;
  };
  dressTray(tray, buildMenu, language, { open: () => did.push('open'), quit: () => did.push('quit') });
  expect(shown.flatMap((item) => item.label ?? [])).toEqual(labels);
  for (const item of shown) item.click?.({} as never, undefined, {} as never);
  expect(did).toEqual(['open', 'quit']);
});
