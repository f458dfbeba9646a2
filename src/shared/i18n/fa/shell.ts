import type { shell as en } from '../en/shell.ts';

/** Words of shell. */
export const shell = {} satisfies Record<keyof typeof en, string>;
