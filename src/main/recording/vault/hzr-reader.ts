import { type FileHandle, open } from 'node:fs/promises';
import { RecordingFailure } from '../../core/ports.ts';
import { failureOf } from './failure-of.ts';
import { CHUNK_TAG, openChunk } from './hzr-chunk.ts';
import { type HzrHead, MAX_HEAD_BYTES, openHead } from './hzr-head.ts';
import type { HzrMeta } from './hzr-meta.ts';

/** A sealed file, decrypted chunk by chunk as it is read. */
export type HzrReader = {
  readonly meta: HzrMeta;
  /** Bytes of the sound in it. */
  readonly size: number;
  /** From `from` up to and without `to`, a chunk at a time. Breaks off with a `RecordingFailure`. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
};

/**
 * Opens a sealed file and reads its last chunk, so that one that was cut anywhere is known at once. Rejects with a
 * `RecordingFailure`: `missing`, `changed`, `wrongKey`.
 */
export async function openHzr(path: string, recordingId: string, masterKey: Uint8Array): Promise<HzrReader> {
  const file = await open(path, 'r').catch((error: unknown) => Promise.reject(failureOf(error)));
  try {
    const fileBytes = (await file.stat()).size;
    const start = await readAt(file, 0, Math.min(MAX_HEAD_BYTES, fileBytes));
    const head = openHead(start, recordingId, masterKey);
    const plan = planOf(head, fileBytes);
    await readChunk(file, head, plan, plan.count - 1);
    return {
      meta: head.meta,
      size: plan.size,
      read: (from, to) => readRange(file, head, plan, Math.max(0, from), Math.min(to, plan.size)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw failureOf(error);
  }
}

/** How many chunks follow the head, and how much sound is in them. */
type Plan = { readonly count: number; readonly size: number; readonly fileBytes: number };

function planOf({ bytes, chunkSize }: HzrHead, fileBytes: number): Plan {
  const sealed = fileBytes - bytes;
  const count = Math.max(1, Math.ceil(sealed / (chunkSize + CHUNK_TAG)));
  const size = sealed - count * CHUNK_TAG;
  if (size < 0) throw new RecordingFailure('changed', `chunk ${count - 1}, the last one, was cut off`);
  return { count, size, fileBytes };
}

async function* readRange(file: FileHandle, head: HzrHead, plan: Plan, from: number, to: number) {
  for (let at = from; at < to; ) {
    const index = Math.floor(at / head.chunkSize);
    const start = index * head.chunkSize;
    const plain = await readChunk(file, head, plan, index);
    const part = plain.subarray(at - start, to - start);
    yield part;
    at += part.length;
  }
}

async function readChunk(file: FileHandle, head: HzrHead, plan: Plan, index: number): Promise<Buffer> {
  const step = head.chunkSize + CHUNK_TAG;
  const at = head.bytes + index * step;
  const sealed = await readAt(file, at, Math.min(step, plan.fileBytes - at));
  return openChunk(head, { index, last: index === plan.count - 1 }, sealed);
}

/** Fewer bytes than asked for where the file ends before. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file
      .read(bytes, got, length - got, at + got)
      .catch((error: unknown) => Promise.reject(failureOf(error)));
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return bytes.subarray(0, got);
}
