import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { createLineReader, readLatin1 } from '../line-reader.ts';
import { readLogRow } from './call-log.ts';
import { readLine } from './read-line.ts';

const LF = 0x0a;
const CR = 0x0d;
const LINE_LIMIT = 256;

/** Decodes the serial records of CallerID.com units and their call log (device notes §3.7). */
export const createCallerIdComDecoder = (): Decoder => {
  const lines = createLineReader(LINE_LIMIT);
  let skipped = 0;

  const read = (line: string | null): LineSignal | null => {
    if (line === null || line === '') return null;
    const signal = line.includes('|') ? (readLogRow(line) ?? readLine(line)) : readLine(line);
    if (signal === null) skipped += line.length;
    return signal;
  };

  const readText = (text: string, signals: LineSignal[]): void => {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== LF && code !== CR) continue;
      const signal = read(lines.finish(text.slice(start, at)));
      if (signal !== null) signals.push(signal);
      start = at + 1;
    }
    lines.keep(text.slice(start));
  };

  return {
    push(bytes) {
      const signals: LineSignal[] = [];
      readLatin1(bytes, (text) => readText(text, signals));
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped + lines.dropped(),
  };
};
