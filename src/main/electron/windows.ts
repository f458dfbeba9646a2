import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { CARD } from './pop-bounds.ts';
import { securePreferences } from './security.ts';

export type MakeWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

/** The house itself. Closing it leaves the application in the tray, because calls keep coming. */
export function makeMainWindow(make: MakeWindow, preload: string, isQuitting: () => boolean): BrowserWindow {
  const window = make({
    title: 'Hamzang',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: securePreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  hideInsteadOfClosing(window, isQuitting);
  return window;
}

/**
 * The screen pop, made beforehand and kept hidden, because making a window at the ring costs about 100 ms.
 * It never takes the keyboard from what the agent is typing until it is clicked.
 */
export function makePopWindow(make: MakeWindow, preload: string, isQuitting: () => boolean): BrowserWindow {
  const window = make({
    title: 'Hamzang',
    width: CARD.width,
    height: CARD.height,
    show: false,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    alwaysOnTop: true,
    focusable: false,
    skipTaskbar: true,
    paintWhenInitiallyHidden: true,
    webPreferences: { ...securePreferences(preload), backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'pop-up-menu');
  window.webContents.on('before-mouse-event', (_event, mouse) => {
    if (mouse.type === 'mouseDown') takeKeyboard(window);
  });
  window.on('blur', () => window.setFocusable(false));
  hideInsteadOfClosing(window, isQuitting);
  return window;
}

/** From now on, and until it loses the focus, the pop hears keys. */
export function takeKeyboard(window: BrowserWindow): void {
  window.setFocusable(true);
  window.focus();
}

/** Shows a window that may be hidden or minimised, in front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function hideInsteadOfClosing(window: BrowserWindow, isQuitting: () => boolean): void {
  window.on('close', (event) => {
    if (isQuitting()) return;
    event.preventDefault();
    window.hide();
  });
}
