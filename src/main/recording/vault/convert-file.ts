import { decode } from './codecs.ts';
import { openHzr } from './hzr-reader.ts';
import { encodeMp3 } from './mp3-encode.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';
import type { SealPlace } from './seal-file.ts';
import { pathIn } from './vault-names.ts';
import { encodeWav } from './wav-code.ts';
import { openWav } from './wav-source.ts';

export type ConvertOrder = {
  readonly recordingId: string;
  readonly file: string;
  readonly format: 'wav' | 'mp3';
  readonly about: string;
};

/** A recording as a plain file, decoded and coded while it is read. Breaks off with an error. */
export async function* convertFile(place: SealPlace, order: ConvertOrder): AsyncGenerator<Uint8Array> {
  const { format, blocks, close } = await openPcm(place, order);
  try {
    const encoded =
      order.format === 'wav' ? encodeWav(format, blocks, order.about) : encodeMp3(format, blocks, order.about);
    yield* inSlices(encoded);
  } finally {
    await close();
  }
}

type Pcm = { readonly format: PcmFormat; readonly blocks: PcmBlocks; close(): Promise<void> };

async function openPcm({ folder, masterKey }: SealPlace, { recordingId, file }: ConvertOrder): Promise<Pcm> {
  const path = pathIn(folder, file);
  if (file.endsWith('.wav')) {
    const { format, blocks, close } = await openWav(path);
    return { format, blocks: blocks(), close };
  }
  const { meta, size, read, close } = await openHzr(path, recordingId, masterKey);
  return { format: meta, blocks: decode(meta.codec, read(0, size), meta), close };
}

const SLICE_BYTES = 64 * 1024;

/** Gathered into larger ones: a message between threads costs more than what is in it. The first goes at once. */
async function* inSlices(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [parts, bytes, isFirst]: [Uint8Array[], number, boolean] = [[], 0, true];
  for await (const part of stream) {
    parts.push(part.slice());
    bytes += part.length;
    if (bytes < SLICE_BYTES && !isFirst) continue;
    yield Uint8Array.from(Buffer.concat(parts));
    [parts, bytes, isFirst] = [[], 0, false];
  }
  if (bytes > 0) yield Uint8Array.from(Buffer.concat(parts));
}
