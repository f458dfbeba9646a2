import { samplesOf } from './whole-frames.ts';

/** Loudness of each channel in a stretch of sound, collected piece by piece. */
export interface LevelMeter {
  add(pcm: Uint8Array): void;
  readonly frames: () => number;
  /** What was collected, in decibels below full scale, −90 at the least; begins anew. */
  take(): { readonly peakDb: readonly number[]; readonly meanDb: readonly number[] };
}

const FULL_SCALE = 32_768;
const QUIETEST_DB = -90;

export function createLevelMeter(channels: number): LevelMeter {
  let peaks = new Float64Array(channels);
  let squares = new Float64Array(channels);
  let frames = 0;
  return {
    add(pcm) {
      const samples = samplesOf(pcm);
      for (let i = 0; i < samples.length; i += 1) {
        const channel = i % channels;
        const value = samples[i] ?? 0;
        squares[channel] = (squares[channel] ?? 0) + value * value;
        peaks[channel] = Math.max(peaks[channel] ?? 0, Math.abs(value));
      }
      frames += samples.length / channels;
    },
    frames: () => frames,
    take() {
      const level = {
        peakDb: Array.from(peaks, decibels),
        meanDb: Array.from(squares, (square) => decibels(frames === 0 ? 0 : Math.sqrt(square / frames))),
      };
      peaks = new Float64Array(channels);
      squares = new Float64Array(channels);
      frames = 0;
      return level;
    },
  };
}

/** Is every channel of this stretch quieter than so many decibels below full scale? */
export function isQuiet(pcm: Uint8Array, channels: number, thresholdDb: number): boolean {
  const samples = samplesOf(pcm);
  const most = (FULL_SCALE * 10 ** (thresholdDb / 20)) ** 2 * (samples.length / channels);
  for (let channel = 0; channel < channels; channel += 1) {
    let squares = 0;
    for (let i = channel; i < samples.length; i += channels) squares += (samples[i] ?? 0) ** 2;
    if (squares > most) return false;
  }
  return true;
}

const decibels = (value: number): number =>
  value === 0 ? QUIETEST_DB : Math.max(QUIETEST_DB, 20 * Math.log10(value / FULL_SCALE));
