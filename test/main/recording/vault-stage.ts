import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SealOrder, Vault } from '../../../src/main/core/ports.ts';
import { convertFile } from '../../../src/main/recording/vault/convert-file.ts';
import { asBytes, asSamples, type PcmBlocks, type PcmFormat } from '../../../src/main/recording/vault/pcm-block.ts';
import { type SealPlace, sealFile } from '../../../src/main/recording/vault/seal-file.ts';
import type { Thread } from '../../../src/main/recording/vault/thread.ts';
import type { ThreadAnswer, ThreadRequest } from '../../../src/main/recording/vault/thread-messages.ts';
import { createVault, type VaultOptions } from '../../../src/main/recording/vault/vault.ts';
import { wavHeader } from '../../../src/main/recording/wav-header.ts';
import { createLog } from '../../support/log.ts';

export const MASTER_KEY = Buffer.alloc(32, 7);
export const STARTED_AT = Date.UTC(2026, 10, 22, 9, 30);

/** A folder with a blank and Persian letters in its name, gone with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hamzang ضبط '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same work in this thread: most of what is tested here does not need a start of a tenth of a second. */
export function directThread(place: SealPlace): Thread {
  let slices: AsyncGenerator<Uint8Array> | null = null;
  const answer = async (request: ThreadRequest): Promise<ThreadAnswer> => {
    if (request.kind === 'seal') return { kind: 'sealed', sealed: await sealFile(place, request.order), notes: [] };
    if (request.kind === 'stop') await slices?.return(undefined);
    if (request.kind === 'convert') slices = convertFile(place, request.order);
    const next = await slices?.next();
    return { kind: 'slice', bytes: next && !next.done ? next.value : null };
  };
  return { ask: answer, end: async () => undefined };
}

/** A vault in a new folder, ended with the test. */
export function openVault(options: Partial<VaultOptions> = {}): Vault {
  const vault = createVault({
    folder: tempFolder(),
    masterKey: MASTER_KEY,
    log: createLog(),
    start: directThread,
    ...options,
  });
  onTestFinished(() => vault.end());
  return vault;
}

export function formatOf(samples: Int16Array, rate: number, channels: number): PcmFormat {
  return { rate, channels, samples: samples.length / channels };
}

/** Something like speech: words of noise and tone with pauses, another in each channel; the same for the same seed. */
export function madeSpeech(rate: number, channels: number, frames: number, seed = 1): Int16Array {
  const samples = new Int16Array(frames * channels);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < frames; at += 1) {
    const seconds = at / rate;
    for (let channel = 0; channel < channels; channel += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const word = Math.max(0, Math.sin(2 * Math.PI * (1.3 + 0.4 * channel) * seconds + seed + 2 * channel));
      const voice = Math.sin(2 * Math.PI * (170 + 90 * channel) * seconds) + Math.sin(2 * Math.PI * 720 * seconds);
      samples[at * channels + channel] = word * (3_500 * voice + 1_200 * (state / 2 ** 31 - 1));
    }
  }
  return samples;
}

/** Writes a WAV of the recorder into the folder; returns its name in it. */
export function putWav(folder: string, id: string, samples: Int16Array, rate: number, channels = 1): string {
  const file = `live/${id}.call-${id}.wav`;
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), wavBytes(samples, rate, channels));
  return file;
}

export function wavBytes(samples: Int16Array, rate: number, channels: number): Buffer {
  return Buffer.concat([wavHeader({ rate, channels, dataBytes: samples.byteLength }), asBytes(samples)]);
}

export function sealOrder(recordingId: string, file: string, more: Partial<SealOrder> = {}): SealOrder {
  return { recordingId, file, startedAt: STARTED_AT, codec: 'opus', bitrate: 24_000, ...more };
}

/** In blocks of an odd length, as they may come. */
export async function* inBlocks(samples: Int16Array, channels: number, frames = 4_321): PcmBlocks {
  for (let at = 0; at < samples.length; at += frames * channels) yield samples.subarray(at, at + frames * channels);
}

export async function* bytesOf(bytes: Uint8Array, step = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

export async function gather(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part.slice());
  return Buffer.concat(parts);
}

export async function gatherSamples(blocks: PcmBlocks): Promise<Int16Array> {
  const parts: Uint8Array[] = [];
  for await (const block of blocks) parts.push(asBytes(block).slice());
  return asSamples(Buffer.concat(parts));
}

/** Speech of espeak-ng in that rate; with two channels, the second says something else. */
export function spoken(words: string, rate: number, channels: 1 | 2 = 1): Int16Array {
  const one = say(words, rate);
  if (channels === 1) return one;
  const other = say('the other side answers with quite different words', rate);
  const both = new Int16Array(one.length * 2);
  for (let at = 0; at < one.length; at += 1) {
    both[at * 2] = one[at] ?? 0;
    both[at * 2 + 1] = other[at] ?? 0;
  }
  return both;
}

function say(words: string, rate: number): Int16Array {
  const wav = execFileSync('espeak-ng', ['--stdout', words]);
  return asSamples(soxTo(wav, 'wav', rate));
}

/** Anything that sox reads as raw samples: a second opinion on what we wrote. */
export function soxTo(bytes: Buffer, type: string, rate: number): Buffer {
  const raw = ['-t', 'raw', '-e', 'signed-integer', '-b', '16', '-L', '-r', String(rate), '-'];
  const dir = mkdtempSync(join(tmpdir(), 'hamzang-sox-'));
  try {
    writeFileSync(join(dir, 'sound'), bytes);
    return execFileSync('sox', ['-q', '-D', '-t', type, join(dir, 'sound'), ...raw], { maxBuffer: 1 << 28 });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
