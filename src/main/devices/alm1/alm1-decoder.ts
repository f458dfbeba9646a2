import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import { readLatin1 } from '../line-reader.ts';
import { readReport } from './read-report.ts';

const BANNER = '.START';
/** Longer than any report; of a longer packet only its end is looked at. */
const LIMIT = 256;
const TAIL = 64;
const ECHO = /\xfd[^\xfe]{0,32}\xfe/g;
const VOICE = /^(?:\xfd[^\xfe]{0,32}\xfe){0,4}\r\xc8/;
const BOOTED: LineSignal = { kind: 'device', state: 'booted' };

/**
 * Decodes ALM protocol 1 (device notes §3.2): packets from CR to LF, reports as text, voice as any bytes but LF. What the
 * box repeats of a command, `FD … FE`, says nothing.
 */
export const createAlm1Decoder = (): Decoder => {
  let rest = '';
  let voice = false;
  let long = false;
  let skipped = 0;

  const readPart = (part: string, signals: LineSignal[]): void => {
    const signal = readReport(part) ?? (part.includes(BANNER) ? BOOTED : null);
    if (signal !== null) signals.push(signal);
    else skipped += part.replace(ECHO, '').length;
  };

  // After voice whose LF was lost a report may follow: it stands behind the last CR.
  const readVoice = (packet: string, signals: LineSignal[]): void => {
    const signal = readReport(packet.slice(packet.lastIndexOf('\r') + 1));
    if (signal !== null) signals.push(signal);
  };

  const end = (packet: string, signals: LineSignal[]): void => {
    const text = long || packet.length > LIMIT ? packet.slice(-TAIL) : packet;
    if (long ? voice : VOICE.test(packet)) readVoice(text, signals);
    else {
      skipped += packet.length - text.length;
      for (const part of text.split('\r')) if (part !== '') readPart(part, signals);
    }
    rest = '';
    voice = false;
    long = false;
  };

  const keep = (text: string): void => {
    rest += text;
    if (rest.length <= LIMIT) return;
    voice ||= !long && VOICE.test(rest);
    long = true;
    if (!voice) skipped += rest.length - TAIL;
    rest = rest.slice(-TAIL);
  };

  const read = (text: string, signals: LineSignal[]): void => {
    let start = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
      end(rest + text.slice(start, at), signals);
      start = at + 1;
    }
    if (start < text.length) keep(text.slice(start));
  };

  return {
    push(bytes) {
      const signals: LineSignal[] = [];
      readLatin1(bytes, (text) => read(text, signals));
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped,
  };
};
