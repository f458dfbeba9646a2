import type { RecordingFailure } from '../../core/ports.ts';
import { sha256Of } from './disk.ts';
import { failureOf } from './failure-of.ts';
import { openSoundFile } from './open-sound.ts';
import type { SealPlace } from './seal-file.ts';
import { pathIn } from './vault-names.ts';

export type CheckResult = 'ok' | 'missing' | 'changed' | 'unreadable';

/** Reads a file from beginning to end: does every part of it open, and is it what was put away? Never rejects. */
export async function checkFile(
  place: SealPlace,
  recordingId: string,
  file: string,
  sha256: string | null,
): Promise<CheckResult> {
  try {
    const result = await checkSealed(place, recordingId, file);
    if (result !== 'ok' || sha256 === null) return result;
    return (await sha256Of(pathIn(place.folder, file))) === sha256 ? 'ok' : 'changed';
  } catch {
    return 'unreadable';
  }
}

/** Does every part of it open with our key? */
export async function checkSealed(place: SealPlace, recordingId: string, file: string): Promise<CheckResult> {
  try {
    const { size, read, close } = await openSoundFile(place, recordingId, file);
    try {
      for await (const _ of read(0, size));
      return 'ok';
    } finally {
      await close();
    }
  } catch (error) {
    return resultOf(failureOf(error));
  }
}

function resultOf({ code }: RecordingFailure): CheckResult {
  return code === 'missing' || code === 'changed' ? code : 'unreadable';
}
