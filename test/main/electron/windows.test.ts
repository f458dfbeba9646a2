import { describe, expect, it } from 'vitest';
import { makeMainWindow, makePopWindow } from '../../../src/main/electron/windows.ts';
import { fakeWindow } from './fakes.ts';

const SECURE = {
  preload: '/preload.cjs',
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

const main = (quitting = false) =>
  makeMainWindow(fakeWindow, '/preload.cjs', () => quitting) as ReturnType<typeof fakeWindow>;
const pop = (quitting = false) =>
  makePopWindow(fakeWindow, '/preload.cjs', () => quitting) as ReturnType<typeof fakeWindow>;

describe('the main window', () => {
  it('is made with every guard up', () => {
    expect(main().options.webPreferences).toEqual(SECURE);
  });

  it('is shown when there is something to see', () => {
    const window = main();
    expect(window.options.show).toBe(false);
    window.emit('ready-to-show');
    expect(window.did).toEqual(['show']);
  });
});

describe('the pop window', () => {
  it('is made with every guard up, and paints while it is hidden', () => {
    expect(pop().options.webPreferences).toEqual({ ...SECURE, backgroundThrottling: false });
    expect(pop().options.paintWhenInitiallyHidden).toBe(true);
  });

  it('lies above all, has no frame, and neither keyboard nor place in the task bar', () => {
    expect(pop().options).toMatchObject({
      show: false,
      frame: false,
      alwaysOnTop: true,
      focusable: false,
      skipTaskbar: true,
      resizable: false,
    });
  });

  it('takes the keyboard when it is clicked and gives it back when it is left', () => {
    const window = pop();
    window.did.length = 0;
    window.webContents.emit('before-mouse-event', {}, { type: 'mouseMove' });
    expect(window.did).toEqual([]);
    window.webContents.emit('before-mouse-event', {}, { type: 'mouseDown' });
    window.emit('blur');
    expect(window.did).toEqual(['setFocusable true', 'focus', 'setFocusable false']);
  });
});

describe.each([
  ['main', main],
  ['pop', pop],
] as const)('closing the %s window', (_name, make) => {
  const close = (window: ReturnType<typeof fakeWindow>): boolean => {
    let prevented = false;
    window.emit('close', { preventDefault: () => (prevented = true) });
    return prevented;
  };

  it('hides it, because calls keep coming', () => {
    const window = make(false);
    expect([close(window), window.did.includes('hide')]).toEqual([true, true]);
  });

  it('closes it when the application quits', () => {
    const window = make(true);
    expect([close(window), window.did.includes('hide')]).toEqual([false, false]);
  });
});
