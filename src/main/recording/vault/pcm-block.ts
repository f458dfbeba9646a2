/** What a stretch of sound is: interleaved 16-bit samples, `samples` of each channel in all. */
export type PcmFormat = {
  readonly rate: number;
  readonly channels: number;
  readonly samples: number;
};

/** Sound as it streams: interleaved, about a second at a time, valid until the next one is asked for. */
export type PcmBlocks = AsyncIterable<Int16Array>;

/** Bytes as samples, copied only where they do not lie on an even address. A half sample at the end is dropped. */
export function asSamples(bytes: Uint8Array): Int16Array {
  const length = bytes.length >> 1;
  if (bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, length);
  return new Int16Array(bytes.slice(0, length * 2).buffer);
}

/** Samples as the bytes that they are (every computer that we run on is little endian). */
export function asBytes(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Milliseconds, rounded. */
export function durationMs({ rate, samples }: PcmFormat): number {
  return Math.round((samples * 1000) / rate);
}
