import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readNumber } from '../caller-text.ts';
import { callSignal, clockOf, detailSignal } from './records.ts';

// Blanks are counted loosely up to the number: web pages and manuals print these lines narrower than the wire has them.
const CALL =
  /(\d\d) +([IO]) +([SEB])(?: +(\d{4}))?(?: +([GB]))?(?: +([A-Z]\d{1,2}))? +(\d\d?)\/(\d\d?) +(\d\d?):(\d\d) *([AP]M) ?(.*)$/;
const DETAIL = /(\d\d) +([RFNH]) +(\d\d?)\/(\d\d?) +(\d\d?):(\d\d):(\d\d)/;
const LIMITED = /(\d\d) +(\d\d?)\/(\d\d?) +(\d\d?):(\d\d) *([AP]M) +(?:(\S+) +)?([IO])(?: +(.*))?$/;
const NUMBER_COLUMNS = 14;

/**
 * Reads one line of a Whozz Calling, Vertex or Scout unit: a call record of 62 characters, a detail record of 31, or the
 * limited format (CallerID.com serial records, device notes §3.7). What stands before the record is noise or its `$`.
 */
export const readLine = (line: string): LineSignal | null => readCall(line) ?? readDetail(line) ?? readLimited(line);

const readCall = (text: string): LineSignal | null => {
  const found = CALL.exec(text);
  if (found === null) return null;
  const [, line = '', direction = '', state = '', duration = '', checksum = '', rings = ''] = found;
  const [month, day, hour, minute, half, rest = ''] = found.slice(7);
  const clock = clockOf(month, day, hour, minute, undefined, half);
  return callSignal({ line, direction, state, duration, checksum, rings, ...clock, ...splitCaller(rest) });
};

const readDetail = (text: string): LineSignal | null => {
  const found = DETAIL.exec(text);
  if (found === null) return null;
  const [, line = '', letter = '', month, day, hour, minute, second] = found;
  return detailSignal(line, letter, clockOf(month, day, hour, minute, second));
};

const readLimited = (text: string): LineSignal | null => {
  const found = LIMITED.exec(text);
  if (found === null) return null;
  const [, line = '', month, day, hour, minute, half, number = '', direction = '', name = ''] = found;
  const clock = clockOf(month, day, hour, minute, undefined, half);
  return callSignal({ line, direction, state: 'S', duration: '', checksum: '', rings: '', ...clock, number, name });
};

/** Number and name stand in columns of 14 and 15 with a blank between; in a narrowed line they only follow each other. */
const splitCaller = (rest: string): { number: string; name: string } => {
  const column = rest.slice(0, NUMBER_COLUMNS).trim();
  if (rest.charAt(NUMBER_COLUMNS) === ' ' && isNumberField(column)) {
    return { number: column, name: rest.slice(NUMBER_COLUMNS + 1) };
  }
  const [, number = '', name = ''] = /^\s*(\S*)\s*(.*)$/.exec(rest) ?? [];
  return { number, name };
};

// In a narrowed line the column also holds the beginning of the name, and that reads as no number and no reason.
const isNumberField = (column: string): boolean => !column.includes(' ') || readNumber(column).numberStatus !== 'text';
