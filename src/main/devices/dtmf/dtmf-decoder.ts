import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { readLatin1 } from '../line-reader.ts';
import { readDigits, readTail } from './read-digits.ts';

/** Exchanges send some ten keys a second: after such a pause no more belong to a number. */
const SILENCE_MS = 1_000;
/** No caller ID has more keys; of a longer run only its end is looked at. */
const LIMIT = 64;
const TAIL = 44;

const BLANK = /[ \t]/g;
const KIND = new Uint8Array(256).fill(4);
const KEY = 0;
const MARK = 1;
const LINE_END = 2;
const FOREIGN = 4;
for (const key of '0123456789ABDabd* \t') KIND[key.charCodeAt(0)] = KEY;
for (const mark of 'Cc#') KIND[mark.charCodeAt(0)] = MARK;
for (const end of '\r\n') KIND[end.charCodeAt(0)] = LINE_END;

const readUntidy = (run: string, isAlone: boolean, ended: 'byMark' | 'bySilence'): LineSignal | null => {
  const keys = run.replace(BLANK, '').toUpperCase();
  return (isAlone ? readDigits(keys, ended) : null) ?? (ended === 'byMark' ? readTail(keys) : null);
};

/**
 * Decodes the keys that a DTMF receiver hears before the first ring (DTMF caller ID, device notes §3.6). Where other
 * characters stand in the same line, only a number with a beginning and an end of its own is believed.
 */
export const createDtmfDecoder = (): Decoder => {
  let rest = '';
  let foreign = false;
  let long = false;
  let heardAt: Instant = 0;
  let skipped = 0;

  const take = (run: string, marked: boolean, signals: LineSignal[]): void => {
    if (run === '') return;
    const ended = marked ? 'byMark' : 'bySilence';
    const isLong = long || run.length > LIMIT;
    const isAlone = !foreign && !isLong;
    const signal =
      (isAlone ? readDigits(run, ended) : null) ?? readUntidy(isLong ? run.slice(-TAIL) : run, isAlone, ended);
    if (signal !== null) signals.push(signal);
    else skipped += run.length;
    forget();
  };

  const forget = (): void => {
    rest = '';
    long = false;
  };

  const keep = (run: string): void => {
    rest += run;
    if (rest.length <= LIMIT) return;
    long = true;
    skipped += rest.length - TAIL;
    rest = rest.slice(-TAIL);
  };

  const read = (text: string, signals: LineSignal[]): void => {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const kind = KIND[text.charCodeAt(at)];
      if (kind === KEY) continue;
      if (kind === FOREIGN) {
        foreign = true;
        skipped += rest.length + at - start + 1;
        forget();
      } else {
        take(rest + text.slice(start, kind === MARK ? at + 1 : at), kind === MARK, signals);
        if (kind === LINE_END) foreign = false;
      }
      start = at + 1;
    }
    if (start < text.length) keep(text.slice(start));
  };

  const silence = (signals: LineSignal[]): void => {
    take(rest, false, signals);
    foreign = false;
  };

  return {
    push(bytes, at) {
      const signals: LineSignal[] = [];
      if (at - heardAt >= SILENCE_MS) silence(signals);
      heardAt = at;
      readLatin1(bytes, (text) => read(text, signals));
      return signals;
    },
    due: () => (rest === '' ? null : heardAt + SILENCE_MS),
    flush() {
      const signals: LineSignal[] = [];
      silence(signals);
      return signals;
    },
    skipped: () => skipped,
  };
};
