import type { desk as en } from '../en/desk.ts';

/** Words of desk. */
export const desk = {} satisfies Record<keyof typeof en, string>;
