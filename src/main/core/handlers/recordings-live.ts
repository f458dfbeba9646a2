import { consentSaid, writeConsent } from '../../store/recording-consents.ts';
import { findRecording } from '../../store/recording-row.ts';
import { addRecordingEvents, writeRecording } from '../../store/recording-write.ts';
import { type HandlersFor, prepared, type QueryContext } from '../handler.ts';
import { maySeeCall, requireWorker, tellStored } from '../recording-access.ts';
import type { RecordedLive } from '../recordings.ts';
import { Refusal } from '../refusal.ts';
import { mayReadAll } from '../scope.ts';

type Names =
  | 'recordings.live'
  | 'recordings.start'
  | 'recordings.stop'
  | 'recordings.pause'
  | 'recordings.resume'
  | 'recordings.mark'
  | 'recordings.consent'
  | 'recordings.write';

/** The recordings of calls that go on, and the door by which the recorder writes. */
export const recordingLiveHandlers: HandlersFor<Names> = {
  'recordings.live': ({ recordings, session }) =>
    recordings
      .live()
      .filter(({ call }) => maySeeCall(session, call.takenBy))
      .map(({ state }) => state),

  'recordings.start'(context, { callId }) {
    const { state } = controlled(context, callId);
    if (isRunning(state)) return null;
    if (state.why !== 'onDemand') throw new Refusal('conflict', state.why);
    context.change('calls', callId, null, { recording: 'asked' });
    context.after(() => context.recordings.start(callId));
    return null;
  },

  'recordings.stop'(context, { callId }) {
    const { state } = controlled(context, callId);
    if (!isRunning(state)) throw new Refusal('conflict', 'nothing is being recorded');
    if (state.why !== 'asked') throw new Refusal('denied', 'a rule records this call');
    context.change('recordings', state.recordingId ?? callId, null, { recording: 'stopped' });
    context.after(() => context.recordings.stop(callId));
    return null;
  },

  // What must not be heard is not heard, whatever the disk says of it: the deed comes before the transaction.
  'recordings.pause': prepared<'recordings.pause', string>({
    async prepare(context, { callId, cause }) {
      const { userId, state } = cause === 'key' ? controlled(context, callId) : requireWorker(context, callId);
      if (cause === 'key' && !isRunning(state)) throw new Refusal('conflict', 'nothing is being recorded');
      context.recordings.pause(callId, cause, userId);
      return state.recordingId ?? callId;
    },
    run(context, { cause }, row) {
      context.change('recordings', row, null, { paused: cause });
      return null;
    },
  }),

  'recordings.resume'(context, { callId, cause }) {
    const { userId, state } = requireWorker(context, callId);
    context.change('recordings', state.recordingId ?? callId, { paused: cause }, { resumed: cause });
    context.after(() => context.recordings.resume(callId, cause, userId));
    return null;
  },

  'recordings.mark'(context, { callId, text }) {
    const { userId, state } = controlled(context, callId);
    if (!isRunning(state)) throw new Refusal('conflict', 'nothing is being recorded');
    context.change('recordings', state.recordingId ?? callId, null, { marked: text });
    context.after(() => context.recordings.mark(callId, text, userId));
    return null;
  },

  'recordings.consent': prepared<'recordings.consent', ReturnType<typeof requireWorker>>({
    async prepare(context, { callId, given }) {
      const found = requireWorker(context, callId);
      if (!given) context.recordings.consent(callId, 'refused', found.userId);
      return found;
    },
    run(context, { callId, given }, { userId, state }) {
      const said = given ? 'given' : 'refused';
      const before = consentSaid(context.db, callId);
      writeConsent(context.db, { callId, state: said, at: context.now, userId });
      context.change('call_consents', callId, before && { state: before }, { state: said });
      if (!given && state.recordingId !== null)
        context.change('recordings', state.recordingId, null, { state: 'deleted', reason: 'consentRefused' });
      if (given) context.after(() => context.recordings.consent(callId, said, userId));
      return null;
    },
  }),

  'recordings.write'(context, { recording, events }) {
    const before = recording && findRecording(context.db, recording.id);
    // What was deleted stays so: it may have been put away at the same moment.
    if (recording && before?.state === 'deleted')
      context.after(() => context.recordings.forget(recording.id, recording.file));
    else if (recording) {
      writeRecording(context.db, recording, recording.state === 'deleted' ? context.now : null);
      context.change('recordings', recording.id, before && brief(before), brief(recording));
      if (recording.state !== 'recording')
        tellStored(context, { ...recording, callId: before?.callId ?? recording.callId });
    }
    for (const event of events) {
      const known = event.recordingId === null ? null : findRecording(context.db, event.recordingId);
      const callId = known?.callId ?? event.callId;
      addRecordingEvents(context.db, [{ ...event, callId }]);
      if (event.kind === 'announced' && consentSaid(context.db, callId) === null)
        writeConsent(context.db, { callId, state: 'announced', at: event.at, userId: null });
    }
    if (events.length > 0) context.change('recording_events', events[0]?.callId ?? '', null, events);
    return null;
  },
};

const isRunning = ({ state, recordingId, startedAt }: RecordedLive['state']): boolean =>
  recordingId !== null && startedAt !== null && state !== 'off' && state !== 'stopped';

/** What an office may keep from its agents. */
function controlled(context: QueryContext, callId: string): ReturnType<typeof requireWorker> {
  const found = requireWorker(context, callId);
  if (!context.recordings.settings().agentsControl && !mayReadAll(context.session)) throw new Refusal('denied');
  return found;
}

type Brief = Pick<
  NonNullable<ReturnType<typeof findRecording>>,
  'callId' | 'state' | 'startedAt' | 'durationMs' | 'file' | 'bytes' | 'sha256' | 'agentId' | 'damage' | 'repaired'
>;

/** For the journal: all but the picture of its loudness. */
const brief = ({
  callId,
  state,
  startedAt,
  durationMs,
  file,
  bytes,
  sha256,
  agentId,
  damage,
  repaired,
}: Brief): Brief => ({
  callId,
  state,
  startedAt,
  durationMs,
  file,
  bytes,
  sha256,
  agentId,
  damage,
  repaired,
});
