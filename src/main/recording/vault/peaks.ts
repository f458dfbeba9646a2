import type { PcmFormat } from './pcm-block.ts';

const MOST_STEPS = 2000;
const SHORTEST_MS = 10;

/** Gathers loudness while sound goes by. */
export type PeakMeter = {
  push(block: Int16Array): void;
  /** From 0 to 255, at most 2,000 steps of the same length. */
  peaks(): Uint8Array;
};

/** The loudest sample of each step, whatever its channel. */
export function createPeakMeter({ rate, channels, samples }: PcmFormat): PeakMeter {
  const step = Math.max(Math.ceil(samples / MOST_STEPS), (rate * SHORTEST_MS) / 1000) * channels;
  const peaks = new Uint8Array(Math.ceil((samples * channels) / step));
  let at = 0;
  return {
    push(block) {
      for (let from = 0; from < block.length; ) {
        const index = Math.floor(at / step);
        const to = Math.min(block.length, from + (index + 1) * step - at);
        peaks[index] = Math.max(peaks[index] ?? 0, loudest(block, from, to));
        at += to - from;
        from = to;
      }
    },
    peaks: () => peaks,
  };
}

function loudest(block: Int16Array, from: number, to: number): number {
  let most = 0;
  for (let at = from; at < to; at += 1) {
    const value = Math.abs(block[at] ?? 0);
    if (value > most) most = value;
  }
  return Math.min(255, Math.round(most / 128));
}
