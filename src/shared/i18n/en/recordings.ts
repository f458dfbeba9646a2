/** Recordings on cards, in lists and in the player. */
export const recordings = {
  'recordings.title': 'Recordings',
} as const;
