import type { recordingAdmin as en } from '../en/recording-admin.ts';

/** Rooms where recording is set up and looked after. */
export const recordingAdmin = {
  'recordingAdmin.title': 'ضبط تماس',
} satisfies Record<keyof typeof en, string>;
