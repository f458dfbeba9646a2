import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { decodeText, type NameFields, type NumberFields, readName, readNumber } from '../caller-text.ts';
import { type ClockFields, clockTime, monthDay } from '../device-clock.ts';
import { callTypeOf } from '../fsk/mdmf.ts';
import type { ItemTag, ModemItem } from './items.ts';

/** The items of one caller ID as they come, in whatever order. An item that the modem sent empty is there, as `null`. */
export type Block = {
  clock: ClockFields;
  number: NumberFields | null;
  /** Which label the number came under. */
  numberTag: ItemTag;
  name: NameFields | null;
  message: string | null;
};

export type BlockItem = Exclude<ModemItem, { tag: 'ring' }>;

const NUMBERLESS: NumberFields = { number: null, numberStatus: 'none' };
const NAMELESS: NameFields = { name: null };
const LOST_FRAME = 'CALID_202';
const LAMPS: readonly (readonly [string, string])[] = [
  ['0603424242', 'message-waiting-on'],
  ['06036F6F6F', 'message-waiting-off'],
];

export const emptyBlock = (): Block => ({ clock: {}, number: null, numberTag: 'number', name: null, message: null });

export const blockHas = (block: Block, tag: ItemTag): boolean => {
  if (tag === 'date' || tag === 'time') return block.clock[tag] !== undefined;
  if (tag === 'dialable') return block.number !== null;
  return block[tag] !== null;
};

/**
 * Whether an item belongs to the next call: a second date or number, or another second item once the number is known
 * (device notes §3.4: the order of items is free). A second number of another label is the same call's other number.
 */
export const beginsNextBlock = (block: Block, item: BlockItem): boolean => {
  if (item.tag === 'date') return blockHas(block, 'date');
  if (block.number === null) return false;
  if (item.tag === 'number' || item.tag === 'dialable') {
    return item.tag === block.numberTag && !isAfterthought(block.number, readNumber(item.value));
  }
  return blockHas(block, item.tag);
};

export const addToBlock = (block: Block, item: BlockItem): void => {
  switch (item.tag) {
    case 'date':
      block.clock = { ...block.clock, ...readDate(item.value) };
      return;
    case 'time':
      block.clock = { ...block.clock, ...readTime(item.value) };
      return;
    case 'name':
      block.name = readName(decodeText(item.value));
      return;
    case 'message':
      block.message = item.value;
      return;
    default:
      addNumber(block, item);
  }
};

/** What the block says: a caller ID, the message-waiting lamp, or `null` when nothing came yet. */
export const signalOf = ({ clock, number, name, message }: Block): LineSignal | null => {
  if (number === null && message === LOST_FRAME) {
    return { kind: 'callerId', ...clock, number: null, numberStatus: 'none', name: null, error: 'checksum' };
  }
  const empty = number === null && name === null && Object.keys(clock).length === 0;
  if (empty) return message === null ? null : lampSignal(message);
  const caller = { kind: 'callerId' as const, ...clock, ...(number ?? NUMBERLESS), ...(name ?? NAMELESS) };
  return message === null ? caller : { ...caller, ...messageFields(message) };
};

const addNumber = (block: Block, item: BlockItem): void => {
  const found = readNumber(decodeText(item.value));
  const known = block.number;
  if (known === null || (known.numberStatus !== 'private' && known.number === null && found.number !== null)) {
    block.number = found;
    block.numberTag = item.tag;
  }
};

// `NMBR = O` after a real number says nothing about the call.
const isAfterthought = (known: NumberFields, found: NumberFields): boolean =>
  known.numberStatus !== 'unavailable' && found.numberStatus === 'unavailable';

const messageFields = (message: string): Pick<LineSignal, 'mesg' | 'callType'> => {
  const callType = message.startsWith('1101') ? callTypeOf(Number.parseInt(message.slice(4, 6), 16)) : undefined;
  return { mesg: message, ...(callType && { callType }) };
};

// A MESG with nothing else belongs to no call; that of type 06 is the message-waiting lamp (device notes §3.6).
const lampSignal = (mesg: string): LineSignal => {
  const state = LAMPS.find(([frame]) => mesg.toUpperCase().startsWith(frame))?.[1];
  return { kind: 'status', mesg, ...(state && { state }) };
};

const FOUR_DIGITS = /^\d{4}$/;
const DATE_AND_TIME = /^(\d\d?)[-/](\d\d?)\s+(\d\d?:.*)$/;
const WITH_YEAR = /^(\d\d|\d{4})(\d\d)(\d\d)$/;
const TIME = /^(\d\d?):?(\d\d)(?::?(\d\d))?\d?\s*([AP]M)?$/i;

const readDate = (value: string): ClockFields => {
  if (FOUR_DIGITS.test(value)) return { date: monthDay(value.slice(0, 2), value.slice(2)) };
  const [, month = '', day = '', time = ''] = DATE_AND_TIME.exec(value) ?? [];
  if (month !== '') return { date: monthDay(month, day), ...timeFields(time) };
  return { date: dateOf(value.replace(/[-/]/g, '')) };
};

const readTime = (value: string): ClockFields =>
  !FOUR_DIGITS.test(value) && DATE_AND_TIME.test(value) ? readDate(value) : timeFields(value);

const dateOf = (digits: string): string | null => {
  if (FOUR_DIGITS.test(digits)) return monthDay(digits.slice(0, 2), digits.slice(2));
  const [, year = '', month = '', day = ''] = WITH_YEAR.exec(digits) ?? [];
  const known = monthDay(month, day);
  if (known === null) return null;
  return `${year.length === 4 ? year : fullYear(year)}-${known}`;
};

const fullYear = (twoDigits: string): string => (Number(twoDigits) < 70 ? `20${twoDigits}` : `19${twoDigits}`);

const timeFields = (value: string): ClockFields => {
  if (value === '') return { time: null };
  const [, hour = '', minute = '', second, half] = TIME.exec(value) ?? [];
  const time = hour === '' ? null : clockTime(hour, minute, second, half);
  return time === null ? { time, timeRaw: value } : { time };
};
