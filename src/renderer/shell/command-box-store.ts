import { createSpotlight } from '@mantine/spotlight';

const [store, controls] = createSpotlight();

/** The state of the search box, and how to open it from anywhere. */
export const commandBoxStore = store;
export const commandBox = controls;

/** Makes the first row the one that Enter runs. The library does so at each letter, not when answers arrive later. */
export function selectFirstCommand(): void {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}
