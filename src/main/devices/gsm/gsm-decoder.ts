import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { createLineDecoder } from '../line-decoder.ts';
import { readLine } from './read-line.ts';

const LINE_LIMIT = 512;
/** Rings come every five seconds: after a longer pause the same number is a new call. */
const SAME_CALL_MS = 10_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: line noise is made of them
const NOISE = /^[\x00-\x20\x7f-\xff]+|[ \x00]+$/g;

/**
 * Decodes GSM modems and dongles (device notes §3.8). The number comes again with every ring, then marked as `repeat`; the
 * modem tells an end, but not whether anybody answered.
 */
export const createGsmDecoder = (): Decoder => {
  let told: { readonly number: string | null; at: Instant } | null = null;
  let dialling = false;

  const marked = (signal: LineSignal, at: Instant): LineSignal => {
    const number = signal.number ?? null;
    const again = told !== null && told.number === number && at - told.at <= SAME_CALL_MS;
    told = { number, at };
    return again ? { ...signal, repeat: true } : signal;
  };

  // Huawei tells of calls that its own SIM begins, and their end must not be taken for that of a caller.
  const ended = (signal: LineSignal): LineSignal => {
    const outgoing = dialling;
    told = null;
    dialling = false;
    return outgoing ? { ...signal, dir: 'out' } : signal;
  };

  return createLineDecoder({ limit: LINE_LIMIT }, (raw, signals, at) => {
    const line = raw.replace(NOISE, '');
    if (line === '') return raw.trim() === '';
    dialling ||= line.startsWith('^ORIG');
    const signal = readLine(line);
    if (signal === null || signal === 'none') return signal !== null;
    if (signal.kind === 'callerId') signals.push(marked(signal, at));
    else if (signal.kind === 'ring') signals.push(signal);
    else signals.push(ended(signal));
    return true;
  });
};
