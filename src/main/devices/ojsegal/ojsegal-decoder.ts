import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { readLatin1 } from '../line-reader.ts';
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
  let rest = '';
  let line = 0;
  let afterL = false;
  let skipped = 0;

  const drop = (body: string): void => {
    if (line !== 0) skipped += body.length + 2;
    line = 0;
  };

  const end = (body: string): LineSignal | null => {
    const signal = line === 0 || body.length > BODY_LIMIT ? null : readFrame(line, body.trim());
    if (signal === null) drop(body);
    line = 0;
    return signal;
  };

  const read = (text: string, signals: LineSignal[]): void => {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === END) {
        const signal = end(rest + text.slice(start, at));
        if (signal !== null) signals.push(signal);
        rest = '';
      } else if (afterL && code >= FIRST_LINE && code <= LAST_LINE) {
        // The L of the new frame has been taken for a part of the old one.
        drop((rest + text.slice(start, at)).slice(0, -1));
        line = code - FIRST_LINE + 1;
        rest = '';
        start = at + 1;
      } else if (line === 0 && code !== LF && code !== CR && code !== START) {
        skipped += 1;
      }
      afterL = code === START;
    }
    keep(text, start);
  };

  const keep = (text: string, start: number): void => {
    if (line === 0) return;
    rest += text.slice(start);
    if (rest.length <= BODY_LIMIT) return;
    drop(rest);
    rest = '';
  };

  return {
    push(bytes) {
      const signals: LineSignal[] = [];
      readLatin1(bytes, (text) => read(text, signals));
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped,
  };
};
