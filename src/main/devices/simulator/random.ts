/** A stream of numbers from 0 up to 1 that is the same for the same seed on every machine (mulberry32). */
export type Random = () => number;

export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A whole number from `least` to `most`, both included. */
export const wholeBetween = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** One of the choices; `otherwise` when there are none. */
export const oneOf = <T>(random: Random, choices: readonly T[], otherwise: T): T =>
  choices[wholeBetween(random, 0, choices.length - 1)] ?? otherwise;
