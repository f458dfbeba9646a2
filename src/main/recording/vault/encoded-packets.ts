import type { AudioCodec, Output } from 'mediabunny';
import { longerBlocks } from './longer-blocks.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

/** One packet out of an encoder; `description` comes with the first. */
export type EncodedBytes = { readonly data: Uint8Array; readonly description: Uint8Array | null };

/** Feeds PCM into an encoder of mediabunny and hands on what comes out, block by block; nothing is gathered. */
export async function* encodedPackets(
  output: Output,
  coding: { readonly codec: AudioCodec; readonly bitrate?: number },
  { rate, channels }: PcmFormat,
  blocks: PcmBlocks,
): AsyncGenerator<EncodedBytes> {
  const { AudioSample, AudioSampleSource } = await import('mediabunny');
  let ready: EncodedBytes[] = [];
  const take = (): EncodedBytes[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  const source = new AudioSampleSource({
    ...coding,
    onEncodedPacket: ({ data }, meta) =>
      void ready.push({ data, description: asArray(meta?.decoderConfig?.description) }),
  });
  output.addAudioTrack(source);
  await output.start();
  let done = false;
  try {
    let at = 0;
    // New blocks: the encoder may not have come to one before the next takes its place. Long ones: each is a message.
    for await (const data of longerBlocks(blocks, rate * channels)) {
      const sample = new AudioSample({
        data,
        format: 's16',
        numberOfChannels: channels,
        sampleRate: rate,
        timestamp: at / rate,
      });
      await source.add(sample);
      sample.close();
      at += data.length / channels;
      yield* take();
    }
    await output.finalize();
    done = true;
    yield* take();
  } finally {
    if (!done) await output.cancel();
  }
}

function asArray(description: unknown): Uint8Array | null {
  if (ArrayBuffer.isView(description)) {
    return new Uint8Array(description.buffer, description.byteOffset, description.byteLength);
  }
  return description instanceof ArrayBuffer ? new Uint8Array(description) : null;
}
