import { describe, expect, it } from 'vitest';
import { pcmPeaks } from '../../../src/main/core/pcm-peaks.ts';
import type { OpenSound } from '../../../src/main/core/ports.ts';

const RATE = 8_000;

function wav(samples: Int16Array, mime = 'audio/wav'): OpenSound {
  const bytes = new Uint8Array(44 + samples.byteLength);
  bytes.set(new Uint8Array(samples.buffer), 44);
  return {
    mime,
    size: bytes.length,
    async *read(from, to) {
      // In two pieces, as a file comes.
      const half = from + Math.floor((to - from) / 4) * 2;
      yield bytes.subarray(from, half);
      yield bytes.subarray(half, to);
    },
    close: async () => undefined,
  };
}

describe('the loudness of a recording that waits to be put away', () => {
  it('is silence where silence is, and half of full scale where that is', async () => {
    const samples = new Int16Array(RATE * 60);
    for (let i = RATE * 30; i < samples.length; i += 1) samples[i] = i % 2 ? 16_384 : -16_384;
    const peaks = await pcmPeaks(wav(samples));
    expect(peaks).toHaveLength(500);
    expect(Math.max(...peaks.slice(0, 250))).toBe(0);
    expect(new Set(peaks.slice(251))).toEqual(new Set([0.5]));
  });

  it('is said of a second, and of full scale, and not of what is too short or no PCM', async () => {
    expect(await pcmPeaks(wav(new Int16Array(RATE).fill(-32_768)))).toEqual(Array.from({ length: 25 }, () => 1));
    expect(await pcmPeaks(wav(new Int16Array(10)))).toEqual([]);
    expect(await pcmPeaks(wav(new Int16Array(RATE), 'audio/ogg'))).toEqual([]);
  });
});
