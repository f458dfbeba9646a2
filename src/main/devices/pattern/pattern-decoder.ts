import type { PatternDevice } from '../../../shared/contract/lines.ts';
import type { LineSignal, SignalKind } from '../../../shared/domain/line-signal.ts';
import { decodeText } from '../caller-text.ts';
import type { Decoder } from '../decoder.ts';
import { readLatin1 } from '../line-reader.ts';
import { compileExpression, type ExpressionFault, type Groups } from './expression.ts';
import { readRecord } from './read-record.ts';
import { createRecordReader } from './records.ts';

/** What a pattern makes of one record. */
export type ReadRecord = {
  readonly text: string;
  /** The skip pattern fits: no call, and no mistake. */
  readonly skipped: boolean;
  /** Null: the expression does not fit. */
  readonly groups: Groups | null;
  readonly signal: LineSignal | null;
};

/** Reads single records; a fault says why the pattern cannot be used. */
export function createRecordRule(
  pattern: PatternDevice,
): { readonly read: (record: string) => ReadRecord } | { readonly fault: ExpressionFault } {
  const main = compileExpression(pattern.pattern);
  if ('fault' in main) return main;
  const skip = pattern.skip === '' ? null : compileExpression(pattern.skip);
  if (skip && 'fault' in skip) return skip;
  const events = new Map<string, SignalKind>(
    Object.entries(pattern.events).map(([word, kind]) => [word.trim().toLowerCase(), kind]),
  );
  return {
    read(record) {
      const text = trimmed(decodeText(record));
      if (text === '' || skip?.expression.test(text)) return { text, skipped: true, groups: null, signal: null };
      const groups = main.expression.match(text);
      return { text, skipped: false, groups, signal: groups && readRecord(groups, pattern, events) };
    },
  };
}

/**
 * A decoder for any device that sends one record a line (device notes §3.10). A pattern that cannot be used makes one
 * that understands nothing: everything is skipped.
 */
export function createPatternDecoder(pattern: PatternDevice): Decoder {
  const rule = createRecordRule(pattern);
  const records = createRecordReader(pattern.lineEnd);
  let skipped = 0;

  function take(record: string, signals: LineSignal[]): void {
    const read = 'fault' in rule ? null : rule.read(record);
    if (read?.signal) signals.push(read.signal);
    else if (!read?.skipped) skipped += record.length;
  }

  return {
    push(bytes) {
      const signals: LineSignal[] = [];
      readLatin1(bytes, (text) => records.push(text, (record) => record !== null && take(record, signals)));
      return signals;
    },
    due: () => null,
    flush: () => [],
    skipped: () => skipped + records.dropped(),
  };
}

/** Half an end of line, and what a line brings in front of it, belong to no record. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) < 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) < 0x20) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
