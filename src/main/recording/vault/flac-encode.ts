import { encodedPackets } from './encoded-packets.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

const MARK_BYTES = 4;
const TOTAL_AT = MARK_BYTES + 4 + 13;

/** PCM as a FLAC stream. */
export async function* encodeFlac(format: PcmFormat, blocks: PcmBlocks): AsyncGenerator<Uint8Array> {
  const [{ FlacOutputFormat, NullTarget, Output }, { registerFlacEncoder }] = await Promise.all([
    import('mediabunny'),
    import('@mediabunny/flac-encoder'),
  ]);
  registerFlacEncoder();
  let isFirst = true;
  const output = new Output({ format: new FlacOutputFormat(), target: new NullTarget() });
  for await (const { data, description } of encodedPackets(output, { codec: 'flac' }, format, blocks)) {
    if (isFirst) yield streamHead(description, format);
    isFirst = false;
    yield data;
  }
}

/** What the encoder says of the stream, and how long it is going to be. */
function streamHead(description: Uint8Array | null, { samples }: PcmFormat): Buffer {
  if (!description || description.length < TOTAL_AT + 5) throw new Error('the FLAC encoder gave no head');
  const head = Buffer.from(description);
  head.writeUInt8(((head[TOTAL_AT] ?? 0) & 0xf0) | Math.floor(samples / 2 ** 32), TOTAL_AT);
  head.writeUInt32BE(samples % 2 ** 32, TOTAL_AT + 1);
  return head;
}
