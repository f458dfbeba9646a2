import { beginnings } from './beginnings.ts';
import { newId, systemClock } from './clock.ts';
import { createCore } from './core/core.ts';
import type { Core } from './core/core-types.ts';
import type { DeviceSpec, Log, SecretStore } from './core/ports.ts';
import { demoNumbers } from './demo-numbers.ts';
import { DEMO_BOX, openDemoOffice } from './demo-office.ts';
import { createDiscovery } from './devices/discover.ts';
import { listPorts } from './devices/list-ports.ts';
import { createOpenDevice } from './devices/open-device.ts';
import { PATTERN_PRESETS } from './devices/pattern/presets.ts';
import { testPattern } from './devices/pattern/test-pattern.ts';
import { argon2Hasher } from './password-hasher.ts';
import { openRecordingKit } from './recording-kit.ts';
import { createSecrets } from './secrets.ts';
import type { Store } from './store/db.ts';
import { lockHub, openStore } from './store/open.ts';

export type StartOptions = {
  readonly dataDir: string;
  /** Given at the start, beside those that the office knows. */
  readonly devices: readonly Omit<DeviceSpec, 'id'>[];
  /** An office that is made up where there is none, with simulated lines unless devices are given. */
  readonly demo: boolean;
  readonly log: Log;
  readonly version: string;
  /** Opens where passwords of devices are kept, once the folder is ours alone; in a sealed file of it where left out. */
  readonly openSecrets?: () => Promise<SecretStore>;
  /** Opens the master key of the recordings, once the folder is ours alone; out of a file of it where left out. */
  readonly openRecordingsKey?: () => Promise<Uint8Array>;
};

/** A running core with its store. `stop` ends devices, then the store; calling it again joins the first time. */
export type RunningCore = {
  readonly core: Core;
  readonly store: Store;
  /** Resolves when the core ended without being told to: nothing works any more, and the process had better say so. */
  readonly broken: Promise<'coreBroke'>;
  stop(): Promise<void>;
};

const DEMO_DEVICE: Omit<DeviceSpec, 'id'> = { kind: 'simulator', address: DEMO_BOX.address, baudRate: null };

/** Opens an office: the same for hub, desktop and demo. Throws `StoreError` with a sentence for people. */
export async function startCore(options: StartOptions): Promise<RunningCore> {
  const { dataDir, demo, log, version, openRecordingsKey } = options;
  const lock = lockHub(dataDir);
  try {
    const store = openStore(dataDir);
    if (demo) openDemoOffice(store);
    const openDevice = createOpenDevice({ clock: systemClock, log, listPorts, demoNumbers: demoNumbers(store) });
    const devices = demo && options.devices.length === 0 ? [DEMO_DEVICE] : options.devices;
    const core = createCore({
      store,
      clock: systemClock,
      newId,
      log,
      hasher: argon2Hasher,
      openDevice,
      listPorts,
      makeDiscovery: createDiscovery({ clock: systemClock, log, listPorts }),
      secrets: (await options.openSecrets?.()) ?? createSecrets(dataDir),
      devices,
      recordings: await openRecordingKit({
        dataDir,
        clock: systemClock,
        log,
        ...(openRecordingsKey ? { openRecordingsKey } : {}),
      }),
      patterns: { presets: PATTERN_PRESETS, test: testPattern },
      beginnings,
      version,
      demo,
    });
    return { core, store, ...runUntilStopped(core, store, lock.release, log) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function runUntilStopped(
  core: Core,
  store: Store,
  release: () => void,
  log: Log,
): Pick<RunningCore, 'broken' | 'stop'> {
  const stopper = new AbortController();
  const running = core.run(stopper.signal).catch((error: unknown) => log.error({ err: error }, 'the core broke off'));
  let stopped: Promise<void> | null = null;
  return {
    broken: new Promise((resolve) => void running.then(() => stopper.signal.aborted || resolve('coreBroke'))),
    stop() {
      stopper.abort();
      stopped ??= running.then(() => {
        store.close();
        release();
      });
      return stopped;
    },
  };
}
