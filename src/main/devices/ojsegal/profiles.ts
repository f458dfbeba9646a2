import { almStartUp } from '../alm1/start-up.ts';
import type { BoxProfile, HookWords } from '../hook-words.ts';

const BAUD_RATE = 9_600;
const ALM_BAUD_RATE = 57_600;

// Danjeh says what the line does: hook-on is in use. Off-hook and On-hook say where the handset is, as everywhere else.
const DANJEH: HookWords = { 'hook-on': 'inUse', 'hook-off': 'idle', 'off-hook': 'inUse', 'on-hook': 'idle' };
const ALM: HookWords = { hookon: 'inUse', hookoff: 'idle', 'off-hook': 'inUse', 'on-hook': 'idle' };
/** Frames of letters, `HF` and `HND`, or no hook at all. */
const WORDLESS: HookWords = {};

/** The makes of the `L<n>…@` family (device notes §3.1). One decoder reads them all: no word means two things in it. */
export const OJSEGAL_PROFILES = {
  ojsegal: { name: 'Oj Segal', baudRate: BAUD_RATE, hookWords: WORDLESS, startUp: [] },
  danjeh: { name: 'Danjeh', baudRate: BAUD_RATE, hookWords: DANJEH, startUp: [] },
  segal: { name: 'Segal', baudRate: BAUD_RATE, hookWords: WORDLESS, startUp: [] },
  khazama: { name: 'Khazama', baudRate: BAUD_RATE, hookWords: WORDLESS, startUp: [] },
  alm3: { name: 'ALM 3', baudRate: ALM_BAUD_RATE, hookWords: ALM, startUp: [almStartUp(3)] },
  alm6: { name: 'ALM 6', baudRate: ALM_BAUD_RATE, hookWords: ALM, startUp: [almStartUp(6)] },
} as const satisfies Readonly<Record<string, BoxProfile>>;
