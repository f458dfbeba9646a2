import { type FileHandle, open } from 'node:fs/promises';
import { millisecondsOf, readWavHeader, SAMPLE_BYTES, WAV_HEADER_BYTES, wavHeader } from './wav-header.ts';

/** What a file holds once its header tells the truth. */
export type RepairedWav = {
  readonly rate: number;
  readonly channels: number;
  /** Of sound, without the header. */
  readonly dataBytes: number;
  readonly durationMs: number;
  /** Of the whole file. */
  readonly bytes: number;
  /** False: it was right already. */
  readonly changed: boolean;
};

/** What a file is said to be that was cut off before its header stood in it: it holds no sound, so nothing hangs on it. */
const UNHEARD = { rate: 8_000, channels: 1 } as const;

/**
 * Puts the header of a file right that its writer left behind: cut to whole frames, sizes as the file has them. A file
 * that was cut off inside its header becomes an empty one. Null: this is no WAV file of ours; it is left as it is.
 * Rejects with the system's error.
 */
export async function repairWav(path: string): Promise<RepairedWav | null> {
  const file = await open(path, 'r+');
  try {
    return await repair(file);
  } finally {
    await file.close();
  }
}

async function repair(file: FileHandle): Promise<RepairedWav | null> {
  const { size } = await file.stat();
  const first = Buffer.alloc(WAV_HEADER_BYTES);
  await file.read(first, 0, WAV_HEADER_BYTES, 0);
  const said = readWavHeader(first);
  if (!said && size > WAV_HEADER_BYTES) return null;
  const { rate, channels } = said ?? UNHEARD;
  const dataBytes = wholeFrames(said ? size - WAV_HEADER_BYTES : 0, channels);
  const bytes = WAV_HEADER_BYTES + dataBytes;
  const right = wavHeader({ rate, channels, dataBytes });
  const changed = size !== bytes || !first.equals(right);
  if (changed) {
    await file.truncate(bytes);
    await file.write(right, 0, WAV_HEADER_BYTES, 0);
    await file.sync();
  }
  return { rate, channels, dataBytes, durationMs: millisecondsOf(dataBytes, rate, channels), bytes, changed };
}

const wholeFrames = (bytes: number, channels: number): number => bytes - (bytes % (channels * SAMPLE_BYTES));
