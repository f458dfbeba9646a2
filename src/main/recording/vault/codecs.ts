import type { RecordingCodec } from '../../../shared/domain/recording.ts';
import { decodeFlac } from './flac-decode.ts';
import { encodeFlac } from './flac-encode.ts';
import { decodeOpus } from './opus-decode.ts';
import { encodeOpus } from './opus-encode.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';
import { decodeWav, encodeWav } from './wav-code.ts';

/** PCM as the bytes of a file; `bitrate` is for Opus alone. */
export function encode(
  codec: RecordingCodec,
  format: PcmFormat,
  blocks: PcmBlocks,
  bitrate: number,
): AsyncIterable<Uint8Array> {
  if (codec === 'opus') return encodeOpus(format, blocks, bitrate);
  return codec === 'flac' ? encodeFlac(format, blocks) : encodeWav(format, blocks);
}

/** The bytes of a file as PCM. Breaks off with an `Error` where they are damaged. */
export function decode(codec: RecordingCodec, bytes: AsyncIterable<Uint8Array>, format: PcmFormat): PcmBlocks {
  if (codec === 'opus') return decodeOpus(bytes, format);
  return codec === 'flac' ? decodeFlac(bytes, format) : decodeWav(bytes, format);
}
