import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { clockTime } from '../device-clock.ts';
import type { DateReader } from './dates.ts';
import { readDbsRow } from './dbs.ts';
import { readRow } from './read-row.ts';

/**
 * What a line says: signals of calls and alarms; `none` for a row that is about no call; `page` where a new page begins
 * (on a network: a new connection); `login` for the words before the first page; `null` where it makes no sense.
 */
export type Said = LineSignal | 'none' | 'page' | 'login' | null;

const ALARM =
  /^([ \d]?\d\/[ \d]?\d\/\d\d|\*\*\/\*\*\/\*\*) +(\d?\d):(\d\d)([AP]M)? +M[NJ] ALM +(#\d{1,4})(?: +\d+)* +(.+)$/;
const TITLE = /\bDate +Time +Ext\b/i;
const RULE = /^[-=]{20,}$/;
const LOGIN = /^-? *(?:SMDR|Enter Password:?[^\d<]{0,32}|-)$/i;

/** Reads any line that a Panasonic PBX sends (device notes §3.5): pattern A to C, TES and TEA, TD816, DBS. */
export const readLine = (line: string, dates: DateReader, at: Instant): Said => {
  const code = line.charCodeAt(0);
  if (code >= DIGIT_0 && code <= DIGIT_9) return readDated(line, dates, at);
  if (RULE.test(line)) return 'none';
  if (TITLE.test(line)) return 'page';
  if (LOGIN.test(line.trim())) return 'login';
  return readDbsRow(line) ?? readDated(line.trimStart(), dates, at);
};

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

const readDated = (line: string, dates: DateReader, at: Instant): LineSignal | 'none' | null =>
  line.includes(' ALM ') ? readAlarm(line, dates, at) : readRow(line, dates, at);

const readAlarm = (line: string, dates: DateReader, at: Instant): LineSignal | null => {
  const [, day, hour = '', minute = '', half, code, text] = ALARM.exec(line) ?? [];
  if (day === undefined || code === undefined || text === undefined) return null;
  const { date } = dates.read(day, half !== undefined, at);
  return { kind: 'alarm', date, time: clockTime(hour, minute, undefined, half), code, text: text.trim() };
};
