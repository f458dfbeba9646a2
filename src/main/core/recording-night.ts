import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import type { RecordingDamage } from '../../shared/domain/recording.ts';
import type { Store } from '../store/db.ts';
import { findRecording, type StoredRecording } from '../store/recording-row.ts';
import { callOfRecording } from '../store/recording-view.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Clock, Log, Vault } from './ports.ts';
import { reconcileRecordings } from './reconcile-recordings.ts';
import type { RecordingWriter } from './recording-writer.ts';
import type { Reconciled, RecordingHealth } from './recordings.ts';
import { recordedRow } from './seal-recordings.ts';

/** At this hour of the office's clock, when nobody calls. */
const HOUR = 3;
const HOUR_MS = 3_600_000;
/** What is read at most to compare contents: at night, and while somebody waits for the answer. */
const NIGHT_BYTES = 50e9;
const ASKED_BYTES = 2e9;
/** Files that no row knows, as many as are kept and shown. */
const MOST_UNKNOWN = 500;
const NONE: RecordingHealth = { checkedAt: null, unknownFiles: [] };

/** What is done once a night: files and rows are compared, and what has had its time goes. */
export interface RecordingNight {
  health(): RecordingHealth;
  /** Compares now; a second asker gets the answer of the first. */
  reconcile(): Promise<Reconciled>;
  /** Somebody could not open it. */
  damaged(recordingId: string, damage: RecordingDamage): void;
  /** Goes on deleting what has had its time. */
  retain(): void;
  tick(now: Instant): void;
  /** Nothing more begins, and what runs writes nothing more. */
  end(): void;
}

export function createRecordingNight(options: {
  readonly vault: Vault;
  readonly store: Store;
  readonly writer: RecordingWriter;
  readonly settings: () => RecordingSettings;
  readonly zone: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly open: () => ReadonlySet<string>;
  /** Deletes some of what has had its time; false: nothing is left of it. */
  readonly retain: () => boolean;
}): RecordingNight {
  const { store, clock, log, writer } = options;
  let running: Promise<Reconciled> | null = null;
  let isWorking = false;
  let isOver = false;

  async function compare(budgetBytes: number): Promise<Reconciled> {
    const { files, unknown, damaged, readTo } = await reconcileRecordings({
      vault: options.vault,
      db: store,
      budgetBytes,
      readAfter: readSetting<{ seq: number }>(store, 'recordingsRead')?.seq ?? 0,
      open: options.open(),
      isOver: () => isOver,
      onDamage: (row, damage) => writeDamage(row, damage),
    });
    if (isOver) return { files, unknownFiles: unknown.length, damaged };
    writer.flush();
    const health: RecordingHealth = { checkedAt: clock.now(), unknownFiles: unknown.slice(0, MOST_UNKNOWN) };
    store.transaction(() => {
      writeSetting(store, 'recordingHealth', health);
      writeSetting(store, 'recordingsRead', { seq: readTo });
    });
    return { files, unknownFiles: unknown.length, damaged };
  }

  function writeDamage(row: StoredRecording, damage: RecordingDamage | null): void {
    const event = {
      callId: row.callId,
      recordingId: row.id,
      at: clock.now(),
      atMs: null,
      userId: null,
      detail: damage,
    };
    const lineId = callOfRecording(store, row.callId)?.lineId ?? '';
    writer.write(lineId, { ...recordedRow(row), damage }, damage === null ? [] : [{ ...event, kind: 'damaged' }]);
  }

  async function retain(): Promise<void> {
    while (!isOver && options.retain()) await new Promise((resolve) => setImmediate(resolve));
  }

  function reconcile(budgetBytes: number): Promise<Reconciled> {
    running ??= compare(budgetBytes).finally(() => {
      running = null;
    });
    return running;
  }

  async function work(): Promise<void> {
    try {
      const found = await reconcile(NIGHT_BYTES);
      await retain();
      log.info({ ...found }, 'files and rows of the recordings were compared');
    } catch (error) {
      log.error({ err: error }, 'the night work of the recordings broke off');
    }
  }

  return {
    health: () => readSetting<RecordingHealth>(store, 'recordingHealth') ?? NONE,
    reconcile: () => reconcile(ASKED_BYTES),
    damaged(id, damage) {
      const row = findRecording(store, id);
      if (row && row.damage !== damage) writeDamage(row, damage);
    },
    retain: () =>
      void retain().catch((error: unknown) => log.error({ err: error }, 'what had its time could not be deleted')),
    tick(now) {
      const due = startOfDay(now, options.zone()) + HOUR * HOUR_MS;
      const last = readSetting<{ at: Instant }>(store, 'recordingNight')?.at ?? 0;
      // Before three it is last night's work that may have been missed.
      const since = now >= due ? due : due - 24 * HOUR_MS;
      if (isOver || isWorking || last >= since) return;
      store.transaction(() => writeSetting(store, 'recordingNight', { at: now }));
      isWorking = true;
      void work().finally(() => {
        isWorking = false;
      });
    },
    end() {
      isOver = true;
    },
  };
}
