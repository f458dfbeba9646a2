import type { ChannelCount, OpusDecoderHandle, SampleRate } from 'libopus-wasm';
import { readOgg } from './ogg-reader.ts';
import { OPUS_CLOCK, readOpusHead } from './opus-head.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

/** The sound of an Ogg stream of Opus in the rate that it was recorded in. Throws where the stream is not whole. */
export async function* decodeOpus(bytes: AsyncIterable<Uint8Array>, format: PcmFormat): PcmBlocks {
  const { createDecoder } = await import('libopus-wasm');
  const clock = OPUS_CLOCK / format.rate;
  const packets = readOgg(bytes);
  const head = readOpusHead((await packets.next()).value?.data ?? new Uint8Array());
  if (!head || head.channels !== format.channels) throw new Error('the Opus stream has another head than it should');
  await packets.next();
  const decoder = await createDecoder({
    sampleRate: format.rate as SampleRate,
    channels: format.channels as ChannelCount,
  });
  try {
    yield* trim(decodeAll(packets, decoder, head.preSkip / clock, clock), format.channels, head.preSkip / clock);
  } finally {
    decoder.free();
  }
}

/** Each packet's samples, without those behind the end of the stream. */
async function* decodeAll(
  packets: ReturnType<typeof readOgg>,
  decoder: OpusDecoderHandle,
  least: number,
  clock: number,
): PcmBlocks {
  let samples = 0;
  let ended = false;
  for await (const { data, granule, endsStream } of packets) {
    if (ended) throw new Error('something stands behind the end of the Opus stream');
    const block = decoder.decode(data);
    samples += block.length / decoder.channels;
    ended = endsStream;
    const extra = endsStream ? samples - Math.max(least, granule / clock) : 0;
    if (extra < 0) throw new Error('the Opus stream has fewer samples than it says');
    yield extra > 0 ? block.subarray(0, Math.max(0, block.length - extra * decoder.channels)) : block;
  }
  if (!ended) throw new Error('the Opus stream has no end');
}

/** Without the first samples, in blocks of about a second. */
async function* trim(blocks: PcmBlocks, channels: number, skip: number): PcmBlocks {
  let left = skip * channels;
  for await (const block of blocks) {
    const part = block.subarray(Math.min(left, block.length));
    left -= block.length - part.length;
    if (part.length > 0) yield part;
  }
}
