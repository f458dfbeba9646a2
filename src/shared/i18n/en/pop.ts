/** Words of pop. */
export const pop = {} as const;
