import { type ByteQueue, queueBytes } from './byte-queue.ts';
import { readFlacFrame } from './flac-frame.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

/** More than any frame of 16 bits and two channels that our encoder makes. */
const MOST_FRAME_BYTES = 1 << 17;

/** The sound of a FLAC stream, to the sample. Throws where the stream is not whole. */
export async function* decodeFlac(bytes: AsyncIterable<Uint8Array>, { channels }: PcmFormat): PcmBlocks {
  const queue = queueBytes(bytes);
  await skipHead(queue);
  while ((await queue.need(MOST_FRAME_BYTES)) || queue.left() > 0) {
    const { samples, bytes: used } = readFlacFrame(queue.peek(MOST_FRAME_BYTES), channels);
    queue.drop(used);
    yield samples;
  }
}

/** "fLaC", then blocks of facts; the last one is marked. */
async function skipHead(queue: ByteQueue): Promise<void> {
  if (!(await queue.need(8)) || Buffer.from(queue.peek(4)).toString('latin1') !== 'fLaC')
    throw new Error('it is not FLAC');
  queue.drop(4);
  for (let last = false; !last; ) {
    if (!(await queue.need(4))) throw new Error('the FLAC stream ends within its head');
    const head = Buffer.from(queue.peek(4));
    last = head.readUInt8(0) >= 0x80;
    const size = 4 + head.readUIntBE(1, 3);
    if (!(await queue.need(size))) throw new Error('the FLAC stream ends within its head');
    queue.drop(size);
  }
}
