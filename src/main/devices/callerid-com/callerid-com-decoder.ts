import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { createLineReader, eachLine, readLatin1 } from '../line-reader.ts';
import { readLogRow } from './call-log.ts';
import { HEADER_LENGTH, HEADER_MARK, NO_RECORD, readHeader, recordLength, type Sender, UNKNOWN } from './datagram.ts';
import { createDuplicates, type Duplicates } from './duplicates.ts';
import { readLine } from './read-line.ts';

const LINE_LIMIT = 256;
/** A datagram comes whole: what has not followed by now will not. */
const SILENCE_MS = 100;

/**
 * Decodes the serial records of CallerID.com units, their call log, and the datagrams of an Ethernet Link, of which it
 * drops the duplicates (device notes §3.7). `duplicates` may be shared by decoders that read one network.
 */
export const createCallerIdComDecoder = (duplicates: Duplicates = createDuplicates()): Decoder => {
  const lines = createLineReader(LINE_LIMIT);
  let sender: Sender | null = null;
  let held = '';
  let heardAt: Instant = 0;
  let skipped = 0;

  const readText = (line: string | null, signals: LineSignal[]): void => {
    if (line === null || line === '') return;
    const signal = line.includes('|') ? (readLogRow(line) ?? readLine(line)) : readLine(line);
    if (signal === null) skipped += line.length;
    else signals.push(signal);
  };

  const readRecord = (record: string, { unit, serial }: Sender, signals: LineSignal[]): void => {
    const signal = readLine(record);
    sender = null;
    if (signal === null) skipped += record.length;
    else if (!duplicates.isDuplicate(`${unit} ${serial}`, record, signal, heardAt))
      signals.push({ ...signal, unit, serial });
  };

  /** Reads what comes before the next header, and the header; gives what is left to read, or holds it back. */
  const readLines = (text: string, signals: LineSignal[]): string => {
    const mark = text.indexOf(HEADER_MARK);
    const end = mark === -1 ? text.length - markBegun(text) : mark;
    if (end > 0) eachLine(text.slice(0, end), lines, (line) => readText(line, signals));
    if (mark === -1) return hold(text.slice(end));
    readText(lines.finish(''), signals);
    if (text.length - mark < HEADER_LENGTH) return hold(text.slice(mark));
    sender = readHeader(text.slice(mark, mark + HEADER_LENGTH));
    if (sender !== null) return text.slice(mark + HEADER_LENGTH);
    skipped += HEADER_MARK.length;
    return text.slice(mark + HEADER_MARK.length);
  };

  const readDatagram = (text: string, from: Sender, signals: LineSignal[]): string => {
    const columns = text.startsWith(HEADER_MARK) ? NO_RECORD : recordLength(text);
    if (columns === NO_RECORD) {
      sender = null;
      // A header that broke off has swallowed the beginning of what came after it.
      return text.startsWith(HEADER_MARK) ? text : from.bytes + text;
    }
    const record = text.slice(0, columns === UNKNOWN ? text.length : columns);
    const ends = [record.search(/[\r\n]/), record.indexOf(HEADER_MARK), columns === record.length ? columns : -1];
    const end = Math.min(...ends.filter((at) => at !== -1));
    if (end === Number.POSITIVE_INFINITY) return hold(text);
    readRecord(text.slice(0, end), from, signals);
    return text.slice(end);
  };

  const hold = (text: string): string => {
    held = text;
    return '';
  };

  const read = (text: string, signals: LineSignal[]): void => {
    let left = held === '' ? text : held + text;
    held = '';
    while (left !== '') left = sender === null ? readLines(left, signals) : readDatagram(left, sender, signals);
  };

  return {
    push(bytes, at) {
      const signals: LineSignal[] = [];
      heardAt = at;
      readLatin1(bytes, (text) => read(text, signals));
      return signals;
    },
    due: () => (sender === null ? null : heardAt + SILENCE_MS),
    flush() {
      const signals: LineSignal[] = [];
      if (sender !== null && held !== '') readRecord(held, sender, signals);
      else skipped += held.length;
      sender = null;
      held = '';
      return signals;
    },
    skipped: () => skipped + lines.dropped(),
  };
};

/** How many characters at the end of the text may be the beginning of a header. */
const markBegun = (text: string): number => {
  for (let length = HEADER_MARK.length - 1; length > 0; length -= 1) {
    if (text.endsWith(HEADER_MARK.slice(0, length))) return length;
  }
  return 0;
};
