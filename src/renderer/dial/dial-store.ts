import { createStore } from '../store.ts';

/** What the dialog of dialling shows: a number that a link asks for, or one to be dialled by hand. */
export type DialView =
  | { readonly kind: 'asked'; readonly number: string }
  | { readonly kind: 'byHand'; readonly number: string; readonly lineName: string | null };

export const dialStore = createStore<{ readonly view: DialView | null }>({ view: null });

/** Asks the person before a number is dialled that something else than a click in the application named. */
export function askToDial(number: string): void {
  dialStore.set({ view: { kind: 'asked', number } });
}

export function showByHand(number: string, lineName: string | null): void {
  dialStore.set({ view: { kind: 'byHand', number, lineName } });
}

export function closeDial(): void {
  dialStore.set({ view: null });
}
