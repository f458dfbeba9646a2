import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { decodeText, type NumberFields, readDialled, readNumber } from '../caller-text.ts';

const RING = /^R(\d{1,3})?$/;
const CALLER_ID = /^C(\+*[\d ()./-]*|[A-Za-z -]+)$/;
/** Some models group the digits for people. */
const GROUPING = /[ ()./-]/g;
const DIGIT = /^D([0-9*#])$/;
const HANG_UP = /^HND:? *([0-9*#+]*)(?: *T(\d{1,6}))?$/;
const PLAIN_NUMBER = /^[^0-9A-Za-z+]? *(\+*\d{3,})$/;
const WORDS = /^[^0-9A-Za-z+]? *([A-Za-z][A-Za-z-]*?)(?:[:= ] *(.*))?$/;
const RINGS_COUNT = /(\d{1,3})$/;
const DURATION = /Duration: *(\d{1,5})/i;

type Meaning = (line: number, value: string) => LineSignal;

/**
 * Reads what stands between `L<n>` and `@` in one frame of the family: Oj Segal old and new, Danjeh, Segal, Khazama and
 * ALM 3 and 6 (device notes §3.1). `null`: it makes no sense, and is dropped rather than guessed at.
 */
export const readFrame = (line: number, body: string): LineSignal | null =>
  readCommand(line, body) ?? readPlainNumber(line, body) ?? readWords(line, body);

const readCommand = (line: number, body: string): LineSignal | null => {
  switch (body.charCodeAt(0)) {
    case 0x43:
      return callerId(line, CALLER_ID.exec(body)?.[1]);
    case 0x44:
      return digit(line, DIGIT.exec(body)?.[1]);
    case 0x48:
      return body === 'HF' ? { kind: 'offHook', line } : hangUp(line, HANG_UP.exec(body));
    case 0x52:
      return RING.test(body) ? ring(line, body) : null;
    default:
      return null;
  }
};

const readPlainNumber = (line: number, body: string): LineSignal | null => callerId(line, PLAIN_NUMBER.exec(body)?.[1]);

const readWords = (line: number, body: string): LineSignal | null => {
  const [, word = '', value = ''] = WORDS.exec(decodeText(body)) ?? [];
  return MEANINGS.get(word.toLowerCase())?.(line, value.trim()) ?? null;
};

const ring = (line: number, text: string): LineSignal => {
  const count = RINGS_COUNT.exec(text)?.[1];
  return count === undefined ? { kind: 'ring', line } : { kind: 'ring', line, ringCount: Number(count) };
};

const digit = (line: number, key: string | undefined): LineSignal | null =>
  key === undefined ? null : { kind: 'digit', line, digit: key };

const callerId = (line: number, number: string | undefined): LineSignal | null => {
  const fields = number === undefined ? null : readNumber(/\d/.test(number) ? number.replace(GROUPING, '') : number);
  return fields === null || fields.numberStatus === 'text' ? null : { kind: 'callerId', line, ...fields };
};

const hangUp = (line: number, found: RegExpExecArray | null): LineSignal | null => {
  if (found === null) return null;
  const [, dialled, durationRaw] = found;
  // The unit of T is not known, so it is kept as it came and calls are measured by our own clock.
  return { kind: 'onHook', line, dialed: dialled || null, ...(durationRaw !== undefined && { durationRaw }) };
};

const inUse: Meaning = (line) => ({ kind: 'offHook', line });

const idle: Meaning = (line, value) => {
  const seconds = DURATION.exec(value)?.[1];
  return seconds === undefined ? { kind: 'onHook', line } : { kind: 'onHook', line, duration: Number(seconds) };
};

const wordedCallerId: Meaning = (line, value) => {
  const [first = ''] = value.split(' ');
  const fields: NumberFields = readNumber(first);
  return { kind: 'callerId', line, ...fields };
};

const dialled: Meaning = (line, value) => {
  const { number } = readDialled(value);
  return { kind: 'dialled', line, number };
};

// In Danjeh and ALM boxes hook-on means in use; Off-hook and On-hook have the normal sense. Only the exact word decides.
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['hook-on', inUse],
  ['hookon', inUse],
  ['off-hook', inUse],
  ['hook-off', idle],
  ['hookoff', idle],
  ['on-hook', idle],
  ['dialed', dialled],
  ['dialled', dialled],
  ['callerid', wordedCallerId],
  ['ring', ring],
  ['ringing', ring],
]);
