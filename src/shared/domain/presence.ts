/** What an agent says of himself; being in a call is told by the calls, being away from the system by the connection. */
export const PRESENCE_STATES = ['available', 'away', 'break', 'meeting', 'doNotDisturb'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];
