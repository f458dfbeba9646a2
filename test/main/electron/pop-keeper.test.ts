import { describe, expect, it } from 'vitest';
import { keepPop } from '../../../src/main/electron/pop-keeper.ts';
import { fakeWindow } from './fakes.ts';

const WORK_AREA = { x: 0, y: 0, width: 1366, height: 728 };

function openPop() {
  const window = fakeWindow({});
  const due: (() => void)[] = [];
  const languages: string[] = [];
  const keeper = keepPop({
    window,
    screen: {
      getCursorScreenPoint: () => ({ x: 0, y: 0 }),
      getDisplayNearestPoint: () => ({ workArea: WORK_AREA }) as Electron.Display,
    },
    onLanguage: (language) => void languages.push(language),
    later: (run) => void due.push(run),
  });
  const hear = (name: string, payload: unknown): void => keeper.overhear({ push: { name, payload, at: 0, mono: 0 } });
  return {
    window,
    keeper,
    languages,
    shown: (callId: string) => hear('pop.shown', { callId }),
    folded: (callId: string) => hear('pop.folded', { callId }),
    answer: (name: string, data: unknown) =>
      keeper.overhear({ request: { id: '1', name, input: {} }, reply: { ok: true, data } }),
    passFold: () => {
      for (const run of due.splice(0)) run();
    },
  };
}

describe('the pop window', () => {
  it('comes with a call, in its corner, without taking the keyboard', () => {
    const { window, shown } = openPop();
    shown('a');
    expect([window.did, window.bounds]).toEqual([['showInactive'], { x: 990, y: 392, width: 360, height: 320 }]);
  });

  it('grows with the next call and shrinks when one folds, after its last words could be read', () => {
    const { window, shown, folded, passFold } = openPop();
    shown('a');
    shown('b');
    expect(window.bounds?.height).toBe(646);
    folded('a');
    expect(window.bounds?.height).toBe(646);
    passFold();
    expect([window.bounds?.height, window.did.includes('hide')]).toEqual([320, false]);
  });

  it('hides when the last card has folded', () => {
    const { window, shown, folded, passFold } = openPop();
    shown('a');
    folded('a');
    expect(window.did).toEqual(['showInactive']);
    passFold();
    expect(window.did).toEqual(['showInactive', 'hide']);
  });

  it('stays when another call came while the last card was folding', () => {
    const { window, shown, folded, passFold } = openPop();
    shown('a');
    folded('a');
    shown('b');
    passFold();
    expect(window.did).toEqual(['showInactive', 'showInactive']);
  });

  it('moves to the corner and side that its owner chooses', () => {
    const { window, shown, answer, languages } = openPop();
    shown('a');
    answer('me.savePreferences', {
      kind: 'user',
      id: 'u',
      name: 'Sara',
      username: 'sara',
      role: 'agent',
      permissions: [],
      hasPassword: true,
      preferences: {
        language: 'en',
        theme: 'auto',
        digits: 'latn',
        calendar: 'gregorian',
        popCorner: 'startTop',
        sounds: true,
        volume: 1,
      },
    });
    expect([window.bounds, languages]).toEqual([{ x: 16, y: 16, width: 360, height: 320 }, ['en']]);
  });

  it('takes the keyboard by the shortcut, and only where there is a card', () => {
    const { window, keeper, shown } = openPop();
    expect([keeper.reach(), window.did]).toEqual([false, []]);
    shown('a');
    expect([keeper.reach(), window.did]).toEqual([
      true,
      ['showInactive', 'showInactive', 'setFocusable true', 'focus'],
    ]);
  });

  it('is not placed while it is hidden', () => {
    const { window, keeper } = openPop();
    keeper.place();
    expect(window.bounds).toBeNull();
  });
});
