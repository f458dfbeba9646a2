import { encodedPackets } from './encoded-packets.ts';
import { makeId3Tag } from './id3-tag.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

/** PCM as an MP3 stream of constant bitrate, so that any player knows its length; `about` stands in its tag. */
export async function* encodeMp3(format: PcmFormat, blocks: PcmBlocks, about: string): AsyncGenerator<Uint8Array> {
  const [{ Mp3OutputFormat, NullTarget, Output }, { registerMp3Encoder }] = await Promise.all([
    import('mediabunny'),
    import('@mediabunny/mp3-encoder'),
  ]);
  registerMp3Encoder();
  yield makeId3Tag(about);
  const output = new Output({ format: new Mp3OutputFormat(), target: new NullTarget() });
  const coding = { codec: 'mp3', bitrate: bitrateOf(format) } as const;
  for await (const { data } of encodedPackets(output, coding, format, blocks)) yield data;
}

/** Enough that nothing is heard of it; all are bitrates that MP3 has in that rate. */
function bitrateOf({ rate, channels }: PcmFormat): number {
  const one = rate <= 8_000 ? 32_000 : rate <= 16_000 ? 48_000 : 64_000;
  return one * channels;
}
