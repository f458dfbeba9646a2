import type { App, BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { isOurs } from './app-origin.ts';

/** Flags of every window; no window is made without them. */
export function securePreferences(preload: string): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
}

/** Copying a number to the clipboard is all that a page may do beyond its own drawing. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** May this page use this power of the browser? */
export function mayUse(permission: string, url: string, trusted: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isOurs(url, trusted);
}

/** Every page of the application, present and future: it stays where it is, opens nothing and embeds nothing. */
export function lockPages(app: Pick<App, 'on'>, trusted: string): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents, trusted));
}

function lockPage(contents: WebContents, trusted: string): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isOurs(event.url, trusted)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses the browser's powers: camera, location, devices … */
export function lockSession(session: Session, trusted: string): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(mayUse(permission, contents.getURL(), trusted)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin, trusted));
  session.setDevicePermissionHandler(() => false);
}
