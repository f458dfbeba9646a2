import { createStore, useStore } from '../store.ts';

/** Somebody asked for sound: from a moment (milliseconds), or (null) from where it is. Each asking is an object of its own. */
export type PlayAsked = { readonly atMs: number | null };

type Ask = PlayAsked & { readonly callId: string; readonly recordingId: string | null };

const store = createStore<{ readonly ask: Ask | null }>({ ask: null });

/** Asks the player of a call to sound, now or as soon as it is on screen. */
export function askToListen(callId: string, at: { atMs?: number | null; recordingId?: string | null } = {}): void {
  store.set({ ask: { callId, recordingId: at.recordingId ?? null, atMs: at.atMs ?? null } });
}

/** The asking was heard, or its call left the screen. */
export function forgetListen(callId: string): void {
  if (store.get().ask?.callId === callId) store.set({ ask: null });
}

/** What was asked of a call; null: nothing. */
export function useListenAsk(callId: string): Ask | null {
  const ask = useStore(store, (value) => value.ask);
  return ask?.callId === callId ? ask : null;
}
