import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { Decoder } from './decoder.ts';
import { createLineReader, eachLine, readLatin1 } from './line-reader.ts';

/** Reads one line of Latin-1 text, adds what it says to `signals`, and tells whether it made any sense. */
export type ReadLine = (line: string, signals: LineSignal[], at: Instant) => boolean;

/** A decoder for devices that speak in lines: CR, LF, CR LF and LF LF end one; longer ones than `limit` are dropped. */
export const createLineDecoder = (limit: number, read: ReadLine): Decoder => {
  const lines = createLineReader(limit);
  let skipped = 0;

  return {
    push(bytes, at) {
      const signals: LineSignal[] = [];
      readLatin1(bytes, (text) =>
        eachLine(text, lines, (line) => {
          if (line !== null && line !== '' && !read(line, signals, at)) skipped += line.length;
        }),
      );
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped + lines.dropped(),
  };
};
