import { chmodSync, mkdirSync } from 'node:fs';
import type { Log, Vault } from '../../core/ports.ts';
import { checkFile } from './check-file.ts';
import { convertStream } from './convert-stream.ts';
import { unlinkIfThere } from './disk.ts';
import { failureOf } from './failure-of.ts';
import { fingerprintOf } from './key-id.ts';
import { findLeftovers } from './leftovers.ts';
import { openSoundFile } from './open-sound.ts';
import { createOpenSounds } from './open-sounds.ts';
import { recoveryGroups } from './recovery-sheet.ts';
import type { SealPlace } from './seal-file.ts';
import { createSealQueue } from './seal-queue.ts';
import { startThread, type Thread } from './thread.ts';
import { listFiles, spaceOf } from './vault-files.ts';
import { pathIn } from './vault-names.ts';

export type VaultOptions = {
  /** Made with owner-only rights where it is not there. */
  readonly folder: string;
  /** 32 bytes; see `openMasterKey`. */
  readonly masterKey: Uint8Array;
  readonly log: Log;
  /** Another thread than ours, for tests. */
  readonly start?: (place: SealPlace) => Thread;
};

/** The vault of recordings in one folder. Nothing heavy is loaded before the first seal or conversion. */
export function createVault({ folder, masterKey, log, start = startThread }: VaultOptions): Vault {
  const place: SealPlace = { folder, masterKey: Uint8Array.from(masterKey) };
  const thread = (): Thread => start(place);
  const queue = createSealQueue(thread, log);
  const sounds = createOpenSounds();
  prepare(folder, log);
  return {
    folder,
    leftovers: () => findLeftovers(place, log),
    seal: (order) => queue.seal(order),
    open: async (recordingId, file) => sounds.keep(file, await openSoundFile(place, recordingId, file)),
    async convert(recordingId, file, format, about) {
      // What cannot be opened is said before anything is sent.
      await (await openSoundFile(place, recordingId, file)).close();
      return convertStream(thread, { recordingId, file, format, about });
    },
    check: (recordingId, file, sha256) => checkFile(place, recordingId, file, sha256),
    async remove(file) {
      const path = pathIn(folder, file);
      await sounds.stop(file);
      await unlinkIfThere(path).catch((error: unknown) => Promise.reject(failureOf(error)));
    },
    files: () => listFiles(folder),
    space: () => spaceOf(folder),
    recoverySheet: () => ({ groups: recoveryGroups(masterKey), fingerprint: fingerprintOf(masterKey) }),
    end: () => queue.end(),
  };
}

/** A folder that cannot be made is no reason not to start: every recording will say what is wrong with it. */
function prepare(folder: string, log: Log): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (err) {
    log.warn({ err }, 'the folder of recordings cannot be made');
  }
}
