import type { Recording, RecordingEvent } from '../../shared/contract/recordings.ts';
import type { ReadableDb } from './db.ts';

/** An event with the recording that it is about; null: about the call. */
export type StoredRecordingEvent = RecordingEvent & { readonly recordingId: string | null };

type EventRow = Omit<StoredRecordingEvent, 'by'> & { readonly byId: string | null; readonly byName: string | null };

/** What happened to the recordings of a call, in the order in which it was told. */
export function recordingEventsOf(db: ReadableDb, callId: string): StoredRecordingEvent[] {
  return db.all<EventRow>(EVENTS, callId).map(({ byId, byName, ...event }) => ({
    ...event,
    by: byId === null ? null : { id: byId, name: byName ?? '' },
  }));
}

type ListenRow = { readonly at: number; readonly byId: string | null; readonly byName: string };

/** Who listened to it, newest first; the last hundred times. */
export function listensOf(db: ReadableDb, recordingId: string): Recording['listens'] {
  return db.all<ListenRow>(LISTENS, recordingId).map(({ at, byId, byName }) => ({
    at,
    byName,
    by: byId === null ? null : { id: byId, name: byName },
  }));
}

export type CallOfRecording = { readonly lineId: string; readonly takenBy: string | null; readonly state: string };

export function callOfRecording(db: ReadableDb, callId: string): CallOfRecording | null {
  return db.get<CallOfRecording>(CALL, callId) ?? null;
}

/** Null: nobody of that id, or nobody asked for. */
export function personOf(db: ReadableDb, id: string | null): { id: string; name: string } | null {
  if (id === null) return null;
  const name = db.get<{ name: string }>('select name from users where id = ?', id)?.name;
  return name === undefined ? null : { id, name };
}

const EVENTS = `
select e.recording_id as recordingId, e.at as at, e.kind as kind, e.at_ms as atMs, e.user_id as byId, u.name as byName,
  e.detail as detail
from recording_events e left join users u on u.id = e.user_id where e.call_id = ? order by e.seq`;

const LISTENS = `
select l.at as at, l.user_id as byId, l.by_name as byName
from recording_listens l where l.recording_id = ? order by l.seq desc limit 100`;

const CALL = 'select line_id as lineId, taken_by as takenBy, state from calls where id = ?';
