import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { callSignal, clockOf, detailSignal } from './records.ts';

const FIELDS = 10;
const DATE = /^(\d\d?)\/(\d\d?)$/;
const TIME = /^(\d\d?):(\d\d)(?::(\d\d))? *([AP]M)?$/;

/**
 * Reads a row of the call log that the vendor's own program keeps: the same records as on the wire, already taken apart
 * and joined with `|` (CallerID.com, device notes §3.7, `callerid-com-calllog`). No unit sends this form.
 */
export const readLogRow = (row: string): LineSignal | null => {
  const fields = row.split('|').map((field) => field.trim());
  if (fields.length !== FIELDS) return null;
  const [line = '', letter = '', state = '', duration = '', checksum = '', rings = '', date = '', time = ''] = fields;
  const [, month, day] = DATE.exec(date) ?? [];
  const [, hour, minute, second, half] = TIME.exec(time) ?? [];
  if (!/^\d{1,2}$/.test(line) || month === undefined || hour === undefined) return null;
  const clock = clockOf(month, day, hour, minute, second, half);
  if (letter !== 'I' && letter !== 'O') return detailSignal(line, letter, clock);
  const [number = '', name = ''] = fields.slice(8);
  return callSignal({ line, direction: letter, state, duration, checksum, rings, ...clock, number, name });
};
