import { isQuiet } from './level.ts';
import { SAMPLE_BYTES } from './wav-header.ts';

/** Counts for how long nobody has said a word. */
export interface QuietWatch {
  add(pcm: Uint8Array): void;
}

/** Above the noise of a line, below a whisper. */
const QUIET_DB = -50;
const FIRST_SECOND = 10;

/** `onSecond` is called once at each full second of quiet, from the tenth on. */
export function createQuietWatch(rate: number, channels: number, onSecond: (seconds: number) => void): QuietWatch {
  let frames = 0;
  let told = 0;
  return {
    add(pcm) {
      if (!isQuiet(pcm, channels, QUIET_DB)) {
        frames = 0;
        told = 0;
        return;
      }
      frames += pcm.byteLength / (channels * SAMPLE_BYTES);
      const seconds = Math.floor(frames / rate);
      if (seconds < FIRST_SECOND || seconds <= told) return;
      told = seconds;
      onSecond(seconds);
    },
  };
}
