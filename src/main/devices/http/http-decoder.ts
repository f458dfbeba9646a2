import type { Decoder } from '../decoder.ts';
import { createLineDecoder } from '../line-decoder.ts';
import { readEvent } from './read-event.ts';

/** As much as one event may say: forty fields of some hundred characters. */
const LINE_LIMIT = 32 * 1024;

/** Decodes events that vendor software posted, one a line: an object of JSON, or a form (`event_type=ring&line=1`). */
export const createHttpDecoder = (): Decoder =>
  createLineDecoder({ limit: LINE_LIMIT }, (line, signals) => {
    const fields = fieldsOf(line);
    const signal = fields && readEvent(fields);
    if (signal) signals.push(signal);
    return signal !== null;
  });

function fieldsOf(line: string): ReadonlyMap<string, string> | null {
  const pairs = line.startsWith('{') ? jsonPairs(line) : /^[\w.-]+=/.test(line) ? [...new URLSearchParams(line)] : null;
  return pairs && new Map(pairs.map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value]));
}

function jsonPairs(line: string): [string, string][] | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return null;
    return Object.entries(value).flatMap(([name, field]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof field) ? [[name, String(field)]] : [],
    );
  } catch {
    return null;
  }
}
