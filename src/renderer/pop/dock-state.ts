import { createStore } from '../store.ts';

/** Which docked call should show itself with the cursor in its note; `turn` makes asking twice two askings. */
export const dockFocus = createStore<{ readonly callId: string | null; readonly turn: number }>({
  callId: null,
  turn: 0,
});

/** How much of the screen's end the dock covers, in CSS pixels: cards stand above it. */
export const dockSize = createStore<{ readonly height: number }>({ height: 0 });

/** Brings a docked call to the front, its note ready to be typed. */
export function focusDockNote(callId: string): void {
  dockFocus.set(({ turn }) => ({ callId, turn: turn + 1 }));
}
