import { useLayoutEffect } from 'react';
import { useOwnKeys } from '../ui/use-own-keys.ts';
import { tellMainWindow } from './between-windows.ts';
import { Cards } from './pop-layer.tsx';
import type { Around } from './use-card-deeds.ts';

const AROUND: Around = {
  openFile: (customerId) => tellMainWindow({ kind: 'openFile', customerId }),
  focusNote: (callId) => tellMainWindow({ kind: 'focusNote', callId }),
};

/** The window above all windows: nothing but the cards, on nothing. */
export function PopWindow() {
  useOwnKeys();
  // Before the first paint, so that the window never shows a ground of its own.
  useLayoutEffect(() => {
    document.documentElement.classList.add('hz-pop-window');
    return () => document.documentElement.classList.remove('hz-pop-window');
  }, []);
  return <Cards around={AROUND} place="cardWindow" />;
}
