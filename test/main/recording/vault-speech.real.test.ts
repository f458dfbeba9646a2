import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asSamples } from '../../../src/main/recording/vault/pcm-block.ts';
import { openBrowser } from '../../support/browser.ts';
import { gather, openVault, putWav, sealOrder, soxTo, spoken } from './vault-stage.ts';

const WORDS = 'Good morning, this is the office of Pars Pump. Your order of two pumps leaves on Sunday at nine.';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

it.each([
  [8_000, 1],
  [8_000, 2],
  [16_000, 1],
  [16_000, 2],
  [48_000, 1],
  [48_000, 2],
] as const)(
  'speech of %i Hz and %i channels is heard out of the vault in a browser, at its moment',
  async (rate, channels) => {
    const vault = openVault();
    const samples = spoken(WORDS, rate, channels);
    const sealed = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', samples, rate, channels)));
    expect([sealed.codec, sealed.bytes / samples.byteLength < 0.2]).toEqual(['opus', true]);
    expect(Math.abs(sealed.durationMs - (samples.length / channels / rate) * 1000)).toBeLessThan(1);
    const sound = await vault.open('r1', sealed.file);
    // Another program's reading of Ogg and Opus: the player's.
    const { samples: heard, seconds } = await played(await gather(sound.read(0, sound.size)), rate, channels);
    await sound.close();
    expect(Math.abs(seconds * 1000 - sealed.durationMs)).toBeLessThan(20);
    expect(Math.abs(heard.length - samples.length) / channels / rate).toBeLessThan(0.02);
    for (let channel = 0; channel < channels; channel += 1) {
      const [before, after] = [pick(samples, channel, channels), pick(heard, channel, channels)];
      expect(Math.abs(decibels(after) - decibels(before))).toBeLessThan(2);
      expect(lagMs(before, after, rate)).toBeLessThan(5);
      for (const [low, high] of BANDS) {
        expect(alike(band(before, rate, low, high), band(after, rate, low, high)), `${low} Hz`).toBeGreaterThan(0.85);
      }
    }
  },
);

it('speech of one side does not go over into the other channel', async () => {
  const vault = openVault();
  const one = spoken(WORDS, 16_000, 1);
  const both = Int16Array.from({ length: one.length * 2 }, (_, at) => (at % 2 === 0 ? (one[at / 2] ?? 0) : 0));
  const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', both, 16_000, 2)));
  const sound = await vault.open('r1', file);
  const { samples: heard } = await played(await gather(sound.read(0, sound.size)), 16_000, 2);
  await sound.close();
  expect(decibels(pick(heard, 0, 2)) - decibels(pick(heard, 1, 2))).toBeGreaterThan(15);
});

it('FLAC is read by others to the sample', async () => {
  const vault = openVault();
  const samples = spoken(WORDS, 16_000, 2);
  const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', samples, 16_000, 2), { codec: 'flac' }));
  const sound = await vault.open('r1', file);
  expect(asSamples(soxTo(await gather(sound.read(0, sound.size)), 'flac', 16_000))).toEqual(samples);
  await sound.close();
});

/** What a browser makes of it: the samples, and how long its player says that it is. */
async function played(bytes: Buffer, rate: number, channels: number) {
  const { sound, seconds } = await page.evaluate(hearInBrowser, { text: bytes.toString('base64'), rate, channels });
  return { samples: asSamples(Buffer.from(sound, 'base64')), seconds };
}

/** Runs in the page. */
async function hearInBrowser({ text, rate, channels }: { text: string; rate: number; channels: number }) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const audio = new Audio(URL.createObjectURL(new Blob([bytes], { type: 'audio/ogg; codecs=opus' })));
  const seconds = await new Promise<number>((resolve, reject) => {
    audio.onloadedmetadata = () => resolve(audio.duration);
    audio.onerror = () => reject(new Error(audio.error?.message ?? 'it cannot be played'));
  });
  const decoded = await new OfflineAudioContext(channels, 1, rate).decodeAudioData(bytes.buffer);
  const samples = new Int16Array(decoded.length * channels);
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = decoded.getChannelData(channel);
    for (let at = 0; at < plane.length; at += 1)
      samples[at * channels + channel] = Math.round((plane[at] ?? 0) * 32_767);
  }
  const letters: string[] = [];
  for (const byte of new Uint8Array(samples.buffer)) letters.push(String.fromCharCode(byte));
  return { sound: btoa(letters.join('')), seconds };
}

/** Where speech is told apart, in Hz. */
const BANDS = [
  [300, 700],
  [700, 1_500],
  [1_500, 3_000],
] as const;

const pick = (samples: Int16Array, channel: number, channels: number): Float64Array =>
  Float64Array.from({ length: samples.length / channels }, (_, at) => samples[at * channels + channel] ?? 0);

const decibels = (samples: Float64Array): number =>
  10 * Math.log10(samples.reduce((sum, one) => sum + one * one, 1) / samples.length);

/** How strong a band is in each twentieth of a second. */
function band(samples: Float64Array, rate: number, low: number, high: number): readonly number[] {
  const window = Math.round(rate / 20);
  const tones = Array.from({ length: 8 }, (_, index) => low + ((high - low) * (index + 0.5)) / 8);
  return Array.from({ length: Math.floor(samples.length / window) }, (_, index) => {
    const part = samples.subarray(index * window, (index + 1) * window);
    return Math.sqrt(tones.reduce((sum, tone) => sum + goertzel(part, rate, tone), 0));
  });
}

/** The power of one tone. */
function goertzel(samples: Float64Array, rate: number, tone: number): number {
  const weight = 2 * Math.cos((2 * Math.PI * tone) / rate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + weight * one - two, one];
  return Math.max(0, one * one + two * two - weight * one * two);
}

/** Correlation of two series: 1 where they rise and fall together. */
function alike(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  const mean = (series: readonly number[]) => series.slice(0, length).reduce((sum, value) => sum + value, 0) / length;
  const [a, b] = [mean(one), mean(other)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [(one[at] ?? 0) - a, (other[at] ?? 0) - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

/** By how much the second is later or earlier, by the loudness of each 5 ms. */
function lagMs(before: Float64Array, after: Float64Array, rate: number): number {
  const step = rate / 200;
  const loud = (samples: Float64Array) =>
    Array.from({ length: Math.floor(samples.length / step) }, (_, index) =>
      Math.sqrt(samples.subarray(index * step, (index + 1) * step).reduce((sum, one) => sum + one * one, 0)),
    );
  const [one, other] = [loud(before), loud(after)];
  const lags = Array.from({ length: 41 }, (_, index) => index - 20);
  const best = lags
    .map((lag) => [lag, alike(one.slice(20, -20), other.slice(20 + lag))] as const)
    .sort((a, b) => b[1] - a[1]);
  return Math.abs(best[0]?.[0] ?? 0) * 5;
}
