import type { PcmBlocks } from './pcm-block.ts';

/** The same sound in blocks of at least so many values, each of them new: for who pays for every block. */
export async function* longerBlocks(blocks: PcmBlocks, least: number): PcmBlocks {
  let [parts, values]: [Int16Array[], number] = [[], 0];
  for await (const block of blocks) {
    parts.push(block.slice());
    values += block.length;
    if (values < least) continue;
    yield joined(parts, values);
    [parts, values] = [[], 0];
  }
  if (values > 0) yield joined(parts, values);
}

function joined(parts: readonly Int16Array[], values: number): Int16Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Int16Array(values);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
