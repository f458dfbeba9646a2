import type { admin as en } from '../en/admin.ts';

/** Words of admin. */
export const admin = {} satisfies Record<keyof typeof en, string>;
