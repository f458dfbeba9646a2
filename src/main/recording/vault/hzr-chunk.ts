import { createCipheriv, createDecipheriv } from 'node:crypto';
import { RecordingFailure } from '../../core/ports.ts';
import type { HzrHead } from './hzr-head.ts';

/** Bytes of sound in a chunk; the last one may have fewer. */
export const CHUNK_SIZE = 64 * 1024;
/** What authentication adds to each. */
export const CHUNK_TAG = 16;

type Keys = Pick<HzrHead, 'fileKey' | 'prefix' | 'hash'>;

/** Which chunk, and whether the file ends with it: both are authenticated, so that none can be moved, copied or cut off. */
export type ChunkPlace = { readonly index: number; readonly last: boolean };

/** Encrypted, with its tag behind. */
export function sealChunk(keys: Keys, place: ChunkPlace, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.fileKey, nonce(keys, place)).setAAD(aad(keys, place));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws a `RecordingFailure` that names the chunk. */
export function openChunk(keys: Keys, place: ChunkPlace, sealed: Uint8Array): Buffer {
  const end = sealed.length - CHUNK_TAG;
  if (end < 0) throw changedChunk(place);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.fileKey, nonce(keys, place), { authTagLength: CHUNK_TAG })
      .setAAD(aad(keys, place))
      .setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    throw changedChunk(place);
  }
}

function changedChunk({ index, last }: ChunkPlace): RecordingFailure {
  const where = last ? `chunk ${index}, the last one,` : `chunk ${index}`;
  return new RecordingFailure('changed', `${where} was changed, moved or cut off`);
}

function nonce({ prefix }: Keys, { index }: ChunkPlace): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.set(prefix);
  bytes.writeUInt32BE(index, 8);
  return bytes;
}

function aad({ hash }: Keys, { index, last }: ChunkPlace): Buffer {
  const bytes = Buffer.alloc(hash.length + 5);
  bytes.set(hash);
  bytes.writeUInt32BE(index, hash.length);
  bytes[hash.length + 4] = last ? 1 : 0;
  return bytes;
}
