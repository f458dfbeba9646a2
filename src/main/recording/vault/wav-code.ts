import { queueBytes } from './byte-queue.ts';
import { asBytes, asSamples, type PcmBlocks, type PcmFormat } from './pcm-block.ts';
import { taggedWavHead } from './wav-tags.ts';

/** PCM as a WAV stream; `about` is written into its tags. */
export async function* encodeWav(
  format: PcmFormat,
  blocks: PcmBlocks,
  about: string | null = null,
): AsyncGenerator<Uint8Array> {
  yield taggedWavHead(format, about);
  for await (const block of blocks) yield asBytes(block);
}

const HEAD_BYTES = 44;

/** The sound of a WAV stream that was made here without tags. */
export async function* decodeWav(bytes: AsyncIterable<Uint8Array>, { rate, channels }: PcmFormat): PcmBlocks {
  const queue = queueBytes(bytes);
  if (!(await queue.need(HEAD_BYTES))) throw new Error('it is not WAV');
  queue.drop(HEAD_BYTES);
  const second = rate * channels * 2;
  while ((await queue.need(second)) || queue.left() > 0) {
    const part = queue.peek(second);
    yield asSamples(part.slice());
    queue.drop(part.length);
  }
}
