import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  Tray,
} from 'electron';
import { createTranslate, type Language } from '../../shared/i18n/translate.ts';
import { findInstallation } from '../config.ts';
import { dataFolder } from '../data-folder.ts';
import { catchTheUncaught } from '../last-resort.ts';
import { openLog } from '../log.ts';
import { createMediaAnswers } from '../server/media-answer.ts';
import { startCore } from '../start-core.ts';
import { APP_ORIGIN, MAIN_URL, originOf, POP_URL } from './app-origin.ts';
import { registerAppScheme, serveAppPages } from './app-pages.ts';
import { readArguments } from './arguments.ts';
import { openDesktop, type Parts } from './desktop.ts';
import { openDesktopRecordingsKey } from './desktop-recordings-key.ts';
import { openDesktopSecrets } from './desktop-secrets.ts';
import { guardDownloads } from './downloads.ts';
import { firstAddress } from './first-address.ts';
import { lockPages, lockSession } from './security.ts';
import { numberInWords } from './tel-link.ts';
import { dressTray } from './tray.ts';
import { TRAY_ICON } from './tray-icon.ts';

const here = import.meta.dirname;
let asked = numberInWords(process.argv);
const { data, demo } = readArguments(process.argv.slice(app.isPackaged ? 1 : 2));
const developing = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const trusted = (developing && originOf(developing)) ?? APP_ORIGIN;
const dataDir = data ?? dataFolder(process.platform, process.env, homedir());

// One desktop per data folder: the lock and the browser's own files live beside the data.
app.setPath('userData', join(dataDir, 'desktop'));
if (app.requestSingleInstanceLock()) {
  // macOS tells the link that starts us before anything is ready.
  app.once('open-url', (_event, url) => {
    asked = numberInWords([url]);
  });
  app.enableSandbox();
  registerAppScheme(protocol);
  lockPages(app, trusted);
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const { log, flush } = openLog(process.env.HAMZANG_LOG);
  catchTheUncaught(
    log,
    () => undefined,
    () => app.quit(),
  );
  app.setAppUserModelId('app.hamzang.desktop');
  // While developing the link would start Electron without the application.
  if (app.isPackaged) app.setAsDefaultProtocolClient('tel');
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  lockSession(session.defaultSession, trusted);
  guardDownloads(session.defaultSession, app, trusted, log);
  const { screenDir, version } = findInstallation();
  const keeper = { store: safeStorage, platform: process.platform, log };
  const { core, stop } = await startCore({
    dataDir,
    devices: [],
    demo,
    log,
    version,
    openSecrets: () => openDesktopSecrets(dataDir, keeper),
    openRecordingsKey: () => openDesktopRecordingsKey(dataDir, keeper),
  });
  serveAppPages(protocol, screenDir, createMediaAnswers({ openMedia: core.openMedia, log, count: core.count }));
  const base = developing ? `${developing}/index.html` : MAIN_URL;
  await openDesktop(electronParts(), {
    core,
    stopCore: stop,
    flush,
    log,
    trusted,
    station: hostname(),
    preload: join(here, '../preload/preload.cjs'),
    mainUrl: await firstAddress(core, base, demo),
    popUrl: developing ? `${developing}/index.html#/pop` : POP_URL,
    language: systemLanguage(),
    dial: asked,
  });
}

function electronParts(): Parts {
  return {
    app,
    ipc: ipcMain,
    screen,
    power: powerMonitor,
    shortcuts: globalShortcut,
    makeWindow: (options) => new BrowserWindow(options),
    makeTray(open) {
      const tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
      tray.on('click', open);
      const deeds = { open, quit: () => app.quit() };
      return { tray, dress: (words) => dressTray(tray, Menu.buildFromTemplate, words, deeds) };
    },
  };
}

/** Until somebody signed in: the computer's own language, Persian unless it says otherwise. */
function systemLanguage(): Language {
  const [first = 'fa'] = app.getPreferredSystemLanguages();
  return first.startsWith('fa') ? 'fa' : 'en';
}

/** A start that failed says why, in a window, because nobody sees a desktop program's output. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(
    createTranslate(systemLanguage())('desktopCannotStart'),
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}
