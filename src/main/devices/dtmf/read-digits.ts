import type { LineSignal, NumberStatus } from '../../../shared/domain/line-signal.ts';
import { readNumber } from '../caller-text.ts';

type Ended = 'byMark' | 'bySilence';

const PLAIN = /^[AD](\d{4,20})[C#]$/;
const PARTS = /^(?:[ABD]\d*)+[C#]?$/;
const PART = /([ABD])(\d*)/g;
const BARE = /^(\d{3,20})[C#]?$/;
const TAIL = /(?:[AD]\d{7,20}){1,2}[C#]$/;
const SHORTEST = 3;

/** Information codes of `B`: unavailable, private. */
const CODES: ReadonlyMap<string, NumberStatus> = new Map<string, NumberStatus>([
  ['00', 'unavailable'],
  ['10', 'private'],
]);
/** Denmark's `D1#`, `D2#` and `D3#`. */
const SPECIAL: ReadonlyMap<string, NumberStatus> = new Map<string, NumberStatus>([
  ['1', 'private'],
  ['2', 'unavailable'],
  ['3', 'unavailable'],
]);

/**
 * Reads one DTMF caller ID, device notes §3.6: `A` or `D` begins a number, `B` an information code, `C` or `#` ends it
 * all. Without a beginning or an end of its own the number is of low confidence; `null` when these are no caller's digits.
 */
export const readDigits = (keys: string, ended: Ended): LineSignal | null => {
  const plain = ended === 'byMark' ? PLAIN.exec(keys)?.[1] : undefined;
  if (plain !== undefined) return { kind: 'callerId', ...readNumber(plain) };
  if (PARTS.test(keys)) return readParts(keys, ended);
  const bare = BARE.exec(keys)?.[1];
  return bare === undefined ? null : { kind: 'callerId', ...readNumber(bare), confidence: 'low' };
};

/** A whole caller ID at the end of keys that begin with noise, or of a line that holds other things too. */
export const readTail = (keys: string): LineSignal | null => {
  const found = TAIL.exec(keys)?.[0];
  return found === undefined ? null : readParts(found, 'byMark');
};

const readParts = (keys: string, ended: Ended): LineSignal | null => {
  const parts = [...keys.matchAll(PART)].map(([, letter = '', digits = '']) => ({ letter, digits }));
  const numbers = parts.filter(({ letter }) => letter !== 'B');
  // With an A the number stands there, and D is who redirected the call; else the first D is the number.
  const caller = numbers.find(({ letter }) => letter === 'A') ?? numbers[0];
  const redirecting = numbers.find((part) => part !== caller && part.letter === 'D' && part.digits !== '')?.digits;
  const code = parts.find(({ letter }) => letter === 'B')?.digits;
  const digits = caller?.digits ?? '';
  if (ended === 'bySilence' && digits.length < SHORTEST && !CODES.has(code ?? '')) return null;
  return {
    kind: 'callerId',
    ...numberOf(digits, code),
    ...(redirecting !== undefined && { redirecting }),
    ...(ended === 'bySilence' && digits !== '' && { confidence: 'low' as const }),
  };
};

const numberOf = (digits: string, code: string | undefined): ReturnType<typeof readNumber> => {
  const reason = digits === '' ? CODES.get(code ?? '') : SPECIAL.get(digits);
  return reason === undefined ? readNumber(digits) : { number: null, numberStatus: reason };
};
