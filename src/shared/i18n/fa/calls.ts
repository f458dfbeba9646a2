import type { calls as en } from '../en/calls.ts';

/** Words of calls. */
export const calls = {} satisfies Record<keyof typeof en, string>;
