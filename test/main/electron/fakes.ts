import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, IpcMain, Rectangle, WebContents } from 'electron';
import type { OsStore } from '../../../src/main/electron/os-sealed-file.ts';

/** Electron's pieces as far as our seams touch them: it is not our module, and its runtime is not on every machine. */
export type FakeContents = EventEmitter & {
  sent: { channel: string; message: unknown }[];
  reloads: number;
  openHandler: (() => { action: string }) | null;
  url: string;
};

export type FakeWindow = EventEmitter & {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly did: string[];
  bounds: Rectangle | null;
  url: string | null;
};

export function fakeContents(): FakeContents & WebContents {
  const contents = Object.assign(new EventEmitter(), {
    sent: [] as { channel: string; message: unknown }[],
    reloads: 0,
    openHandler: null as (() => { action: string }) | null,
    url: 'app://hamzang/index.html',
    isDestroyed: () => false,
    getURL: () => contents.url,
    send: (channel: string, message: unknown) => void contents.sent.push({ channel, message }),
    reload: () => void (contents.reloads += 1),
    setWindowOpenHandler: (handler: () => { action: string }) => void (contents.openHandler = handler),
  });
  return contents as unknown as FakeContents & WebContents;
}

export function fakeWindow(options: BrowserWindowConstructorOptions): FakeWindow & BrowserWindow {
  const did: string[] = [];
  const say = (what: string) => () => void did.push(what);
  const window = Object.assign(new EventEmitter(), {
    options,
    did,
    webContents: fakeContents(),
    bounds: null as Rectangle | null,
    url: null as string | null,
    isDestroyed: () => false,
    isMinimized: () => false,
    show: say('show'),
    showInactive: say('showInactive'),
    hide: say('hide'),
    focus: say('focus'),
    restore: say('restore'),
    setAlwaysOnTop: say('setAlwaysOnTop'),
    setFocusable: (focusable: boolean) => void did.push(`setFocusable ${focusable}`),
    setBounds: (bounds: Rectangle) => void (window.bounds = bounds),
    loadURL: async (url: string) => void (window.url = url),
  });
  return window as unknown as FakeWindow & BrowserWindow;
}

/** A main end and a renderer's end of IPC; messages are cloned on the way, as between two processes. */
export function fakeIpc() {
  const handlers = new Map<string, (event: unknown, message: unknown) => Promise<unknown>>();
  const ipc = {
    handle: (channel: string, handler: (event: unknown, message: unknown) => Promise<unknown>) =>
      void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
  };
  async function invoke(channel: string, event: unknown, message: unknown): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, structuredClone(message)));
  }
  return {
    ipc: ipc as unknown as Pick<IpcMain, 'handle' | 'removeHandler'>,
    invoke,
    channels: () => [...handlers.keys()],
  };
}

/** A keyring: what it seals only it opens. `state` is the test's to change. */
export function fakeOsStore(state: Partial<OsState> = {}): OsStore & { readonly state: OsState } {
  const now: OsState = { backend: 'gnome_libsecret', available: true, locked: false, outdated: false, ...state };
  const mask = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  const opened = (): Promise<void> =>
    now.locked === 'asks'
      ? new Promise(() => undefined)
      : now.locked
        ? Promise.reject(new Error('locked'))
        : Promise.resolve();
  return {
    state: now,
    getSelectedStorageBackend: () => now.backend,
    isAsyncEncryptionAvailable: async () => now.available,
    encryptStringAsync: async (text) =>
      opened().then(() => Buffer.concat([Buffer.from('v11'), mask(Buffer.from(text))])),
    decryptStringAsync: async (sealed) => {
      await opened();
      if (sealed.toString('latin1', 0, 3) !== 'v11') throw new Error('it is nothing of ours');
      return { result: mask(sealed.subarray(3)).toString(), shouldReEncrypt: now.outdated };
    },
  };
}

type OsState = {
  backend: ReturnType<OsStore['getSelectedStorageBackend']>;
  available: boolean;
  /** `asks`: it waits for a password that nobody types. */
  locked: boolean | 'asks';
  outdated: boolean;
};
