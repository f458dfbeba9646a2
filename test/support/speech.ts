import { spawnSync } from 'node:child_process';

/** 16 bit little endian mono samples as numbers from −1 to 1. */
export type Sound = { readonly rate: number; readonly samples: Float32Array };

const RATE = 8_000;

/** Writes a WAV file in which a voice says `text`. Needs espeak-ng. */
export function speak(text: string, file: string, voice = 'en'): void {
  const said = spawnSync('espeak-ng', ['-v', voice, '-w', file, text]);
  if (said.status !== 0) throw new Error(`espeak-ng: ${said.stderr}`);
}

/** Reads any sound file that sox knows, at the rate of a telephone line. */
export function readSound(file: string): Sound {
  const read = spawnSync(
    'sox',
    [file, '-t', 'raw', '-r', String(RATE), '-c', '1', '-b', '16', '-e', 'signed', '-L', '-'],
    {
      maxBuffer: 1e9,
    },
  );
  if (read.status !== 0) throw new Error(`sox: ${read.stderr}`);
  const bytes = read.stdout;
  const samples = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(i * 2) / 32_768;
  return { rate: RATE, samples };
}

/**
 * Where `part` is heard in `whole` (seconds from its beginning), which share of its pieces is found there again, and how
 * alike the two are in colour (−1 to 1). Piece by piece, because a sound card of software that a busy machine keeps
 * waiting plays the pieces themselves well and pauses between them.
 */
export function likeness(part: Sound, whole: Sound): Likeness {
  // What is cut off at an end counts as silence there.
  const silence = new Float32Array(Math.floor(part.samples.length / 2));
  const padded = { rate: whole.rate, samples: joined(silence, whole.samples, silence) };
  const [a, b] = [loudnessOf(part), loudnessOf(padded)];
  const starts = Array.from({ length: Math.ceil((a.length - PIECE) / HOP) }, (_, i) => i * HOP);
  const found = starts.map((from) => ({ from, ...bestPlace(a.subarray(from, from + PIECE), b) }));
  const alike = found.filter((piece) => piece.correlation >= ALIKE);
  const shifts = alike.map((piece) => piece.at - piece.from).sort((x, y) => x - y);
  const shift = shifts[shifts.length >> 1] ?? 0;
  const from = Math.max(0, Math.round(shift * STEP_SECONDS * whole.rate));
  const heard = { rate: whole.rate, samples: padded.samples.subarray(from, from + part.samples.length) };
  return {
    at: (from - silence.length) / whole.rate,
    share: alike.length / found.length,
    colour: correlation(colourOf(part), colourOf(heard)),
  };
}

export type Likeness = { readonly at: number; readonly share: number; readonly colour: number };

/** Steps of loudness in a piece, and from one piece to the next. */
const PIECE = 40;
const HOP = 20;
const ALIKE = 0.88;

function bestPlace(piece: Float32Array, whole: Float32Array): { readonly at: number; readonly correlation: number } {
  let best = { at: 0, correlation: -1 };
  for (let at = 0; at + piece.length <= whole.length; at += 1) {
    const found = correlation(piece, whole.subarray(at, at + piece.length));
    if (found > best.correlation) best = { at, correlation: found };
  }
  return best;
}

function joined(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Root mean square of all samples, decibels below full scale. */
export function levelDb({ samples }: Sound): number {
  return 20 * Math.log10(Math.sqrt(meanSquare(samples)) + 1e-9);
}

const STEP_SECONDS = 0.02;

function loudnessOf({ rate, samples }: Sound): Float32Array {
  const step = Math.round(rate * STEP_SECONDS);
  const steps = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < steps.length; i += 1)
    steps[i] = Math.log10(Math.sqrt(meanSquare(samples.subarray(i * step, (i + 1) * step))) + 1e-3);
  return steps;
}

/** Energy of the bands in which speech lives, 200 to 3,300 Hz, averaged over the whole sound. */
function colourOf({ rate, samples }: Sound): Float32Array {
  const bands = Float32Array.from({ length: 32 }, (_, i) => 200 + i * 100);
  const size = 256;
  const energy = new Float32Array(bands.length);
  for (let from = 0; from + size <= samples.length; from += size) {
    const frame = samples.subarray(from, from + size);
    bands.forEach((hz, i) => {
      energy[i] = (energy[i] ?? 0) + goertzel(frame, hz / rate);
    });
  }
  return energy.map((sum) => Math.log10(sum + 1e-9));
}

/** Power of one frequency, `turns` a sample. */
function goertzel(frame: Float32Array, turns: number): number {
  const k = 2 * Math.cos(2 * Math.PI * turns);
  let [one, two] = [0, 0];
  for (const sample of frame) [one, two] = [sample + k * one - two, one];
  return one * one + two * two - k * one * two;
}

function correlation(a: Float32Array, b: Float32Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb + 1e-12);
}

const mean = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const meanSquare = (samples: Float32Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
