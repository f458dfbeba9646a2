import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecordingCodec } from '../../../shared/domain/recording.ts';
import { RecordingFailure, type Sealed, type SealOrder } from '../../core/ports.ts';
import { encode } from './codecs.ts';
import { makeFolder, sha256Of, sizeIfThere, syncFolder, unlinkIfThere } from './disk.ts';
import { failureOf, systemCode } from './failure-of.ts';
import { type HzrReader, openHzr } from './hzr-reader.ts';
import { createHzrWriter } from './hzr-writer.ts';
import { type Heard, hear, listenTo } from './listen.ts';
import { durationMs } from './pcm-block.ts';
import { HALF, pathIn, sealedName } from './vault-names.ts';
import { compare, hearSealed } from './verify.ts';
import { openWav, type WavSource } from './wav-source.ts';

/** Told why a codec was given up for the next one. */
export type Note = (sentence: string) => void;

export type SealPlace = { readonly folder: string; readonly masterKey: Uint8Array };

/**
 * Compresses, encrypts, reads it all back, and only then removes the PCM. A kill at any moment leaves the PCM or the
 * whole sealed file; doing it again ends what was begun. Rejects with a `RecordingFailure`.
 */
export async function sealFile(place: SealPlace, order: SealOrder, note: Note = () => undefined): Promise<Sealed> {
  const wavPath = pathIn(place.folder, order.file);
  const target = pathIn(place.folder, sealedName(order));
  try {
    if ((await sizeIfThere(wavPath)) === null) return await describe(place, order, target, null);
    return await sealPcm(place, order, wavPath, target, note);
  } catch (error) {
    await unlinkIfThere(target + HALF).catch(() => undefined);
    throw failureOf(error);
  }
}

async function sealPcm(
  place: SealPlace,
  order: SealOrder,
  wavPath: string,
  target: string,
  note: Note,
): Promise<Sealed> {
  const wav = await openWav(wavPath);
  try {
    const sealed = (await finished(place, order, target, wav)) ?? (await sealAnew(place, order, target, wav, note));
    await unlinkIfThere(wavPath);
    await syncFolder(dirname(wavPath));
    return sealed;
  } finally {
    await wav.close();
  }
}

/** What an earlier time left whole, but for the PCM that it did not come to remove; null: nothing that holds. */
async function finished(place: SealPlace, order: SealOrder, target: string, wav: WavSource): Promise<Sealed | null> {
  if ((await sizeIfThere(target)) === null) return null;
  try {
    return await describe(place, order, target, await hear(wav.format, wav.blocks()));
  } catch {
    return null;
  }
}

/** Each codec in turn, until what it made can be read back and is the same sound. */
async function sealAnew(
  place: SealPlace,
  order: SealOrder,
  target: string,
  wav: WavSource,
  note: Note,
): Promise<Sealed> {
  await makeFolder(dirname(target));
  let last: unknown = null;
  for (const codec of codecsFor(order, wav)) {
    try {
      const written = await writeHalf(place, order, codec, target, wav);
      const sealed = await describe(place, order, target, written.heard, HALF);
      if (sealed.sha256 !== written.sha256) throw new Error('the disk gave back something else than was written');
      await rename(target + HALF, target);
      await syncFolder(dirname(target));
      return sealed;
    } catch (error) {
      // What the disk refuses it refuses in every codec.
      if (systemCode(error) || error instanceof RecordingFailure) throw error;
      last = error;
      note(error instanceof Error ? error.message : String(error));
    }
  }
  throw last;
}

function codecsFor({ codec }: SealOrder, { format }: WavSource): readonly RecordingCodec[] {
  if (format.samples === 0) return ['wav'];
  return codec === 'opus' ? ['opus', 'flac', 'wav'] : ['flac', 'wav'];
}

async function writeHalf(
  { masterKey }: SealPlace,
  order: SealOrder,
  codec: RecordingCodec,
  target: string,
  { format, blocks }: WavSource,
): Promise<{ readonly heard: Heard; readonly sha256: string }> {
  await unlinkIfThere(target + HALF);
  const file = await open(target + HALF, 'wx', 0o600);
  try {
    const writer = await createHzrWriter(file, { id: order.recordingId, codec, ...format }, masterKey);
    const listener = listenTo(format);
    for await (const bytes of encode(codec, format, listener.pass(blocks()), order.bitrate)) await writer.write(bytes);
    const { sha256 } = await writer.finish();
    await file.sync();
    return { heard: listener.heard(), sha256 };
  } finally {
    await file.close();
  }
}

/** Reads a sealed file from beginning to end, and compares it with what it was made of. Throws where anything is wrong. */
async function describe(
  { masterKey }: SealPlace,
  order: SealOrder,
  target: string,
  before: Heard | null,
  behind = '',
): Promise<Sealed> {
  const reader = await openHzr(target + behind, order.recordingId, masterKey);
  try {
    const after = await hearSealed(reader);
    if (before) compare(reader.meta.codec, before, after);
    return await sealedOf(reader, target + behind, sealedName(order), (before ?? after).peaks);
  } finally {
    await reader.close();
  }
}

async function sealedOf({ meta }: HzrReader, path: string, file: string, peaks: Uint8Array): Promise<Sealed> {
  const bytes = (await sizeIfThere(path)) ?? 0;
  return { file, codec: meta.codec, bytes, sha256: await sha256Of(path), durationMs: durationMs(meta), peaks };
}
