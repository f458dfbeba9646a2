import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { Decoder } from './decoder.ts';
import { createLineReader, eachLine, readLatin1 } from './line-reader.ts';

/** Reads one line of Latin-1 text, adds what it says to `signals`, and tells whether it made any sense. */
export type ReadLine = (line: string, signals: LineSignal[], at: Instant) => boolean;

export type LineDecoderOptions = {
  /** Longer lines are dropped. */
  readonly limit: number;
  /**
   * Where every value ends with a blank, a text that stopped at one is whole after this silence, though its line has no
   * end; left out where a line can be cut anywhere.
   */
  readonly blankEndsAfterMs?: number;
};

/** A decoder for devices that speak in lines: CR, LF, CR LF and LF LF end one. */
export const createLineDecoder = ({ limit, blankEndsAfterMs }: LineDecoderOptions, read: ReadLine): Decoder => {
  const lines = createLineReader(limit);
  let skipped = 0;
  let heardAt: Instant = 0;
  let atBlank = false;

  const take = (line: string | null, signals: LineSignal[]): void => {
    if (line !== null && line !== '' && !read(line, signals, heardAt)) skipped += line.length;
  };

  return {
    push(bytes, at) {
      const signals: LineSignal[] = [];
      heardAt = at;
      readLatin1(bytes, (text) => {
        eachLine(text, lines, (line) => take(line, signals));
        atBlank = text.endsWith(' ');
      });
      return signals;
    },
    due: () => (blankEndsAfterMs !== undefined && atBlank ? heardAt + blankEndsAfterMs : null),
    flush() {
      const signals: LineSignal[] = [];
      if (blankEndsAfterMs !== undefined && atBlank) take(lines.finish(''), signals);
      atBlank = false;
      return signals;
    },
    skipped: () => skipped + lines.dropped(),
  };
};
