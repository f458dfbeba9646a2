import type { firstRun as en } from '../en/first-run.ts';

/** Words of firstRun. */
export const firstRun = {} satisfies Record<keyof typeof en, string>;
