import type { Recording } from '../../shared/contract/recordings.ts';
import { type Permission, permissionsOf } from '../../shared/domain/permission.ts';
import { gapsOf } from '../../shared/domain/recording-gaps.ts';
import { expiresAt } from '../../shared/domain/recording-retention.ts';
import { findRecording, type StoredRecording } from '../store/recording-row.ts';
import { callOfRecording, listensOf, personOf, recordingEventsOf } from '../store/recording-view.ts';
import type { Audience, CommandContext, QueryContext } from './handler.ts';
import { requireUser } from './me.ts';
import { RecordingFailure } from './ports.ts';
import type { RecordedLive } from './recordings.ts';
import { Refusal } from './refusal.ts';
import { mayReadAll, seeAllUsers } from './scope.ts';
import type { Session } from './session.ts';

/** Does this session hold the permission? For what a procedure's own permission does not decide alone. */
export function holds({ actor }: Session, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  return (actor.kind === 'user' || actor.kind === 'token') && permissionsOf(actor.role).has(permission);
}

/** An agent sees the recordings of calls that he or nobody took; supervisors see all. */
export function maySeeCall(session: Session, takenBy: string | null): boolean {
  const { actor } = session;
  return takenBy === null || mayReadAll(session) || (actor.kind === 'user' && actor.id === takenBy);
}

/** Supervisors hear everything; agents what they took themselves, where the office lets them. */
export function mayHear({ session, recordings }: QueryContext, takenBy: string | null): boolean {
  if (holds(session, 'recording.listenAll')) return true;
  const isOwn = session.actor.kind === 'user' && session.actor.id === takenBy;
  return isOwn && holds(session, 'recording.listen') && recordings.settings().agentsHearOwn;
}

export function requireRecording(context: QueryContext, id: string): StoredRecording {
  const row = findRecording(context.db, id);
  if (!row) throw new Refusal('not_found');
  return row;
}

/** One whose sound can be read now. */
export function requireSound(context: QueryContext, id: string): StoredRecording & { readonly file: string } {
  const row = requireRecording(context, id);
  const { file, state } = row;
  if (state === 'recording') throw new Refusal('conflict', 'it is still being made');
  if (file === null) throw new Refusal('recording_gone');
  return { ...row, file };
}

/** Calls that an agent works with: his own; of those that nobody took only where nobody else could. */
export function requireWorker(context: QueryContext, callId: string): RecordedLive & { readonly userId: string } {
  const user = requireUser(context);
  const found = context.recordings.of(callId);
  if (!found) throw new Refusal('call_over');
  const { takenBy } = found.call;
  const isHis = takenBy === user.id || mayReadAll(context.session) || (takenBy === null && isAlone(context));
  if (!isHis) throw new Refusal(takenBy === null ? 'denied' : 'already_taken');
  return { ...found, userId: user.id };
}

const isAlone = ({ db }: QueryContext): boolean =>
  db.get<{ people: number }>('select count(*) as people from users where active = 1')?.people === 1;

/** A call that somebody took is his and his supervisors'; one that nobody took is everybody's. */
export function audienceOf({ db }: Pick<QueryContext, 'db'>, takenBy: string | null): Audience {
  return takenBy === null ? { to: 'all' } : { to: 'users', ids: new Set([...seeAllUsers(db), takenBy]) };
}

/** After the commit: screens hear that a recording which is over changed. */
export function tellStored(context: CommandContext, row: Pick<StoredRecording, 'id' | 'callId' | 'state'>): void {
  const call = callOfRecording(context.db, row.callId);
  context.publish(
    'recording.stored',
    { id: row.id, callId: row.callId, state: row.state },
    audienceOf(context, call?.takenBy ?? null),
  );
  // Lists show how much there is to hear of a call; a call that goes on says so itself.
  if (call?.state === 'ended') context.after(() => context.calls.changed(row.callId));
}

/** What the sound's own failure means to whoever asked for it. */
export function soundRefusal(error: unknown): unknown {
  if (!(error instanceof RecordingFailure)) return error;
  const { code, message } = error;
  return new Refusal(code === 'changed' || code === 'wrongKey' ? 'recording_damaged' : 'recording_gone', message);
}

/** A recording as this session sees it. */
export function recordingView(context: QueryContext, row: StoredRecording, takenBy: string | null): Recording {
  const events = recordingEventsOf(context.db, row.callId).filter(
    ({ recordingId }) => recordingId === row.id || recordingId === null,
  );
  return {
    ...plainView(context, row, takenBy),
    agent: personOf(context.db, row.agentId),
    hold: row.heldAt === null ? null : holdOf(row.heldAt, personOf(context.db, row.heldBy), row.heldReason),
    gaps: [...gapsOf([...events.filter(({ recordingId }) => recordingId === row.id), ...endOf(row)])],
    events: events.map(({ recordingId: _, ...event }) => event),
    listens: listensOf(context.db, row.id),
  };
}

/** A run that broke off could not say where the last gap ended. */
const endOf = ({ state, durationMs }: StoredRecording) =>
  state === 'recording' ? [] : [{ kind: 'stopped', atMs: durationMs, detail: null } as const];

export const holdOf = (at: number, by: Recording['agent'], reason: string | null) => ({ at, by, reason: reason ?? '' });

/** All of it that needs no other table. */
export function plainView(
  context: QueryContext,
  row: StoredRecording,
  takenBy: string | null,
): Omit<Recording, 'agent' | 'hold' | 'gaps' | 'events' | 'listens'> {
  const { classes } = context.recordings.settings();
  const isKept = row.state === 'sealed' || row.state === 'saved';
  return {
    id: row.id,
    callId: row.callId,
    state: row.state,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    durationMs: row.durationMs,
    codec: row.codec,
    rate: row.rate,
    channels: row.channels,
    bytes: row.bytes,
    sourceName: row.sourceName,
    why: row.why,
    class: { id: row.classId, name: classes.find(({ id }) => id === row.classId)?.name ?? row.classId },
    expiresAt: isKept ? expiresAt(row, classes) : null,
    repaired: row.repaired,
    damage: row.damage,
    may: {
      listen: isKept && mayHear(context, takenBy),
      export: isKept && holds(context.session, 'recording.export'),
      manage: holds(context.session, 'recording.manage'),
    },
  };
}
