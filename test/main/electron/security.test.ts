import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { APP_ORIGIN, isOurs } from '../../../src/main/electron/app-origin.ts';
import { isTrusted } from '../../../src/main/electron/ipc-server.ts';
import { lockPages, lockSession } from '../../../src/main/electron/security.ts';
import { fakeContents } from './fakes.ts';

const OURS = ['app://hamzang/index.html', 'app://hamzang/index.html#/pop', 'app://hamzang/'];
const FOREIGN = [
  'https://example.com/',
  'app://hamzang.example/index.html',
  'app://other/index.html',
  'app://hamzang@example.com/',
  'app:hamzang',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'blob:app://hamzang/1',
  'not an address',
  '',
];

describe('an address', () => {
  it.each(OURS)('%s is ours', (url) => expect(isOurs(url, APP_ORIGIN)).toBe(true));
  it.each(FOREIGN)('%s is not ours', (url) => expect(isOurs(url, APP_ORIGIN)).toBe(false));
});

describe('a frame', () => {
  const top = { url: 'app://hamzang/index.html', origin: APP_ORIGIN, parent: null };
  it('is trusted when it is the top one of our own origin', () => expect(isTrusted(top, APP_ORIGIN)).toBe(true));
  it.each(FOREIGN)('from %s is not trusted', (url) => expect(isTrusted({ ...top, url }, APP_ORIGIN)).toBe(false));
  it('inside another one is not trusted', () => {
    expect(isTrusted({ ...top, parent: {} as never }, APP_ORIGIN)).toBe(false);
  });
  it('that is gone is not trusted', () => expect(isTrusted(null, APP_ORIGIN)).toBe(false));
});

describe('every page', () => {
  const locked = () => {
    const app = new EventEmitter();
    lockPages(app as unknown as App, APP_ORIGIN);
    const contents = fakeContents();
    app.emit('web-contents-created', {}, contents);
    return contents;
  };
  const prevented = (event: string, url: string): boolean => {
    let stopped = false;
    locked().emit(event, { url, preventDefault: () => (stopped = true) });
    return stopped;
  };

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays where it is at %s', (event) => {
    for (const url of FOREIGN) expect([url, prevented(event, url)]).toEqual([url, true]);
    for (const url of OURS) expect([url, prevented(event, url)]).toEqual([url, false]);
  });

  it('opens no window', () => expect(locked().openHandler?.()).toEqual({ action: 'deny' }));
  it('embeds no other page', () => expect(prevented('will-attach-webview', OURS[0] ?? '')).toBe(true));
});

describe('the powers of the browser', () => {
  type Request = Parameters<Session['setPermissionRequestHandler']>[0];
  type Check = Parameters<Session['setPermissionCheckHandler']>[0];
  const locked = () => {
    const set: { request?: Request; check?: Check; device?: () => boolean } = {};
    lockSession(
      {
        setPermissionRequestHandler: (handler: Request) => (set.request = handler),
        setPermissionCheckHandler: (handler: Check) => (set.check = handler),
        setDevicePermissionHandler: (handler: () => boolean) => (set.device = handler),
      } as unknown as Session,
      APP_ORIGIN,
    );
    return set;
  };
  const asked = (permission: string, url = `${APP_ORIGIN}/index.html`): readonly (boolean | undefined)[] => {
    const { request, check } = locked();
    const contents = Object.assign(fakeContents(), { url });
    let decided: boolean | undefined;
    request?.(contents, permission as never, (granted) => (decided = granted), {} as never);
    return [decided, check?.(contents, permission as never, url, {} as never)];
  };

  it.each([
    'media',
    'geolocation',
    'notifications',
    'serial',
    'usb',
    'hid',
    'clipboard-read',
    'openExternal',
    'unknown',
  ])('do not include %s', (permission) => expect(asked(permission)).toEqual([false, false]));
  it('include copying a number, for our pages alone', () => {
    expect(asked('clipboard-sanitized-write')).toEqual([true, true]);
    expect(asked('clipboard-sanitized-write', 'https://example.com/')).toEqual([false, false]);
  });
  it('include no device', () => expect(locked().device?.()).toBe(false));
});
