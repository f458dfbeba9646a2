import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { readLatin1 } from '../line-reader.ts';
import { readEvent } from './read-event.ts';

/** No string of the box is longer; of a longer text only its end is looked at. */
const LIMIT = 128;

/** Decodes the event strings of the Techno USB box, each ended by a full stop (device notes §3.3). */
export const createTechnoDecoder = (): Decoder => {
  let rest = '';
  let skipped = 0;

  const cut = (text: string): string => {
    if (text.length <= LIMIT) return text;
    skipped += text.length - LIMIT;
    return text.slice(-LIMIT);
  };

  const read = (text: string, signals: LineSignal[]): void => {
    let start = 0;
    for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', start)) {
      const { signal, strange } = readEvent(cut(rest + text.slice(start, at)));
      if (signal !== null) signals.push(signal);
      skipped += strange;
      rest = '';
      start = at + 1;
    }
    if (start < text.length) rest = cut(rest + text.slice(start));
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
