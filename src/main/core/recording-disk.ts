import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import { daysLeft } from '../../shared/domain/disk-forecast.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import type { ReadableDb } from '../store/db.ts';
import { bytesPerDay } from '../store/recording-keep.ts';
import type { Clock, Log, Vault } from './ports.ts';

/** How often the disk is asked while something is recorded, and while nothing is. */
const BUSY_MS = 10_000;
const QUIET_MS = 60_000;
const MEGABYTE = 1_048_576;

/** Watches that recordings leave room for everything else. */
export interface RecordingDisk {
  /** Below the floor: nothing is recorded until there is room again. */
  isStopped(): boolean;
  /** Looks now. Never rejects. */
  look(): Promise<void>;
  tick(mono: number): void;
  /** Null while it is looking: a disk that does not answer is not asked again meanwhile. */
  nextDue(): number | null;
}

export function createRecordingDisk(options: {
  readonly vault: Vault;
  readonly db: ReadableDb;
  readonly settings: () => RecordingSettings;
  readonly zone: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly running: () => number;
  /** It stops, or goes on. */
  readonly onChange: (isStopped: boolean) => void;
  readonly onLow: (days: number) => void;
}): RecordingDisk {
  const { vault, db, settings, clock, log } = options;
  let isStopped = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  /** The day on which it was said last that the disk will be full. */
  let saidOn = -1;

  const nextDue = (): number | null =>
    isLooking ? null : lookedAt + (options.running() > 0 || isStopped ? BUSY_MS : QUIET_MS);

  async function look(): Promise<void> {
    lookedAt = clock.monotonic();
    isLooking = true;
    try {
      const space = await vault.space();
      if (space) judge(space.freeBytes);
    } catch (error) {
      log.warn({ err: error }, 'the disk of the recordings could not be asked');
    } finally {
      isLooking = false;
    }
  }

  function judge(freeBytes: number): void {
    const floorBytes = settings().floorMegabytes * MEGABYTE;
    const isBelow = freeBytes < floorBytes;
    if (isBelow !== isStopped) {
      isStopped = isBelow;
      log.warn(
        { freeBytes, floorBytes },
        isBelow ? 'recording stops: the disk is full' : 'recording goes on: there is room',
      );
      options.onChange(isBelow);
    }
    forecast(freeBytes, floorBytes);
  }

  function forecast(freeBytes: number, floorBytes: number): void {
    const now = clock.now();
    const today = startOfDay(now, options.zone());
    if (today === saidOn) return;
    const left = daysLeft({ freeBytes, floorBytes, bytesPerDay: bytesPerDay(db, now) });
    if (left === null || left >= settings().warnDays) return;
    saidOn = today;
    options.onLow(Math.floor(left));
  }

  return {
    isStopped: () => isStopped,
    look,
    tick(mono) {
      const due = nextDue();
      if (due !== null && due <= mono) void look();
    },
    nextDue,
  };
}
