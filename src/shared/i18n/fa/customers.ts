import type { customers as en } from '../en/customers.ts';

/** Words of customers. */
export const customers = {} satisfies Record<keyof typeof en, string>;
