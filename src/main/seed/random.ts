/** A stream of numbers from 0 up to 1 (mulberry32). */
export type Random = () => number;

/**
 * The stream of one thing among many: the same seed, kind and index give the same stream on every machine, so that any
 * row of a made-up office can be made again without keeping it.
 */
export function randomAt(seed: number, kind: number, index: number): Random {
  let state =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(kind + 1, 0xc2b2ae35) ^ Math.imul(index + 1, 0x27d4eb2f);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to and without `count`. */
export const below = (random: Random, count: number): number => Math.floor(random() * count);

/** One of the words; '' of none. */
export const pick = (random: Random, words: readonly string[]): string => words[below(random, words.length)] ?? '';

/** True as often as `share` says. */
export const chance = (random: Random, share: number): boolean => random() < share;

/** Ten bytes for an id. */
export function bytesOf(random: Random): Uint8Array {
  const bytes = new Uint8Array(10);
  for (let i = 0; i < 10; i += 1) bytes[i] = below(random, 256);
  return bytes;
}
