import { daysLeft } from '../../../shared/domain/disk-forecast.ts';
import { expiresAt } from '../../../shared/domain/recording-retention.ts';
import {
  bytesPerDay,
  damagedRecordings,
  expiredRecordings,
  expiredTotals,
  usedBytes,
} from '../../store/recording-keep.ts';
import type { StoredRecording } from '../../store/recording-row.ts';
import { addRecordingEvents, markDeleted, setClass, setHold } from '../../store/recording-write.ts';
import { type CommandContext, type HandlersFor, prepared } from '../handler.ts';
import { requireRecording, tellStored } from '../recording-access.ts';
import type { Reconciled } from '../recordings.ts';
import { Refusal } from '../refusal.ts';
import { userIdOf } from '../session.ts';

type Names =
  | 'recordings.hold'
  | 'recordings.classify'
  | 'recordings.delete'
  | 'recordings.retentionPlan'
  | 'recordings.runRetention'
  | 'recordings.health'
  | 'recordings.reconcile'
  | 'recordings.recoverySheet';

const MEGABYTE = 1_048_576;
/** Rows that a page of the plan, or of the health, shows. */
const MOST_SHOWN = 500;
/** Deleted in one transaction; the rest follows piece by piece, so that no call waits for it. */
const MOST_AT_ONCE = 500;

type Space = { readonly freeBytes: number; readonly totalBytes: number } | null;

/** How long recordings are kept, and whether they are all there. */
export const recordingKeepHandlers: HandlersFor<Names> = {
  'recordings.hold'(context, { id, on, reason }) {
    const row = requireRecording(context, id);
    if (row.state === 'deleted') throw new Refusal('recording_gone');
    setHold(context.db, id, on ? { by: userIdOf(context.session), at: context.now, reason } : null);
    event(context, row, on ? 'held' : 'released', reason);
    context.change('recordings', id, { heldAt: row.heldAt }, { heldAt: on ? context.now : null, reason });
    tellStored(context, row);
    return null;
  },

  'recordings.classify'(context, { id, classId }) {
    const row = requireRecording(context, id);
    if (row.state === 'deleted') throw new Refusal('recording_gone');
    if (!context.recordings.settings().classes.some((one) => one.id === classId))
      throw new Refusal('bad_input', 'no such class');
    setClass(context.db, id, classId);
    event(context, row, 'classified', classId);
    context.change('recordings', id, { classId: row.classId }, { classId });
    tellStored(context, row);
    return null;
  },

  'recordings.delete'(context, { id, reason }) {
    const row = requireRecording(context, id);
    if (row.heldAt !== null) throw new Refusal('on_hold');
    if (row.state === 'recording') throw new Refusal('conflict', 'it is still being made');
    if (row.state === 'deleted') throw new Refusal('recording_gone');
    remove(context, row, reason);
    return null;
  },

  'recordings.retentionPlan'({ db, now, recordings }) {
    const { classes } = recordings.settings();
    return {
      ...expiredTotals(db, classes, now),
      items: expiredRecordings(db, classes, now, MOST_SHOWN).map((row) => ({
        id: row.id,
        callId: row.callId,
        startedAt: row.startedAt,
        bytes: row.bytes,
        className: classes.find(({ id }) => id === row.classId)?.name ?? row.classId,
        expiredAt: expiresAt(row, classes) ?? now,
      })),
    };
  },

  'recordings.runRetention'(context) {
    const { classes } = context.recordings.settings();
    const { total, bytes } = expiredTotals(context.db, classes, context.now);
    const rows = expiredRecordings(context.db, classes, context.now, MOST_AT_ONCE);
    for (const row of rows) remove(context, row, 'retention');
    // The core itself comes again for the rest.
    if (total > rows.length && context.session.actor.kind !== 'system')
      context.after(() => context.recordings.retain());
    return { deleted: total, bytes };
  },

  'recordings.health': prepared<'recordings.health', Space>({
    prepare: async ({ recordings }) => (await recordings.kit?.vault.space().catch(() => null)) ?? null,
    run({ db, now, recordings }, _input, space) {
      const pace = bytesPerDay(db, now);
      const floorBytes = recordings.settings().floorMegabytes * MEGABYTE;
      const { checkedAt, unknownFiles } = recordings.health();
      return {
        folder: recordings.kit?.vault.folder ?? '',
        freeBytes: space?.freeBytes ?? null,
        totalBytes: space?.totalBytes ?? null,
        usedBytes: usedBytes(db),
        bytesPerDay: pace,
        daysLeft: space && daysLeft({ freeBytes: space.freeBytes, floorBytes, bytesPerDay: pace }),
        stopped: recordings.isStopped(),
        waitingToSeal: recordings.waitingToSeal(),
        checkedAt,
        unknownFiles: [...unknownFiles],
        damaged: damagedRecordings(db, MOST_SHOWN),
      };
    },
  }),

  'recordings.reconcile': prepared<'recordings.reconcile', Reconciled>({
    prepare: ({ recordings }) => recordings.reconcile(),
    run: (_context, _input, found) => found,
  }),

  'recordings.recoverySheet'({ recordings, now }) {
    if (!recordings.kit) throw new Refusal('not_found', 'this process keeps no recordings');
    const { groups, fingerprint } = recordings.kit.vault.recoverySheet();
    return { groups: [...groups], fingerprint, madeAt: now };
  },
};

/** The row stays, and what was deleted by whom and why stands in the journal with it. */
function remove(context: CommandContext, row: StoredRecording, reason: string): void {
  markDeleted(context.db, row.id, context.now);
  event(context, row, 'deleted', reason);
  const { callId, state, startedAt, durationMs, file, bytes, sha256, classId } = row;
  context.change(
    'recordings',
    row.id,
    { callId, state, startedAt, durationMs, file, bytes, sha256, classId },
    { state: 'deleted', reason },
  );
  context.after(() => context.recordings.forget(row.id, file));
  tellStored(context, { ...row, state: 'deleted' });
}

function event(
  context: CommandContext,
  row: StoredRecording,
  kind: 'held' | 'released' | 'classified' | 'deleted',
  detail: string,
): void {
  const { id: recordingId, callId } = row;
  addRecordingEvents(context.db, [
    { callId, recordingId, at: context.now, kind, atMs: null, userId: userIdOf(context.session), detail },
  ]);
}
