import type { pop as en } from '../en/pop.ts';

/** Words of pop. */
export const pop = {} satisfies Record<keyof typeof en, string>;
