import type { PatternDevice } from '../../../shared/contract/lines.ts';
import type { PatternTrial } from '../../core/ports.ts';
import { readLatin1 } from '../line-reader.ts';
import { createRecordRule } from './pattern-decoder.ts';
import { createRecordReader } from './records.ts';

/** A screen shows no more, and the last ones are the ones that somebody waits for. */
const MOST_RECORDS = 100;

/** What a pattern makes of bytes that a device sent, record by record: the test box of the device page. */
export function testPattern(pattern: PatternDevice, bytes: Uint8Array): PatternTrial {
  const rule = createRecordRule(pattern);
  if ('fault' in rule) return { error: `${rule.fault.code}: ${rule.fault.detail}`.slice(0, 300), records: [] };
  const found: string[] = [];
  const records = createRecordReader(pattern.lineEnd);
  const use = (record: string | null): void => void (record !== null && found.push(record));
  readLatin1(bytes, (text) => records.push(text, use));
  // The last line of what was pasted often has no end.
  records.push(pattern.lineEnd === 'at' ? '@' : '\r\n', use);
  const read = found.map(rule.read).filter((record) => record.text !== '');
  return { error: null, records: read.slice(-MOST_RECORDS) };
}
