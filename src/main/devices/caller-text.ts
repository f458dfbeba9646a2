import type { LineSignal, NumberStatus } from '../../shared/domain/line-signal.ts';

export type NumberFields = Pick<LineSignal, 'numberText'> & {
  readonly number: string | null;
  readonly numberStatus: NumberStatus;
};
export type NameFields = Pick<LineSignal, 'nameStatus'> & { readonly name: string | null };

const NUMBER_REASONS: ReadonlyMap<string, NumberStatus> = new Map<string, NumberStatus>([
  ['', 'none'],
  ['NOCALLERID', 'none'],
  ['NONUMBER', 'none'],
  ['NONE', 'none'],
  ['P', 'private'],
  ['PRIVATE', 'private'],
  ['PRIVATENUMBER', 'private'],
  ['RESTRICTED', 'private'],
  ['WITHHELD', 'private'],
  ['ANONYMOUS', 'private'],
  ['BLOCKED', 'private'],
  ['O', 'unavailable'],
  ['OUTOFAREA', 'unavailable'],
  ['UNAVAILABLE', 'unavailable'],
  ['NOTAVAILABLE', 'unavailable'],
  ['UNKNOWN', 'unavailable'],
]);

// Shorter than the list for numbers: exchanges send WITHHELD and the like as a name to be shown.
const NAME_REASONS: ReadonlyMap<string, NumberStatus> = new Map<string, NumberStatus>([
  ['NOCALLERID', 'none'],
  ['P', 'private'],
  ['PRIVATE', 'private'],
  ['RESTRICTED', 'private'],
  ['O', 'unavailable'],
  ['OUTOFAREA', 'unavailable'],
  ['UNAVAILABLE', 'unavailable'],
  ['UNKNOWN', 'unavailable'],
]);

const LONGEST_REASON = 'NO - CALLER - ID'.length;

const PLAIN_DIGITS = /^\+*[0-9]+$/;
const KEYS = /^\+*[0-9*#]+$/;
const PUNCTUATION = /[\s().\-/]/g;
const PLACEHOLDER = /^0{7,}$/;
const REASON_FILLER = /[\s-]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const BEYOND_ASCII = /[^\x00-\x7f]/;
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Reads what stands in a number field: digits, a reason, a placeholder or text (device notes §2, numberStatus). */
export const readNumber = (field: string): NumberFields => {
  if (PLAIN_DIGITS.test(field)) return digitsOf(field);
  const digits = bareNumber(field);
  if (PLAIN_DIGITS.test(digits)) return digitsOf(digits);
  const text = field.trim();
  const reason = NUMBER_REASONS.get(reasonKey(text));
  if (reason !== undefined) return { number: null, numberStatus: reason };
  return { number: null, numberStatus: 'text', numberText: text };
};

/** Reads a number that somebody here has dialled: what `readNumber` reads, and the keys `*` and `#`. */
export const readDialled = (field: string): NumberFields => {
  const keys = bareNumber(field);
  return KEYS.test(keys) ? digitsOf(keys) : readNumber(field);
};

/** Reads a name field: a name, or the reason why there is none (device notes §3.4 and §3.7). */
export const readName = (field: string): NameFields => {
  const name = field.trim();
  if (name === '') return { name: null };
  const reason = name.length > LONGEST_REASON ? undefined : NAME_REASONS.get(reasonKey(name));
  return reason === undefined ? { name } : { name: null, nameStatus: reason };
};

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1256 = new TextDecoder('windows-1256');

/** Gives the characters of a Latin-1 line back their meaning: UTF-8 where that is what they are, else Windows-1256. */
export const decodeText = (latin1: string): string => {
  if (!BEYOND_ASCII.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1256.decode(bytes);
  }
};

const digitsOf = (number: string): NumberFields => ({
  number,
  numberStatus: PLACEHOLDER.test(number) ? 'placeholder' : 'ok',
});

const bareNumber = (field: string): string => westernDigits(field).replace(PUNCTUATION, '');

const reasonKey = (text: string): string => text.replace(REASON_FILLER, '').toUpperCase();

const westernDigits = (text: string): string =>
  BEYOND_ASCII.test(text) ? text.replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf)) : text;
