import { type FileHandle, open } from 'node:fs/promises';
import { type OpenSound, RecordingFailure } from '../../core/ports.ts';
import { readWavHeader, WAV_HEADER_BYTES } from '../wav-header.ts';
import { failureOf } from './failure-of.ts';
import { MIME } from './hzr-meta.ts';
import { openHzr } from './hzr-reader.ts';
import type { SealPlace } from './seal-file.ts';
import { isNamedAfter, pathIn } from './vault-names.ts';

const SLICE_BYTES = 64 * 1024;

/** Opens a file of the folder, sealed or still PCM. Rejects with a `RecordingFailure`. */
export async function openSoundFile(place: SealPlace, recordingId: string, file: string): Promise<OpenSound> {
  const path = pathIn(place.folder, file);
  if (!isNamedAfter(recordingId, file)) throw new RecordingFailure('changed', 'the file is another recording’s');
  if (file.endsWith('.wav')) return openPlain(path);
  const { meta, size, read, close } = await openHzr(path, recordingId, place.masterKey);
  return { mime: MIME[meta.codec], size, read, close };
}

async function openPlain(path: string): Promise<OpenSound> {
  const file = await open(path, 'r').catch((error: unknown) => Promise.reject(failureOf(error)));
  try {
    const { size } = await file.stat();
    const first = Buffer.alloc(WAV_HEADER_BYTES);
    await file.read(first, 0, first.length, 0);
    if (!readWavHeader(first)) throw new RecordingFailure('changed', 'it is not a WAV file of ours');
    return {
      mime: MIME.wav,
      size,
      read: (from, to) => readSlices(file, Math.max(0, from), Math.min(to, size)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw failureOf(error);
  }
}

async function* readSlices(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const slice = Buffer.alloc(Math.min(SLICE_BYTES, to - at));
    const { bytesRead } = await file
      .read(slice, 0, slice.length, at)
      .catch((error: unknown) => Promise.reject(failureOf(error)));
    if (bytesRead === 0) throw new RecordingFailure('changed', 'the file became shorter while it was read');
    yield slice.subarray(0, bytesRead);
    at += bytesRead;
  }
}
