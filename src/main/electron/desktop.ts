import type { App, BrowserWindow, GlobalShortcut, IpcMain, PowerMonitor, Screen, Tray } from 'electron';
import type { Language } from '../../shared/i18n/translate.ts';
import type { Core } from '../core/core-types.ts';
import type { Log } from '../core/ports.ts';
import { type IpcServer, type Overheard, serveIpc } from './ipc-server.ts';
import { keepPop, type PopKeeper } from './pop-keeper.ts';
import { nameOf } from './pop-watch.ts';
import { quitInOrder } from './quit.ts';
import { dialUrl, numberInWords } from './tel-link.ts';
import { bringToFront, type MakeWindow, makeMainWindow, makePopWindow } from './windows.ts';

/** Reaches the newest card from anywhere. */
export const NEWEST_CARD = 'Control+Alt+Space';

/** What of Electron the desktop lives on. */
export type Parts = {
  readonly app: Pick<App, 'on' | 'exit' | 'quit'>;
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly screen: Pick<Screen, 'on' | 'getCursorScreenPoint' | 'getDisplayNearestPoint'>;
  readonly power: Pick<PowerMonitor, 'on'>;
  readonly shortcuts: Pick<GlobalShortcut, 'register' | 'unregisterAll'>;
  readonly makeWindow: MakeWindow;
  readonly makeTray: (open: () => void) => { readonly tray: Tray; readonly dress: (language: Language) => void };
};

export type DesktopOptions = {
  readonly core: Core;
  /** Stops the core and closes its store. */
  readonly stopCore: () => Promise<void>;
  readonly log: Log;
  /** Writes out what of the log still waits. */
  readonly flush: () => void;
  readonly trusted: string;
  readonly station: string;
  readonly preload: string;
  readonly mainUrl: string;
  readonly popUrl: string;
  readonly language: Language;
  /** The number of the `tel:` link that started us; null: none did. */
  readonly dial: string | null;
};

/** Opens the house on this computer: two windows on one core, a tray, a shortcut, and an orderly end. */
export async function openDesktop(parts: Parts, options: DesktopOptions): Promise<void> {
  const { app, screen } = parts;
  const { log } = options;
  const ipc = serveIpc({ ...options, ipc: parts.ipc, connect: options.core.connect });
  const quit = quitInOrder(
    [
      { name: 'shortcuts', end: () => parts.shortcuts.unregisterAll() },
      { name: 'pages', end: () => ipc.close() },
      { name: 'core', end: options.stopCore },
      { name: 'tray', end: () => tray.destroy() },
      { name: 'log', end: options.flush },
    ],
    log,
  );
  const main = makeMainWindow(parts.makeWindow, options.preload, quit.begun);
  const popWindow = makePopWindow(parts.makeWindow, options.preload, quit.begun);
  const { tray, dress } = parts.makeTray(() => bringToFront(main));
  dress(options.language);
  const pop = keepPop({ window: popWindow, screen, onLanguage: dress, later: (run, ms) => void setTimeout(run, ms) });

  connectPages(ipc, main, popWindow, pop);
  followSystem(parts, main, pop, log);
  const dial = (number: string): void => {
    bringToFront(main);
    // Only what stands behind the hash changes: the page stays and asks the person.
    void load(main, dialUrl(options.mainUrl, number), log);
  };
  followTelLinks(app, dial);
  app.on('before-quit', (event) => {
    if (!quit.begun()) event.preventDefault();
    void quit.run().then(() => app.exit(0));
  });
  await Promise.all([load(main, firstUrl(options), log), load(popWindow, options.popUrl, log)]);
}

/** A first sign-in comes before any call. */
function firstUrl({ mainUrl, dial }: DesktopOptions): string {
  return dial === null || mainUrl.includes('#') ? mainUrl : dialUrl(mainUrl, dial);
}

/** `tel:` links reach a running application as words of a second start, on macOS as an event. */
function followTelLinks(app: Parts['app'], dial: (number: string) => void): void {
  app.on('second-instance', (_event, words) => {
    const number = numberInWords(words);
    if (number !== null) dial(number);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const number = numberInWords([url]);
    if (number !== null) dial(number);
  });
}

/** A page that is loaded anew before it was there rejects the first time: no reason to close the office. */
async function load(window: BrowserWindow, url: string, log: Log): Promise<void> {
  try {
    await window.loadURL(url);
  } catch (error) {
    log.warn({ err: error }, 'a page was not loaded');
  }
}

/** The answers after which the pop page must open the session anew, because the main page changed it. */
const SESSION_CHANGES: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.setUp',
  'auth.redeem',
  'auth.signOut',
  'me.savePreferences',
]);

function connectPages(ipc: IpcServer, main: BrowserWindow, popWindow: BrowserWindow, pop: PopKeeper): void {
  ipc.attach(main.webContents, (heard) => {
    pop.overhear(heard);
    if (answered(heard, (name) => SESSION_CHANGES.has(name))) popWindow.webContents.reload();
  });
  ipc.attach(popWindow.webContents, (heard) => {
    pop.overhear(heard);
    // Who takes a call from its card wants the file and the note field next.
    if (answered(heard, (name) => name === 'calls.take')) bringToFront(main);
  });
}

function answered(heard: Overheard, which: (name: string) => boolean): boolean {
  return 'reply' in heard && heard.reply.ok && which(nameOf(heard.request) ?? '');
}

function followSystem(parts: Parts, main: BrowserWindow, pop: PopKeeper, log: Log): void {
  const { app, screen, power, shortcuts } = parts;
  app.on('second-instance', () => bringToFront(main));
  app.on('activate', () => bringToFront(main));
  // The tray keeps the application alive without windows.
  app.on('window-all-closed', () => {});
  screen.on('display-metrics-changed', pop.place);
  screen.on('display-added', pop.place);
  screen.on('display-removed', pop.place);
  power.on('resume', () => {
    log.info({}, 'the computer woke up');
    pop.place();
  });
  const taken = !shortcuts.register(NEWEST_CARD, () => {
    if (!pop.reach()) bringToFront(main);
  });
  if (taken) log.warn({ shortcut: NEWEST_CARD }, 'another program holds the shortcut');
}
