import type { recordings as en } from '../en/recordings.ts';

/** Recordings on cards, in lists and in the player. */
export const recordings = {
  'recordings.title': 'ضبط‌ها',
} satisfies Record<keyof typeof en, string>;
