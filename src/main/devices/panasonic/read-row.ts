import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal, SignalKind } from '../../../shared/domain/line-signal.ts';
import { clockTime } from '../device-clock.ts';
import type { DateReader } from './dates.ts';
import { readCaller, readDialField } from './dial-field.ts';
import { type Row, splitRow } from './row.ts';

/** What a code says of a row: the trunk call rings, was answered, or nobody answered it. Every other code ends a call. */
const KINDS: ReadonlyMap<string, SignalKind> = new Map<string, SignalKind>([
  ['RC', 'ring'],
  ['VR', 'ring'],
  ['AN', 'answer'],
  ['VA', 'answer'],
  ['NA', 'missed'],
  ['RM', 'status'],
]);

/** What one row of an SMDR says (device notes §3.5), `none` for a row about no call, `null` where it makes no sense. */
export const readRow = (line: string, dates: DateReader, at: Instant): LineSignal | 'none' | null => {
  const row = splitRow(line);
  if (row === null) return null;
  const kind = KINDS.get(row.code);
  const read = kind === undefined ? finished(row) : live(row, kind);
  if (read === 'none' || read === null) return read;
  setClock(read, row, dates, at);
  setPlace(read, row);
  if (row.ring !== '') read.ringSeconds = seconds(row.ring);
  if (row.duration !== '') read.duration = seconds(row.duration);
  return read;
};

/** Filled field by field: rows come by the megabyte, and spreading costs most of their time. */
type Filled = { -readonly [Field in keyof LineSignal]: LineSignal[Field] };

/** A row with a code of its own belongs to a call that came in. */
const live = (row: Row, kind: SignalKind): Filled => {
  const signal: Filled = { kind, dir: 'in', ...readCaller(row.dial) };
  if (kind === 'status') signal.state = 'remote';
  return signal;
};

const finished = (row: Row): Filled | 'none' | null => {
  const field = readDialField(row.dial);
  if (field.dir === null) return 'none';
  if (field.dir === 'internal') return { kind: 'intercom', ...field, numberStatus: 'ok' };
  // The row of a call that is over always measures it; without that, the end of the row was lost.
  if (row.duration === '') return row.code === '' ? null : 'none';
  const signal: Filled = { kind: 'end', ...field };
  const account = row.account.replace(/\./g, '');
  if (account !== '') signal.account = account;
  if (row.code !== '') signal.code = row.code;
  if (row.code === 'TR') signal.transferred = true;
  return signal;
};

const setClock = (signal: Filled, row: Row, dates: DateReader, at: Instant): void => {
  const { date, order } = dates.read(row.date, row.half !== '', at);
  const colon = row.time.indexOf(':');
  const half = row.half === '' ? undefined : row.half;
  signal.date = date;
  signal.time = clockTime(row.time.slice(0, colon), row.time.slice(colon + 1), undefined, half);
  if (date !== null && order !== 'dmy') signal.dateOrder = order;
};

/** Trunks from 100 on are all printed as 00 and cannot be told apart. */
const setPlace = (signal: Filled, row: Row): void => {
  const trunk = Number(row.trunk);
  signal.extension = row.extension || null;
  if (trunk > 0) signal.line = trunk;
};

const ZERO = 0x30;

/** `m'ss` or `hh:mm'ss` as seconds. */
const seconds = (text: string): number => {
  let sum = 0;
  let part = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) part = part * 10 + digit;
    else {
      sum = (sum + part) * 60;
      part = 0;
    }
  }
  return sum + part;
};
