import type { BoxProfile, HookWords } from '../hook-words.ts';

// HookOn is the line's state here, so it is in use; On-hook is Tilda's wording of the handset's place, so it is idle.
const INVERTED: HookWords = { hookon: 'inUse', hookoff: 'idle', 'off-hook': 'inUse', 'on-hook': 'idle' };

const profile = (name: string, baudRate: number, hookWords: HookWords): BoxProfile => ({
  name,
  baudRate,
  hookWords,
  startUp: [],
});

/** The boxes that speak in keywords, device notes §3.2, each with its own words for the handset. */
export const KEYWORD_PROFILES = {
  alm: profile('ALM', 57_600, INVERTED),
  caspian: profile('Caspian', 9_600, INVERTED),
  yasna: profile('Yasna T-Line', 9_600, INVERTED),
} as const satisfies Readonly<Record<string, BoxProfile>>;
