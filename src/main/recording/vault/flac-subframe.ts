import type { BitReader } from './bit-reader.ts';

/** Reads the samples of one channel of a frame. Throws where the bits make no sense. */
export function readSubframe(bits: BitReader, blockSize: number, depth: number): Float64Array {
  if (bits.bits(1) !== 0) throw new Error('a FLAC subframe begins wrongly');
  const type = bits.bits(6);
  const wasted = bits.bits(1) === 1 ? bits.zeros() + 1 : 0;
  const samples = readBody(bits, type, blockSize, depth - wasted);
  if (wasted > 0) for (let at = 0; at < samples.length; at += 1) samples[at] = (samples[at] ?? 0) * 2 ** wasted;
  return samples;
}

function readBody(bits: BitReader, type: number, blockSize: number, depth: number): Float64Array {
  const samples = new Float64Array(blockSize);
  if (type === 0) return samples.fill(bits.signed(depth));
  if (type === 1) {
    for (let at = 0; at < blockSize; at += 1) samples[at] = bits.signed(depth);
    return samples;
  }
  const isFixed = type >= 8 && type <= 12;
  if (!isFixed && type < 32) throw new Error('a FLAC subframe is of no known kind');
  const order = isFixed ? type - 8 : type - 31;
  if (order > blockSize) throw new Error('a FLAC subframe predicts from more than it has');
  for (let at = 0; at < order; at += 1) samples[at] = bits.signed(depth);
  const [weights, shift] = isFixed ? [FIXED[order] ?? [], 0] : readWeights(bits, order);
  readResidual(bits, samples, order);
  predict(samples, weights, shift);
  return samples;
}

/** Weights of the last samples, the newest first. */
const FIXED: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

function readWeights(bits: BitReader, order: number): readonly [readonly number[], number] {
  const precision = bits.bits(4) + 1;
  const shift = bits.signed(5);
  if (precision === 16 || shift < 0) throw new Error('a FLAC subframe predicts in no known way');
  return [Array.from({ length: order }, () => bits.signed(precision)), shift];
}

/** Reads what the prediction missed into the samples behind the first ones. */
function readResidual(bits: BitReader, samples: Float64Array, order: number): void {
  const method = bits.bits(2);
  if (method > 1) throw new Error('a FLAC residual is coded in no known way');
  const [width, rawCode] = method === 0 ? [4, 15] : [5, 31];
  const parts = 1 << bits.bits(4);
  const size = samples.length / parts;
  if (!Number.isInteger(size) || size < order) throw new Error('a FLAC residual is cut in no possible way');
  for (let part = 0; part < parts; part += 1) {
    const parameter = bits.bits(width);
    const raw = parameter === rawCode ? bits.bits(5) : -1;
    for (let at = part === 0 ? order : part * size; at < (part + 1) * size; at += 1) {
      samples[at] = raw >= 0 ? bits.signed(raw) : readRice(bits, parameter);
    }
  }
}

function readRice(bits: BitReader, parameter: number): number {
  const value = bits.zeros() * 2 ** parameter + bits.bits(parameter);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Sums go over 32 bits: so these are numbers, not integers. */
function predict(samples: Float64Array, weights: readonly number[], shift: number): void {
  const order = weights.length;
  const scale = 2 ** shift;
  for (let at = order; at < samples.length; at += 1) {
    let sum = 0;
    for (let back = 0; back < order; back += 1) sum += (weights[back] ?? 0) * (samples[at - 1 - back] ?? 0);
    samples[at] = (samples[at] ?? 0) + Math.floor(sum / scale);
  }
}
