import type { PatternDevice } from '../../../shared/contract/lines.ts';
import { clockTime, monthDay } from '../device-clock.ts';
import type { Groups } from './expression.ts';

type DateOrder = PatternDevice['dateOrder'];

/** A date as the device writes it: `24/05/99`, `2008-06-28`, `0330`, `081313`; null where no calendar has it. */
export function readDate(text: string, order: DateOrder): string | null {
  const parts = digitRuns(text);
  const [first = '', second, third] = parts.length > 1 ? parts : compactDate(text.trim(), order);
  if (second === undefined) return null;
  if (third === undefined) return order === 'dmy' ? monthDay(second, first) : monthDay(first, second);
  const [year, month, day] =
    order === 'ymd' ? [first, second, third] : order === 'mdy' ? [third, first, second] : [third, second, first];
  const date = monthDay(month, day);
  return date === null ? null : `${wholeYear(year)}-${date}`;
}

function compactDate(digits: string, order: DateOrder): readonly string[] {
  if (digits.length === 8 && order === 'ymd') return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  if (digits.length === 8) return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  return digits.length === 4 || digits.length === 6 ? pairs(digits) : [];
}

const wholeYear = (year: string): string =>
  year.length === 2 ? `${Number(year) >= 70 ? '19' : '20'}${year}` : year.padStart(4, '0');

/** A time of day: `15:41`, `15:41:02`, `9:20 PM`, `1423`, `000852`; null where no clock shows it. */
export function readTime(text: string): string | null {
  const parts = digitRuns(text);
  const [hour, minute, second] = parts.length > 1 ? parts : pairs(parts[0] ?? '');
  if (hour === undefined || minute === undefined) return null;
  const half = text.endsWith(minute) || text.endsWith(second ?? minute) ? null : /([AP])M?\s*$/i.exec(text);
  return clockTime(hour, minute, second, half ? `${half[1]}M` : undefined);
}

/** Seconds of `59`, `02:35`, `00:02'35"`, `0:01:20`; undefined where there are none. */
export function readSeconds(text: string): number | undefined {
  const parts = digitRuns(text);
  if (parts.length === 0 || parts.length > 3) return undefined;
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** Seconds of a duration, told whole or in parts. */
export function readDuration({ dur, durh, durm, durs }: Groups): number | undefined {
  if (dur !== undefined) return readSeconds(dur);
  if (durh === undefined && durm === undefined && durs === undefined) return undefined;
  return readSeconds([durh || '0', durm || '0', durs || '0'].join(':'));
}

const pairs = (digits: string): readonly string[] =>
  Array.from({ length: digits.length >> 1 }, (_, i) => digits.slice(2 * i, 2 * i + 2));

/** The numbers that stand in a text, cut at everything else. */
function digitRuns(text: string): readonly string[] {
  const runs: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit && start === -1) start = at;
    if (isDigit || start === -1) continue;
    runs.push(text.slice(start, at));
    start = -1;
  }
  return runs;
}
