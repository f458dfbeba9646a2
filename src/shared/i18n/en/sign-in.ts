/** Words of signIn. */
export const signIn = {} as const;
