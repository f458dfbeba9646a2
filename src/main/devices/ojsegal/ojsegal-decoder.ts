import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { readFrame } from './frame-words.ts';

const LF = 0x0a;
const CR = 0x0d;
const END = 0x40;
const START = 0x4c;
const FIRST_LINE = 0x31;
const LAST_LINE = 0x38;
const BODY_LIMIT = 128;

/**
 * Decodes the `L<n>…@` family of Iranian multi-line boxes (Oj Segal frames, device notes §3.1). A frame begins wherever
 * `L` and a line number stand: what came before it without its `@` was cut off and is dropped, never joined.
 */
export const createOjSegalDecoder = (): Decoder => {
  const body = Buffer.alloc(BODY_LIMIT);
  let line = 0;
  let length = 0;
  let afterL = false;
  let skipped = 0;

  const drop = (): void => {
    if (line !== 0) skipped += length + 2;
    line = 0;
    length = 0;
  };

  const end = (): LineSignal | null => {
    const signal = line === 0 ? null : readFrame(line, body.toString('latin1', 0, length).trim());
    if (signal === null) drop();
    line = 0;
    length = 0;
    return signal;
  };

  const keep = (byte: number): void => {
    if (line === 0) {
      if (byte !== LF && byte !== CR && byte !== START) skipped += 1;
    } else if (length < BODY_LIMIT) {
      body[length] = byte;
      length += 1;
    } else {
      drop();
    }
  };

  return {
    push(bytes) {
      const signals: LineSignal[] = [];
      for (const byte of bytes) {
        if (byte === END) {
          const signal = end();
          if (signal !== null) signals.push(signal);
        } else if (afterL && byte >= FIRST_LINE && byte <= LAST_LINE) {
          drop();
          line = byte - FIRST_LINE + 1;
        } else {
          keep(byte);
        }
        afterL = byte === START;
      }
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped,
  };
};
