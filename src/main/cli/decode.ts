import { once } from 'node:events';
import { decodeStream } from '../devices/decode-stream.ts';
import { PROTOCOLS } from '../devices/decoders.ts';
import type { Command } from './command.ts';
import { patternOf } from './pattern-words.ts';
import { oneOf, readWords, required } from './words.ts';

/** `hamzang decode`: bytes in, one JSON line per signal out, as fast as they come and as slowly as they are read. */
export const decodeCommand: Command = async (words) => {
  const { values } = readWords(words, {
    protocol: { type: 'string' },
    preset: { type: 'string' },
    pattern: { type: 'string' },
    hex: { type: 'boolean' },
    records: { type: 'boolean' },
  });
  const name = oneOf(required(values.protocol, 'protocol'), 'protocol', [...PROTOCOLS, 'pattern'] as const);
  const protocol = name === 'pattern' ? patternOf(values) : name;
  const { hex = false, records = false } = values;
  // Whoever reads us had enough: that is no mistake.
  process.stdout.on('error', () => process.exit(0));
  for await (const signal of decodeStream(process.stdin, { protocol, hex, records })) {
    if (!process.stdout.write(`${JSON.stringify(signal)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
};
