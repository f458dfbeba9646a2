import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { decodeText, type NumberFields, readDialled, readNumber } from '../caller-text.ts';

/** What the dial-number column says: who called, whom somebody here called, or that this is no call. */
export type DialField =
  | ({ readonly dir: 'in' } & CallerFields)
  | ({ readonly dir: 'out' } & NumberFields & Pick<LineSignal, 'confidence'>)
  | { readonly dir: 'internal'; readonly number: string }
  | { readonly dir: null };

type CallerFields = NumberFields & Pick<LineSignal, 'name' | 'did' | 'didName'>;

const INCOMING = /^<(?:I>|\s*incoming\s*>)/i;
const DIRECT = /^<D>([^<]*)(?=<|$)/;
const INTERCOM = /^EXT ?([\d*#]{1,24})$/;
const NUMBER_FIRST = /^(\+?\d[\d-]{2,})(?:\s+(\D.*))?$/;
const NAME_FIRST = /^(.*\D)(\+?\d{3,})$/;
const DIRECT_NUMBER = /^(.*?)(\+?\d*)$/;
/** Digits, and what a PBX prints between them: host code, pause, flash, transfer, secret and private digits. */
const DIALLED = /^(?:[\d*#]{0,4}=|<O>)?\s*([\d*#+PF=-]*)([.X]*)$/;
const MARKS = /[PF=-]/g;

/** Reads the dial-number column of any of the layouts (device notes §3.5). */
export const readDialField = (column: string): DialField => {
  const text = column.trim();
  const direct = DIRECT.exec(text);
  const rest = direct === null ? text : text.slice(direct[0].length);
  if (direct !== null) return { dir: 'in', ...directFields(direct[1] ?? ''), ...callerFields(rest) };
  if (INCOMING.test(rest)) return { dir: 'in', ...callerFields(rest) };
  const extension = INTERCOM.exec(text)?.[1];
  return extension === undefined ? readOutgoing(text) : { dir: 'internal', number: extension };
};

/** The same where the row's code says that the call came in, so that digits alone are the caller's. */
export const readCaller = (column: string): CallerFields => {
  const field = readDialField(column);
  return field.dir === 'in' ? field : callerFields(column.trim());
};

const readOutgoing = (text: string): DialField => {
  const [, keys, hidden = ''] = DIALLED.exec(text) ?? [];
  if (keys === undefined) return { dir: null };
  const fields = readDialled(keys.replace(MARKS, ''));
  // A part of a number must not be taken for the whole of another one.
  return { dir: 'out', ...fields, ...(hidden !== '' && { numberText: text, confidence: 'low' }) };
};

const directFields = (text: string): Pick<LineSignal, 'did' | 'didName'> => {
  const [, name = '', did = ''] = DIRECT_NUMBER.exec(text.trim()) ?? [];
  return { ...(did !== '' && { did }), ...(name.trim() !== '' && { didName: decodeText(name.trim()) }) };
};

const callerFields = (marked: string): NumberFields & Pick<LineSignal, 'name'> => {
  const text = marked.replace(INCOMING, '').trim();
  if (text === '') return { number: null, numberStatus: 'none' };
  const [, digits, after] = NUMBER_FIRST.exec(text) ?? [];
  if (digits !== undefined) return named(digits, after ?? '');
  const [, before, last] = NAME_FIRST.exec(text) ?? [];
  return last === undefined ? reasonOrName(text) : named(last, before ?? '');
};

const named = (digits: string, name: string): NumberFields & Pick<LineSignal, 'name'> => {
  const trimmed = decodeText(name.trim());
  return { ...readNumber(digits), ...(trimmed !== '' && { name: trimmed }) };
};

const reasonOrName = (text: string): NumberFields & Pick<LineSignal, 'name'> => {
  const fields = readNumber(text);
  return fields.numberStatus === 'text' ? { number: null, numberStatus: 'none', name: decodeText(text) } : fields;
};
