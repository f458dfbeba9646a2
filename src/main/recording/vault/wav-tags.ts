import { SAMPLE_BYTES, WAV_HEADER_BYTES, wavHeader } from '../wav-header.ts';
import type { PcmFormat } from './pcm-block.ts';

/** Where the samples' own head ("data" and their size) begins in a head without tags. */
const DATA_AT = WAV_HEADER_BYTES - 8;

/** The beginning of a WAV file whose length is known. `about` stands in it as a comment (RIFF LIST INFO, UTF-8). */
export function taggedWavHead({ rate, channels, samples }: PcmFormat, about: string | null = null): Uint8Array {
  const plain = Buffer.from(wavHeader({ rate, channels, dataBytes: samples * channels * SAMPLE_BYTES }));
  if (about === null) return plain;
  // Before the samples, so that a reader of the stream has it at once.
  const info = infoList(about);
  plain.writeUInt32LE(Math.min(0xffff_ffff, plain.readUInt32LE(4) + info.length), 4);
  return Buffer.concat([plain.subarray(0, DATA_AT), info, plain.subarray(DATA_AT)]);
}

function infoList(about: string): Buffer {
  const comment = chunk('ICMT', Buffer.from(`${about}\0`, 'utf8'));
  const program = chunk('ISFT', Buffer.from('Hamzang\0', 'utf8'));
  return chunk('LIST', Buffer.concat([Buffer.from('INFO', 'latin1'), comment, program]));
}

/** An odd length is filled up with a byte that does not count. */
function chunk(tag: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(tag, 'latin1'), size, content, Buffer.alloc(content.length % 2)]);
}
