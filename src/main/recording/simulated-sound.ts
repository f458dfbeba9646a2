/** Samples from one of `from` on, interleaved, 16 bit. The same numbers every time. */
export type Sound = (from: number, frames: number) => Int16Array<ArrayBuffer>;

/** How a talk goes, in seconds of a round that comes again and again: who speaks, and the silence between. */
const TURNS = [
  { voice: 0, from: 0.2, to: 2.1 },
  { voice: 1, from: 2.5, to: 5.2 },
  { voice: 0, from: 5.5, to: 6.4 },
  { voice: 1, from: 6.8, to: 8.1 },
  { voice: 0, from: 8.4, to: 11.3 },
] as const;
const ROUND_SECONDS = 12;
const PITCHES = [118, 208] as const;
const SYLLABLES_A_SECOND = 4;
const LOUDEST = 3_000;
const NOISE = 12;

/** Two who talk in turns, quietly: hums that swell like syllables over the hiss of a line. With two channels each has its own. */
export function talk(rate: number, channels: 1 | 2): Sound {
  return (from, frames) => {
    const pcm = new Int16Array(frames * channels);
    for (let i = 0; i < frames; i += 1) {
      const sample = from + i;
      const turn = turnAt((sample / rate) % ROUND_SECONDS);
      const spoken = turn === null ? 0 : voice(turn, sample / rate);
      for (let channel = 0; channel < channels; channel += 1) {
        const isHeard = turn !== null && (channels === 1 || turn === channel);
        pcm[i * channels + channel] = Math.round((isHeard ? spoken : 0) + hiss(sample));
      }
    }
    return pcm;
  };
}

/** One tone without end, on every channel. */
export function tone(rate: number, channels: 1 | 2, hertz: number): Sound {
  return (from, frames) => {
    const pcm = new Int16Array(frames * channels);
    for (let i = 0; i < frames; i += 1) {
      const value = Math.round(LOUDEST * Math.sin((2 * Math.PI * hertz * (from + i)) / rate));
      pcm.fill(value, i * channels, (i + 1) * channels);
    }
    return pcm;
  };
}

/** A line on which nobody says a word. */
export const silence =
  (channels: 1 | 2): Sound =>
  (_, frames) =>
    new Int16Array(frames * channels);

const turnAt = (second: number): 0 | 1 | null =>
  TURNS.find(({ from, to }) => second >= from && second < to)?.voice ?? null;

function voice(turn: 0 | 1, second: number): number {
  const pitch = 2 * Math.PI * PITCHES[turn] * second;
  const swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * SYLLABLES_A_SECOND * second);
  return LOUDEST * swell * (0.6 * Math.sin(pitch) + 0.25 * Math.sin(3 * pitch) + 0.15 * Math.sin(7 * pitch));
}

/** Noise by arithmetic alone, so that it is the same every time. */
const hiss = (sample: number): number =>
  ((Math.imul(sample ^ 0x5bd1e995, 0x9e3779b1) >>> 16) % (2 * NOISE + 1)) - NOISE;
