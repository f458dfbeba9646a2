import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { RecordingFailure } from '../../core/ports.ts';
import { type HzrMeta, readMeta } from './hzr-meta.ts';
import { keyId } from './key-id.ts';

/** What the beginning of a sealed file says, and the key that opens the rest. */
export type HzrHead = {
  readonly meta: HzrMeta;
  /** Bytes of the head; the first chunk begins there. */
  readonly bytes: number;
  readonly chunkSize: number;
  readonly fileKey: Buffer;
  /** The first eight bytes of every nonce. */
  readonly prefix: Buffer;
  /** SHA-256 of the head: stands in what authenticates every chunk. */
  readonly hash: Buffer;
};

/*
 * 0   "HAMZANG" and the version, 1
 * 8   length of the whole head, 32 bit little endian like all numbers here
 * 12  size of a chunk
 * 16  id of the master key, 8 bytes
 * 24  beginning of every nonce, 8 bytes
 * 32  length of the facts, 4 bytes; the facts, JSON in UTF-8
 *  …  nonce (12), file key (32) and tag (16) under the master key; all before them is authenticated with it
 *  …  SHA-256 of everything before
 */
const MAGIC = Buffer.from('HAMZANG\u0001', 'latin1');
const META_AT = 36;
const NONCE = 12;
const KEY = 32;
const TAG = 16;
const HASH = 32;
const AFTER_META = NONCE + KEY + TAG + HASH;
const MAX_META = 4096;

/** More than the head of any file of ours. */
export const MAX_HEAD_BYTES = META_AT + MAX_META + AFTER_META;

/** Makes the head of a new file, with a key of its own that nothing else will ever have. */
export function makeHead(meta: HzrMeta, chunkSize: number, masterKey: Uint8Array): HzrHead & { readonly head: Buffer } {
  const facts = Buffer.from(JSON.stringify(meta), 'utf8');
  if (facts.length > MAX_META) throw new RangeError('the facts of a recording are too long');
  const [fileKey, prefix, nonce] = [randomBytes(KEY), randomBytes(8), randomBytes(NONCE)];
  const bytes = META_AT + facts.length + AFTER_META;
  const start = Buffer.concat([MAGIC, u32(bytes), u32(chunkSize), keyId(masterKey), prefix, u32(facts.length), facts]);
  const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(start);
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final()]);
  const signed = Buffer.concat([start, nonce, wrapped, cipher.getAuthTag()]);
  const hash = sha256(signed);
  return { meta, bytes, chunkSize, fileKey, prefix, hash, head: Buffer.concat([signed, hash]) };
}

/** The id of the master key that a file was sealed with; null: the bytes are not the beginning of a sealed file. */
export function keyIdOf(start: Uint8Array): Buffer | null {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.length);
  const size = headSize(bytes);
  if (size === null || !sha256(bytes.subarray(0, size - HASH)).equals(bytes.subarray(size - HASH, size))) return null;
  return bytes.subarray(16, 24);
}

/**
 * Reads the head from the beginning of a file. Throws a `RecordingFailure`: `changed` where a byte of it was, or where it
 * is another recording's than `recordingId`; `wrongKey`.
 */
export function openHead(start: Uint8Array, recordingId: string, masterKey: Uint8Array): HzrHead {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.length);
  const sealedWith = keyIdOf(bytes);
  const size = headSize(bytes);
  if (size === null || !sealedWith) throw changed('the head of the file was changed');
  const metaEnd = size - AFTER_META;
  const meta = readMeta(bytes.subarray(META_AT, metaEnd));
  if (!meta) throw changed('the facts in the head of the file cannot be read');
  if (meta.id !== recordingId) throw changed('the file is another recording’s');
  if (!sealedWith.equals(keyId(masterKey))) throw new RecordingFailure('wrongKey', 'it was sealed with another key');
  const fileKey = unwrap(bytes.subarray(0, metaEnd), bytes.subarray(metaEnd, size - HASH), masterKey);
  return {
    meta,
    bytes: size,
    chunkSize: bytes.readUInt32LE(12),
    fileKey,
    prefix: Buffer.from(bytes.subarray(24, 32)),
    hash: Buffer.from(bytes.subarray(size - HASH, size)),
  };
}

function unwrap(authenticated: Buffer, wrapped: Buffer, masterKey: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', masterKey, wrapped.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(authenticated)
      .setAuthTag(wrapped.subarray(NONCE + KEY));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE, NONCE + KEY)), decipher.final()]);
  } catch {
    throw changed('the head of the file was changed');
  }
}

/** Null: these bytes cannot be a whole head. */
function headSize(bytes: Buffer): number | null {
  if (bytes.length < META_AT + AFTER_META || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const size = bytes.readUInt32LE(8);
  const chunkSize = bytes.readUInt32LE(12);
  const fits = size === META_AT + bytes.readUInt32LE(32) + AFTER_META && size <= bytes.length;
  return fits && size <= MAX_HEAD_BYTES && chunkSize > 0 && chunkSize <= 1 << 24 ? size : null;
}

function changed(message: string): RecordingFailure {
  return new RecordingFailure('changed', message);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
