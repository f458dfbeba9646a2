import type { OpenSound } from './ports.ts';

const HEADER_BYTES = 44;
const MOST_STEPS = 500;
/** Of each step only its beginning is read: a long recording must open as fast as a short one. */
const PROBE_BYTES = 640;

/**
 * Loudness from 0 to 1 of a WAV file of 16 bit that waits to be put away, at most 500 steps, from samples of it; the exact
 * one is made when it is put away. Empty where the sound is no such file.
 */
export async function pcmPeaks(sound: OpenSound): Promise<readonly number[]> {
  const bytes = sound.size - HEADER_BYTES;
  if (sound.mime !== 'audio/wav' || bytes < PROBE_BYTES) return [];
  const steps = Math.min(MOST_STEPS, Math.floor(bytes / PROBE_BYTES));
  const step = Math.floor(bytes / steps / 4) * 4;
  const peaks: number[] = [];
  for (let i = 0; i < steps; i += 1) {
    const from = HEADER_BYTES + i * step;
    let loudest = 0;
    for await (const piece of sound.read(from, Math.min(sound.size, from + PROBE_BYTES)))
      loudest = Math.max(loudest, loudestOf(piece));
    peaks.push(loudest);
  }
  return peaks;
}

function loudestOf(pcm: Uint8Array): number {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  let loudest = 0;
  for (let at = 0; at + 2 <= pcm.byteLength; at += 2) loudest = Math.max(loudest, Math.abs(view.getInt16(at, true)));
  return loudest / 32_768;
}
