import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';

/** A unit sends its datagrams several times within moments; two calls never give the same record so soon. */
const WINDOW_MS = 2_000;
const LAST_RECORDS = 4;
const MOST_LINES = 256;

/** Knows the datagrams that a unit sends twice. */
export interface Duplicates {
  /** True when these very bytes came from this line of this unit a moment ago. */
  isDuplicate(sender: string, record: string, signal: LineSignal, at: Instant): boolean;
}

export const createDuplicates = (): Duplicates => {
  const lines = new Map<string, { readonly records: string[]; at: Instant }>();

  const linesKnown = (key: string): { readonly records: string[]; at: Instant } => {
    const known = lines.get(key) ?? { records: [], at: 0 };
    if (lines.size >= MOST_LINES && !lines.has(key)) lines.clear();
    lines.set(key, known);
    return known;
  };

  return {
    isDuplicate(sender, record, signal, at) {
      const line = linesKnown(`${sender} ${signal.line}`);
      if (at - line.at > WINDOW_MS) line.records.length = 0;
      line.at = at;
      if (line.records.includes(record)) return true;
      // A call's end and the next ring begin anew: the same caller may call twice in the one minute that records tell.
      if (signal.kind === 'end' || signal.kind === 'ring') line.records.length = 0;
      line.records.push(record);
      if (line.records.length > LAST_RECORDS) line.records.shift();
      return false;
    },
  };
};
