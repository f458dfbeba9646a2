import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { createLineDecoder } from '../line-decoder.ts';
import { createDateReader } from './dates.ts';
import { readLine } from './read-line.ts';
import { createReplayGuard, type ReplayGuard } from './replay-guard.ts';

const LINE_LIMIT = 256;
const PROMPTED = /^.*Enter Password: *[*•]*/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: form feeds of the printer, and what a modem between adds
const CONTROLS = /[\x00-\x1f\x7f]+/g;

/**
 * Decodes the SMDR of Panasonic PBXs (device notes §3.5). Rows that the PBX only repeats are marked `replay`; `guard` knows
 * them, and lives as long as the device.
 */
export const createPanasonicDecoder = (guard: ReplayGuard = createReplayGuard(false)): Decoder => {
  const dates = createDateReader();

  const decoder = createLineDecoder({ limit: LINE_LIMIT }, (raw, signals: LineSignal[], at) => {
    const line = tidy(raw);
    if (line === '') return true;
    const said = readLine(line, dates, at);
    if (said === 'page') guard.page();
    else if (said === 'login') guard.loggedIn();
    else if (said !== null) take(line, said, signals);
    return said !== null;
  });

  const take = (line: string, said: LineSignal | 'none', signals: LineSignal[]): void => {
    const replay = said !== 'none' && guard.isReplay(line);
    if (said !== 'none') signals.push(replay ? { ...said, replay } : said);
  };

  // The prompt ends without a line's end, so the first page stands behind it on the same line.
  const tidy = (raw: string): string => {
    const line = raw.trimEnd();
    if (isDigit(line.charCodeAt(0))) return line;
    const clean = line.replace(CONTROLS, '');
    if (!PROMPTED.test(clean)) return clean;
    guard.loggedIn();
    return clean.replace(PROMPTED, '');
  };

  guard.connected();
  return {
    ...decoder,
    push(bytes, at) {
      guard.heard(at);
      return decoder.push(bytes, at);
    },
  };
};

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
