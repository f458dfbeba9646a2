import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';

/**
 * Turns a device's bytes into signals. A closure over a bounded rest-buffer.
 *
 * Laws, each held by a test: it never throws, whatever the bytes; a capture cut at any byte gives the same signals;
 * its memory is bounded; what it could not read is counted in `skipped`, never an error.
 */
export interface Decoder {
  /** Takes the next bytes and returns the signals that they complete, in order. */
  push(bytes: Uint8Array, at: Instant): readonly LineSignal[];
  /**
   * When the decoder wants `flush` to be called because something is held back (a modem's number that waits for its
   * name); `null` when nothing is held.
   */
  due(): Instant | null;
  /** Gives out what is held back: its time has come, or the stream has ended. */
  flush(at: Instant): readonly LineSignal[];
  /** Bytes that were read and made no sense, since the beginning. */
  skipped(): number;
}

/**
 * How a decoder treats a caller ID whose items come one by one.
 * `whole`: one signal when the block is complete (files, tests). `live`: the number at once, again when the name follows.
 */
export type DecoderPace = 'whole' | 'live';
