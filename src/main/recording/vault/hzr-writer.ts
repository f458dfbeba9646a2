import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { CHUNK_SIZE, sealChunk } from './hzr-chunk.ts';
import { makeHead } from './hzr-head.ts';
import type { HzrMeta } from './hzr-meta.ts';

/** Writes a sealed file from bytes of any length; no more than a chunk is kept in memory. */
export type HzrWriter = {
  write(bytes: Uint8Array): Promise<void>;
  /** Writes the rest. What was written, all of it. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
};

export async function createHzrWriter(file: FileHandle, meta: HzrMeta, masterKey: Uint8Array): Promise<HzrWriter> {
  const { head, ...keys } = makeHead(meta, CHUNK_SIZE, masterKey);
  const sum = createHash('sha256');
  const waiting = Buffer.alloc(CHUNK_SIZE);
  let [filled, index, written] = [0, 0, 0];
  const put = async (bytes: Buffer): Promise<void> => {
    sum.update(bytes);
    await writeAll(file, bytes);
    written += bytes.length;
  };
  // A full chunk waits until more comes: only then is it known not to be the last.
  const flush = (last: boolean): Promise<void> =>
    put(sealChunk(keys, { index: index++, last }, waiting.subarray(0, filled)));
  await put(head);
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (filled === CHUNK_SIZE) {
          await flush(false);
          filled = 0;
        }
        const part = bytes.subarray(at, at + CHUNK_SIZE - filled);
        waiting.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    async finish() {
      await flush(true);
      return { bytes: written, sha256: sum.digest('hex') };
    },
  };
}

/** The system may take less than it was given, for example where the disk is full. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
}
