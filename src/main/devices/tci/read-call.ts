import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { decodeText, readName, readNumber } from '../caller-text.ts';
import { clockTime, monthDay } from '../device-clock.ts';

// Noise may stand before the line number, and a page that was copied has fewer blanks than the wire.
const HEAD = /(?:^|[^\d/:])(\d\d) +(\d\d?)\/(\d\d?) +(\d\d?):(\d\d) *([AP]M)(?= |$)/i;
/** From the end of `AM` or `PM`: the number's last column, and the first of the name. */
const NUMBER_END = 19;
const NAME_START = 30;
const NAME_END = 45;
const REASONS = /^((?:NO NUMBER|NO[- ]CALLER[- ]?ID|OUT OF AREA|PRIVATE NUMBER)|\S+) *(.*)$/i;

/** Reads a line of 70 characters: line, date, time, number or reason, name (TCI, device notes §3.7). */
export const readCall = (latin1: string): LineSignal | null => {
  const found = HEAD.exec(latin1);
  if (found === null) return null;
  const [head, line = '', month = '', day = '', hour = '', minute = '', half = ''] = found;
  // Columns are characters, and a name in UTF-8 has more bytes than characters.
  const { number, name } = splitCaller(decodeText(latin1.slice(found.index + head.length)));
  return {
    kind: 'callerId',
    line: Number(line),
    date: monthDay(month, day),
    time: clockTime(hour, minute, undefined, half),
    ...readNumber(number),
    ...readName(name),
  };
};

const splitCaller = (rest: string): { number: string; name: string } => {
  if (rest.slice(NUMBER_END, NAME_START).trim() === '') {
    const number = rest.slice(0, NUMBER_END).trim();
    if (readNumber(number).numberStatus !== 'text') return { number, name: rest.slice(NAME_START, NAME_END) };
  }
  const [, number = '', name = ''] = REASONS.exec(rest.trim()) ?? [];
  return { number, name };
};
