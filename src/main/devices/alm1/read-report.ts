import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readDialled, readNumber } from '../caller-text.ts';
import { type ClockFields, monthDay, readStamp } from '../device-clock.ts';

const REPORT = /(?:^|[^0-9])(\d{1,2}):(RING|CALLERID|HOOKON|HOOKOFF|DIALED)(.{0,40})EEE$/i;
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

const value = (rest: string): string => rest.replace(/^[ :]/, '').trim();

// The 22 columns behind the word hold the number, and perhaps a date.
const callerId = (line: number, rest: string): LineSignal => {
  const [, number = '', more = ''] = /^(\S*) *(.*)$/.exec(value(rest)) ?? [];
  const clock = clockOf(more);
  return { kind: 'callerId', line, ...readNumber(clock === null ? `${number} ${more}` : number), ...clock };
};

const clockOf = (text: string): ClockFields | null => {
  const parts = DATE_AND_TIME.exec(text)?.slice(1);
  if (parts === undefined || monthDay(parts[0] ?? '', parts[1] ?? '') === null) return null;
  return readStamp(parts.join(''));
};
