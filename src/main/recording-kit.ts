import type { Clock, Log, RecordingKit } from './core/ports.ts';

export type RecordingKitOptions = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The master key of the recordings; out of a file of the data folder where left out. */
  readonly openRecordingsKey?: () => Promise<Uint8Array>;
};

/** What records and keeps, of this computer. Null, and said in the log, where the key is not there: the office starts all the same. */
export async function openRecordingKit(options: RecordingKitOptions): Promise<RecordingKit | null> {
  const { dataDir, clock, log } = options;
  try {
    const [{ createRecorder }, { createVault }, { openMasterKey, recordingsFolder }] = await Promise.all([
      import('./recording/recorder.ts'),
      import('./recording/vault/vault.ts'),
      import('./recording/vault/master-key.ts'),
    ]);
    const folder = recordingsFolder(dataDir);
    const masterKey = (await options.openRecordingsKey?.()) ?? openMasterKey(dataDir);
    const ours = log.child({ of: 'recording' });
    return {
      recorder: createRecorder({ folder, clock, log: ours }),
      vault: createVault({ folder, masterKey, log: ours }),
    };
  } catch (error) {
    log.error(
      { err: error },
      'nothing is recorded in this run: the place or the key of the recordings cannot be opened',
    );
    return null;
  }
}
