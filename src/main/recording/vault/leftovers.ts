import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Leftover, Log } from '../../core/ports.ts';
import { repairWav } from '../wav-file.ts';
import { checkSealed } from './check-file.ts';
import { syncFolder, unlinkIfThere } from './disk.ts';
import type { SealPlace } from './seal-file.ts';
import { listFiles, listHalves } from './vault-files.ts';
import { LIVE } from './vault-names.ts';

const NAME = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})\.wav$/;

/** Puts right what a broken-off run left: half sealed files go, PCM that is sealed already goes, other PCM is told. */
export async function findLeftovers(place: SealPlace, log: Log): Promise<readonly Leftover[]> {
  for (const { file } of await listHalves(place.folder)) await unlinkIfThere(join(place.folder, file));
  const files = await listFiles(place.folder);
  const sealed = new Map(files.filter(({ file }) => file.endsWith('.hzr')).map(({ file }) => [idOf(file), file]));
  const found: Leftover[] = [];
  for (const { file } of files) {
    const name = posix.dirname(file) === LIVE ? NAME.exec(posix.basename(file)) : null;
    const [, recordingId, callId] = name ?? [];
    if (recordingId === undefined || callId === undefined) continue;
    const twin = sealed.get(recordingId);
    if (twin !== undefined && (await removeTwin(place, recordingId, file, twin))) continue;
    const leftover = await repair(place.folder, file, recordingId, callId, log);
    if (leftover) found.push(leftover);
  }
  return found;
}

const idOf = (file: string): string => posix.basename(file, '.hzr');

/** The sealed file was read back before it got its name: where it still opens to its end, the PCM has done its work. */
async function removeTwin(place: SealPlace, recordingId: string, file: string, twin: string): Promise<boolean> {
  if ((await checkSealed(place, recordingId, twin)) !== 'ok') return false;
  await unlinkIfThere(join(place.folder, file));
  await syncFolder(join(place.folder, LIVE));
  return true;
}

async function repair(
  folder: string,
  file: string,
  recordingId: string,
  callId: string,
  log: Log,
): Promise<Leftover | null> {
  try {
    const path = join(folder, file);
    // Before the repair, which writes.
    const { mtimeMs } = await stat(path);
    const wav = await repairWav(path);
    if (!wav) return null;
    const { rate, channels, durationMs, bytes } = wav;
    return {
      recordingId,
      callId,
      file,
      startedAt: Math.round(mtimeMs - durationMs),
      durationMs,
      rate,
      channels,
      bytes,
    };
  } catch (err) {
    log.warn({ err, recordingId }, 'a recording that a run left behind could not be put right');
    return null;
  }
}
