import { readBits } from './bit-reader.ts';
import { readSubframe } from './flac-subframe.ts';

/** A frame out of a FLAC stream: its samples, interleaved, and how many bytes it took. */
export type FlacFrame = { readonly samples: Int16Array; readonly bytes: number };

/** Reads the frame at the beginning of the bytes; they may go on behind it. Throws where it fails one of its checksums. */
export function readFlacFrame(bytes: Uint8Array, channels: number): FlacFrame {
  const bits = readBits(bytes);
  if (bits.bits(15) !== 0x7ffc) throw new Error('there is no FLAC frame where one must be');
  bits.bits(1);
  const sizeCode = bits.bits(4);
  const rateCode = bits.bits(4);
  const channelCode = bits.bits(4);
  const depthCode = bits.bits(3);
  if (bits.bits(1) !== 0 || (depthCode !== 4 && depthCode !== 0)) throw new Error('a FLAC frame is not of 16 bits');
  // The number of the frame, in the way of UTF-8.
  const first = bits.bits(8);
  const following = first < 0x80 ? 0 : Math.clz32(~(first << 24)) - 1;
  for (let at = 0; at < following; at += 1) bits.bits(8);
  const blockSize = readBlockSize(sizeCode, (count) => bits.bits(count));
  if (rateCode >= 12) bits.bits(rateCode === 12 ? 8 : 16);
  const headEnd = bits.align();
  if (bits.bits(8) !== sum8(bytes.subarray(0, headEnd))) throw new Error('the head of a FLAC frame fails its checksum');
  const planes = readPlanes(channelCode, channels, (depth) => readSubframe(bits, blockSize, depth));
  const end = bits.align();
  if (bits.bits(16) !== sum16(bytes.subarray(0, end))) throw new Error('a FLAC frame fails its checksum');
  return { samples: interleave(planes, blockSize), bytes: end + 2 };
}

function readBlockSize(code: number, bits: (count: number) => number): number {
  if (code === 1) return 192;
  if (code >= 2 && code <= 5) return 576 << (code - 2);
  if (code === 6) return bits(8) + 1;
  if (code === 7) return bits(16) + 1;
  if (code >= 8) return 256 << (code - 8);
  throw new Error('a FLAC frame has no size');
}

const [LEFT_SIDE, SIDE_RIGHT, MID_SIDE] = [8, 9, 10];

/** The channels, put together again where only their difference was kept. */
function readPlanes(code: number, channels: number, read: (depth: number) => Float64Array): readonly Float64Array[] {
  if (code < LEFT_SIDE) {
    if (code + 1 !== channels) throw new Error('a FLAC frame has another number of channels');
    return Array.from({ length: channels }, () => read(16));
  }
  if (code > MID_SIDE || channels !== 2) throw new Error('a FLAC frame has channels of no known kind');
  const one = read(code === SIDE_RIGHT ? 17 : 16);
  const other = read(code === SIDE_RIGHT ? 16 : 17);
  if (code === LEFT_SIDE) return [one, one.map((left, at) => left - (other[at] ?? 0))];
  if (code === SIDE_RIGHT) return [one.map((side, at) => side + (other[at] ?? 0)), other];
  // The lowest bit that the middle lost is the difference's.
  const doubled = one.map((middle, at) => middle * 2 + (Math.abs(other[at] ?? 0) % 2));
  return [
    doubled.map((sum, at) => (sum + (other[at] ?? 0)) / 2),
    doubled.map((sum, at) => (sum - (other[at] ?? 0)) / 2),
  ];
}

function interleave(planes: readonly Float64Array[], blockSize: number): Int16Array {
  const samples = new Int16Array(blockSize * planes.length);
  for (const [channel, plane] of planes.entries()) {
    for (let at = 0; at < blockSize; at += 1) samples[at * planes.length + channel] = plane[at] ?? 0;
  }
  return samples;
}

function sum8(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = TABLE_8[sum ^ byte] ?? 0;
  return sum;
}

function sum16(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 1)
    sum = ((sum << 8) & 0xffff) ^ (TABLE_16[(sum >> 8) ^ (bytes[at] ?? 0)] ?? 0);
  return sum;
}

const TABLE_8 = makeTable(8, 0x07);
const TABLE_16 = makeTable(16, 0x8005);

function makeTable(width: number, polynomial: number): readonly number[] {
  const mask = 2 ** width - 1;
  return Array.from({ length: 256 }, (_, byte) => {
    let sum = byte << (width - 8);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >> (width - 1)) & 1 ? (sum << 1) ^ polynomial : sum << 1;
    return sum & mask;
  });
}
