import { createStore } from '../store.ts';

/** How much of the page's top is the bar and the lines, in CSS pixels: cards stand below it. */
export const headSize = createStore<{ readonly height: number }>({ height: 0 });
