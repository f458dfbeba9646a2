/** Words of calls. */
export const calls = {} as const;
