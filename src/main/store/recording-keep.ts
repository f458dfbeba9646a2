import type { Instant } from '../../shared/domain/instant.ts';
import type { RecordingDamage, RetentionClass } from '../../shared/domain/recording.ts';
import type { ReadableDb } from './db.ts';
import { RECORDING_COLUMNS, type RecordingRecord, type StoredRecording, toRecording } from './recording-row.ts';

const DAY = 86_400_000;
/** Longest pace that a forecast looks at. */
const PACE_DAYS = 14;

/** Put away, of this class, older than its days; the oldest first. What is held is left out. */
export function expiredRecordings(
  db: ReadableDb,
  classes: readonly RetentionClass[],
  now: Instant,
  limit: number,
): StoredRecording[] {
  const found = classes.flatMap(({ id, days }) =>
    days === null ? [] : db.all<RecordingRecord>(EXPIRED, id, now - days * DAY, limit),
  );
  return found
    .sort((a, b) => a.startedAt - b.startedAt)
    .slice(0, limit)
    .map(toRecording);
}

export type Expired = { readonly total: number; readonly bytes: number; readonly held: number };

/** How much of it there is. */
export function expiredTotals(db: ReadableDb, classes: readonly RetentionClass[], now: Instant): Expired {
  const none: Expired = { total: 0, bytes: 0, held: 0 };
  return classes.reduce((sum, { id, days }) => {
    const one = days === null ? none : (db.get<Expired>(TOTALS, id, now - days * DAY) ?? none);
    return { total: sum.total + one.total, bytes: sum.bytes + one.bytes, held: sum.held + one.held };
  }, none);
}

/** Does anything that is put away belong to this class? */
export function isClassUsed(db: ReadableDb, classId: string): boolean {
  return db.get("select 1 from recordings where class_id = ? and state = 'sealed' limit 1", classId) !== undefined;
}

/** Bytes a day of the last two weeks, or of as long as there have been recordings. */
export function bytesPerDay(db: ReadableDb, now: Instant): number {
  const row = db.get<{ bytes: number; since: number | null }>(PACE, now - PACE_DAYS * DAY);
  if (!row || row.since === null) return 0;
  return row.bytes / Math.max(1, (now - row.since) / DAY);
}

export function usedBytes(db: ReadableDb): number {
  return db.get<{ bytes: number }>(USED)?.bytes ?? 0;
}

export type Damaged = {
  readonly id: string;
  readonly callId: string;
  readonly startedAt: Instant;
  readonly damage: RecordingDamage;
};

/** Newest first. */
export function damagedRecordings(db: ReadableDb, limit: number): Damaged[] {
  return db.all<Damaged>(DAMAGED, limit);
}

const EXPIRED = `select ${RECORDING_COLUMNS} from recordings r
where r.state = 'sealed' and r.class_id = ? and r.started_at <= ? and r.held_at is null order by r.started_at limit ?`;

const TOTALS = `select coalesce(sum(held_at is null), 0) as total, coalesce(sum(held_at is not null), 0) as held,
  coalesce(sum(case when held_at is null then bytes end), 0) as bytes
from recordings where state = 'sealed' and class_id = ? and started_at <= ?`;

const PACE = `select coalesce(sum(bytes), 0) as bytes, min(started_at) as since
from recordings where started_at > ? and state in ('saved', 'sealed')`;

const USED = "select coalesce(sum(bytes), 0) as bytes from recordings where state in ('saved', 'sealed')";

const DAMAGED = `select id, call_id as callId, started_at as startedAt, damage
from recordings where damage is not null order by started_at desc limit ?`;
