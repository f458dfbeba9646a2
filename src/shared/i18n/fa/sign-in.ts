import type { signIn as en } from '../en/sign-in.ts';

/** Words of signIn. */
export const signIn = {} satisfies Record<keyof typeof en, string>;
