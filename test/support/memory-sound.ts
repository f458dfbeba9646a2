import { type OpenSound, RecordingFailure } from '../../src/main/core/ports.ts';

export type MemorySound = {
  /** What is in it; left out: zeros, as many as `size`. */
  readonly bytes?: Uint8Array;
  /** What it says its size is. */
  readonly size?: number;
  /** How much of it is really there. */
  readonly really?: number;
  readonly mime?: string;
  /** Bytes that are given at a time. */
  readonly chunk?: number;
  /** Where reading breaks off, as when the file is deleted. */
  readonly breaksAt?: number;
  /** Where the disk gives no more, and does not say so. */
  readonly hangsAt?: number;
};

/** What became of a sound: how often it was read, closed, and read to an end or let go; and how many bytes it gave. */
export type Fate = { reads: number; closed: number; ended: number; given: number };

/** A sound that lies in memory and may misbehave. */
export function memorySound(options: MemorySound): { readonly sound: OpenSound; readonly fate: Fate } {
  const fate: Fate = { reads: 0, closed: 0, ended: 0, given: 0 };
  const size = options.size ?? options.bytes?.length ?? 0;
  const chunk = options.chunk ?? 300;
  const there = options.really ?? options.bytes?.length ?? size;
  const piece = (at: number, length: number): Uint8Array =>
    options.bytes?.subarray(at, at + length) ?? new Uint8Array(length);
  async function* read(from: number, to: number): AsyncIterable<Uint8Array> {
    fate.reads += 1;
    // A disk rounds to its own blocks: more than was asked for may come.
    const end = options.really === undefined ? to : there;
    try {
      for (let at = from; at < end; at += chunk) {
        if (at >= (options.breaksAt ?? Number.POSITIVE_INFINITY))
          throw new RecordingFailure('missing', 'it was deleted');
        if (at >= (options.hangsAt ?? Number.POSITIVE_INFINITY)) await new Promise(() => undefined);
        const bytes = piece(at, Math.min(chunk, end - at));
        fate.given += bytes.length;
        yield bytes;
      }
    } finally {
      fate.ended += 1;
    }
  }
  const sound: OpenSound = {
    mime: options.mime ?? 'audio/ogg',
    size,
    read,
    close: async () => void (fate.closed += 1),
  };
  return { sound, fate };
}
