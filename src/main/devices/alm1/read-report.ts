import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readDialled, readNumber } from '../caller-text.ts';
import { type ClockFields, monthDay, readStamp } from '../device-clock.ts';

const REPORT = /(?:^|[^0-9])(\d{1,2}):(RING|CALLERID|HOOKON|HOOKOFF|DIALED)(.{0,40})EEE$/i;
const VALUE_COLUMNS = 22;
const DATE_AND_TIME = /^(\d\d)[-/]?(\d\d)[ -]?(\d\d):?(\d\d)$/;

/** Reads the report that a packet ends with, `<line>:<word>…EEE`; `null` when there is none. HOOKON means in use. */
export const readReport = (packet: string): LineSignal | null => {
  const [, digits = '', word = '', rest = ''] = REPORT.exec(packet) ?? [];
  const line = Number(digits);
  switch (word.toUpperCase()) {
    case 'RING':
      return { kind: 'ring', line };
    case 'CALLERID':
      return callerId(line, rest);
    case 'HOOKON':
      return { kind: 'offHook', line };
    case 'HOOKOFF':
      return { kind: 'onHook', line };
    case 'DIALED':
      return { kind: 'dialled', line, number: readDialled(value(rest)).number };
    default:
      return null;
  }
};

const value = (rest: string): string => rest.replace(/^[ :]/, '').slice(0, VALUE_COLUMNS).trim();

// The 22 columns hold the number and perhaps a date behind it.
const callerId = (line: number, rest: string): LineSignal => {
  const field = value(rest);
  const blank = field.search(/ +[\d/:-]+(?: |$)/);
  const clock = blank === -1 ? null : clockOf(field.slice(blank).trim());
  return { kind: 'callerId', line, ...readNumber(clock === null ? field : field.slice(0, blank)), ...clock };
};

const clockOf = (text: string): ClockFields | null => {
  const parts = DATE_AND_TIME.exec(text)?.slice(1);
  if (parts === undefined || monthDay(parts[0] ?? '', parts[1] ?? '') === null) return null;
  return readStamp(parts.join(''));
};
