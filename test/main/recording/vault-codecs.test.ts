import { describe, expect, it } from 'vitest';
import { difference, distance } from '../../../src/main/recording/vault/alike.ts';
import { decode, encode } from '../../../src/main/recording/vault/codecs.ts';
import { hear } from '../../../src/main/recording/vault/listen.ts';
import { compare, NotTheSame } from '../../../src/main/recording/vault/verify.ts';
import { bytesOf, formatOf, gather, gatherSamples, inBlocks, madeSpeech } from './vault-stage.ts';

const SHAPES = [
  [8_000, 1],
  [8_000, 2],
  [16_000, 1],
  [16_000, 2],
  [48_000, 1],
  [48_000, 2],
] as const;
const LENGTHS = [1, 159, 160, 161, 4_095, 4_096, 4_097, 23_456] as const;

describe.each(SHAPES)('sound of %i Hz and %i channels', (rate, channels) => {
  it('comes out of FLAC to the sample, however long it is', async () => {
    for (const frames of LENGTHS) {
      const samples = madeSpeech(rate, channels, frames);
      expect(await roundTrip('flac', samples, rate, channels), `${frames} samples`).toEqual(samples);
    }
  });

  it('comes out of Opus as long as it was, and as loud at every moment', async () => {
    for (const frames of [1, 160, 161, 961, 3 * rate + 17]) {
      const samples = madeSpeech(rate, channels, frames);
      const after = await roundTrip('opus', samples, rate, channels);
      expect(after.length).toBe(samples.length);
      if (frames > rate) expect(await apart(samples, after, rate, channels)).toBeLessThan(0.2);
    }
  });

  it('takes less than a fifth of its room as Opus', async () => {
    const samples = madeSpeech(rate, channels, 5 * rate);
    const opus = await gather(encode('opus', formatOf(samples, rate, channels), inBlocks(samples, channels), 24_000));
    expect(opus.length / samples.byteLength).toBeLessThan(0.2);
  });
});

describe('FLAC', () => {
  it.each([
    ['silence', () => 0],
    ['one value', () => -12_345],
    ['the loudest square', (at: number) => (at % 7 < 3 ? 32_767 : -32_768)],
    ['noise of full scale', (at: number) => (Math.imul(at + 1, 2_654_435_761) >> 16) | 0],
    ['even values alone', (at: number) => (at % 500) * 8],
    ['a soft slope', (at: number) => Math.floor(at / 9) % 20_000],
  ])('keeps %s', async (_name, value) => {
    const samples = Int16Array.from({ length: 20_000 }, (_, at) => value(at));
    expect(await roundTrip('flac', samples, 16_000, 1)).toEqual(samples);
    expect(await roundTrip('flac', samples, 16_000, 2)).toEqual(samples);
  });

  it('tells every changed byte behind its head', async () => {
    const samples = madeSpeech(8_000, 1, 3_000);
    const flac = await gather(encode('flac', formatOf(samples, 8_000, 1), inBlocks(samples, 1), 0));
    for (let at = 42; at < flac.length; at += 13) {
      const changed = Buffer.from(flac);
      changed[at] = (changed[at] ?? 0) ^ 4;
      const after = await gatherSamples(decode('flac', bytesOf(changed), formatOf(samples, 8_000, 1))).catch(
        () => null,
      );
      // The bits that fill up a vorbis comment or a frame mean nothing.
      if (after) expect(after, `byte ${at}`).toEqual(samples);
    }
  });
});

describe('Opus', () => {
  const samples = madeSpeech(16_000, 1, 48_000);
  const format = formatOf(samples, 16_000, 1);

  it('is marked at its moment: speech in a gap of silence stays where it was', async () => {
    const gap = samples.slice().fill(0, 16_000, 32_000);
    const after = await roundTrip('opus', gap, 16_000, 1);
    // Behind the ring of the last word.
    expect(loudest(after.subarray(17_600, 31_800))).toBeLessThan(60);
    expect(difference(await envelope(gap, 16_000, 1), await envelope(after, 16_000, 1))).toBeNull();
  });

  it('tells every changed byte, and where it was cut', async () => {
    const opus = await gather(encode('opus', format, inBlocks(samples, 1), 24_000));
    for (let at = 0; at < opus.length; at += 41) {
      const changed = Buffer.from(opus);
      changed[at] = (changed[at] ?? 0) ^ 32;
      await expect(gatherSamples(decode('opus', bytesOf(changed), format)), `byte ${at}`).rejects.toThrow();
      await expect(gatherSamples(decode('opus', bytesOf(opus.subarray(0, at)), format)), `cut ${at}`).rejects.toThrow();
    }
  });
});

describe('what was compressed is compared with what it was made of', () => {
  const rate = 16_000;
  const samples = madeSpeech(rate, 2, 5 * rate);
  const before = () => hear(formatOf(samples, rate, 2), inBlocks(samples, 2));
  const verdict = async (after: Int16Array, codec: 'opus' | 'flac' = 'opus') => {
    const heard = await hear(formatOf(after, rate, 2), inBlocks(after, 2));
    return compare(codec, await before(), heard);
  };

  it('holds for what came out of Opus', async () => {
    await expect(verdict(await roundTrip('opus', samples, rate, 2))).resolves.toBeUndefined();
  });

  it.each([
    ['other words', () => madeSpeech(rate, 2, 5 * rate, 3)],
    ['silence', () => new Int16Array(samples.length)],
    ['a lost second', () => samples.slice().fill(0, 2 * 2 * rate, 3 * 2 * rate)],
    ['half as loud', () => samples.map((sample) => sample / 2)],
    ['a quarter of a second too late', () => Int16Array.from(samples, (_, at) => samples[at - rate / 2] ?? 0)],
    ['swapped channels', () => Int16Array.from(samples, (_, at) => samples[at ^ 1] ?? 0)],
    ['one channel twice', () => Int16Array.from(samples, (_, at) => samples[at & ~1] ?? 0)],
    ['one sample less', () => samples.subarray(0, -2)],
    ['noise', () => Int16Array.from(samples, (_, at) => (Math.imul(at, 2_654_435_761) >> 18) | 0)],
  ])('fails for %s', async (_name, make) => {
    await expect(verdict(make())).rejects.toThrow(NotTheSame);
  });

  it('fails for one other bit where nothing may be lost', async () => {
    const other = samples.slice();
    other[12_345] = (other[12_345] ?? 0) ^ 1;
    await expect(verdict(other, 'flac')).rejects.toThrow(NotTheSame);
    await expect(verdict(samples.slice(), 'flac')).resolves.toBeUndefined();
  });
});

describe('the loudness of a recording', () => {
  it('has its peaks where they were, in at most 2,000 steps', async () => {
    const samples = new Int16Array(8_000 * 60);
    samples[8_000 * 30] = -32_768;
    samples[8_000 * 45 + 3] = 16_384;
    const { peaks } = await hear(formatOf(samples, 8_000, 1), inBlocks(samples, 1));
    expect(peaks.length).toBe(2_000);
    const loud = [...peaks.entries()].filter(([, value]) => value > 0);
    expect(loud).toEqual([
      [1_000, 255],
      [1_500, 128],
    ]);
  });

  it('has a step for each hundredth of a second where it is short, and none where there is nothing', async () => {
    const short = new Int16Array(800).fill(128 * 7);
    expect((await hear(formatOf(short, 8_000, 1), inBlocks(short, 1))).peaks).toEqual(new Uint8Array(10).fill(7));
    expect((await hear(formatOf(new Int16Array(), 8_000, 1), inBlocks(new Int16Array(), 1))).peaks.length).toBe(0);
  });
});

async function roundTrip(codec: 'opus' | 'flac', samples: Int16Array, rate: number, channels: number) {
  const format = formatOf(samples, rate, channels);
  const bytes = await gather(encode(codec, format, inBlocks(samples, channels), 24_000));
  return gatherSamples(decode(codec, bytesOf(bytes), format));
}

const envelope = async (samples: Int16Array, rate: number, channels: number) =>
  (await hear(formatOf(samples, rate, channels), inBlocks(samples, channels))).envelope;

async function apart(one: Int16Array, other: Int16Array, rate: number, channels: number): Promise<number> {
  const [a, b] = [await envelope(one, rate, channels), await envelope(other, rate, channels)];
  return distance(a, b, 0, a[0]?.length ?? 0);
}

function loudest(samples: Int16Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
