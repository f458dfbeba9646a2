/** Rooms where recording is set up and looked after. */
export const recordingAdmin = {
  'recordingAdmin.title': 'Recording',
} as const;
