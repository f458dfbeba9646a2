import { type FileHandle, open } from 'node:fs/promises';
import { RecordingFailure } from '../../core/ports.ts';
import { readWavHeader, SAMPLE_BYTES, WAV_HEADER_BYTES } from '../wav-header.ts';
import { failureOf } from './failure-of.ts';
import { asSamples, type PcmBlocks, type PcmFormat } from './pcm-block.ts';

/** A PCM file that is read in slices. */
export type WavSource = {
  readonly format: PcmFormat;
  blocks(): PcmBlocks;
  close(): Promise<void>;
};

/** Opens a WAV file of the recorder. Rejects with a `RecordingFailure`: `missing`, `changed` where it is none. */
export async function openWav(path: string): Promise<WavSource> {
  const file = await open(path, 'r').catch((error: unknown) => Promise.reject(failureOf(error)));
  try {
    const format = await readFormat(file);
    return { format, blocks: () => readBlocks(file, format), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw failureOf(error);
  }
}

/** As long as the file is, whatever its header promises: a writer that was killed did not come to write that. */
async function readFormat(file: FileHandle): Promise<PcmFormat> {
  const { size } = await file.stat();
  const first = Buffer.alloc(WAV_HEADER_BYTES);
  await file.read(first, 0, first.length, 0);
  const head = readWavHeader(first);
  if (!head) throw new RecordingFailure('changed', 'it is not a WAV file of 16-bit samples');
  const { rate, channels } = head;
  return { rate, channels, samples: Math.floor((size - WAV_HEADER_BYTES) / (channels * SAMPLE_BYTES)) };
}

/** About a second at a time. */
async function* readBlocks(file: FileHandle, { rate, channels, samples }: PcmFormat): PcmBlocks {
  const frame = channels * SAMPLE_BYTES;
  const bytes = Buffer.alloc(rate * frame);
  const end = samples * frame;
  for (let at = 0; at < end; ) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, end - at), WAV_HEADER_BYTES + at);
    const whole = bytesRead - (bytesRead % frame);
    if (whole === 0) throw new RecordingFailure('changed', 'the WAV file became shorter while it was read');
    yield asSamples(bytes.subarray(0, whole));
    at += whole;
  }
}
