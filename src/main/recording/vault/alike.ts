import { WINDOWS_A_SECOND } from './envelope.ts';

/** Quieter than this (65 dB below full scale) is silence, in whatever way a codec writes it. */
const FLOOR = 20;
/** How far two envelopes may be apart: a tenth is usual; another speech, a shift or a lost second is far beyond. */
const MOST_OVERALL = 0.25;
const MOST_IN_A_STRETCH = 0.5;
const STRETCH = WINDOWS_A_SECOND;

/** What is different between two sounds by their envelopes; null: they are the same sound, as far as can be heard. */
export function difference(before: readonly Float32Array[], after: readonly Float32Array[]): string | null {
  const windows = before[0]?.length ?? 0;
  const overall = distance(before, after, 0, windows);
  if (overall > MOST_OVERALL) return `the whole is off by ${percent(overall)}`;
  for (let from = 0; from < windows; from += STRETCH) {
    const here = distance(before, after, from, Math.min(windows, from + STRETCH));
    if (here > MOST_IN_A_STRETCH) return `second ${from / WINDOWS_A_SECOND} is off by ${percent(here)}`;
  }
  return null;
}

/** 0: as loud in every window of every channel; 1: nothing in common. */
export function distance(
  before: readonly Float32Array[],
  after: readonly Float32Array[],
  from: number,
  to: number,
): number {
  let [apart, all] = [0, 0];
  for (const [channel, one] of before.entries()) {
    for (let at = from; at < to; at += 1) {
      const [a, b] = [Math.max(FLOOR, one[at] ?? 0), Math.max(FLOOR, after[channel]?.[at] ?? 0)];
      apart += Math.abs(a - b);
      all += Math.max(a, b);
    }
  }
  return all === 0 ? 0 : apart / all;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
