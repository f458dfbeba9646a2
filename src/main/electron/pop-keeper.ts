import type { BrowserWindow, Screen } from 'electron';
import type { Overheard } from './ipc-server.ts';
import { popBounds } from './pop-bounds.ts';
import { afterOverheard, EMPTY_POP_VIEW, type PopView } from './pop-watch.ts';
import { takeKeyboard } from './windows.ts';

/** How long a folding card still names who took the call, in milliseconds. */
const FOLD_MS = 300;

type PopScreen = Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint'>;
export type PopKeeperOptions = {
  readonly window: BrowserWindow;
  readonly screen: PopScreen;
  readonly onLanguage: (language: PopView['language']) => void;
  /** setTimeout, or the test's own. */
  readonly later: (run: () => void, ms: number) => void;
};

/** Shows, places and hides the pop window by what passes over the pages' connections. */
export interface PopKeeper {
  overhear(heard: Overheard): void;
  /** Places it again: a display came or went, or the computer woke up. */
  place(): void;
  /** Gives the newest card the keyboard; false where there is none. */
  reach(): boolean;
}

export function keepPop(options: PopKeeperOptions): PopKeeper {
  const { window, screen } = options;
  let view = EMPTY_POP_VIEW;

  function place(): void {
    if (view.callIds.size === 0) return;
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const direction = view.language === 'fa' ? 'rtl' : 'ltr';
    window.setBounds(popBounds(workArea, view.corner, direction, view.callIds.size));
  }

  function fold(): void {
    if (window.isDestroyed()) return;
    if (view.callIds.size === 0) window.hide();
    else place();
  }

  function follow(before: PopView): void {
    const came = [...view.callIds].some((id) => !before.callIds.has(id));
    if (came) {
      place();
      // Shown without being activated: what the agent types goes where it went before.
      window.showInactive();
    } else if (view.callIds.size < before.callIds.size) {
      options.later(fold, FOLD_MS);
    } else {
      place();
    }
  }

  return {
    overhear(heard) {
      const before = view;
      view = afterOverheard(view, heard);
      if (view === before || window.isDestroyed()) return;
      if (view.language !== before.language) options.onLanguage(view.language);
      follow(before);
    },
    place,
    reach() {
      if (view.callIds.size === 0) return false;
      window.showInactive();
      takeKeyboard(window);
      return true;
    },
  };
}
