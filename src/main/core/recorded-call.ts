import type { RecordingSource } from '../../shared/contract/recording-sources.ts';
import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ConsentState, RecordingDecision, RecordingTrouble } from '../../shared/domain/recording.ts';
import type { RecordedRow } from '../store/recording-write.ts';
import type { RecordingHandle } from './ports.ts';
import type { PauseCause } from './recordings.ts';

/** A recording that is being made. */
export type Running = {
  readonly source: RecordingSource;
  readonly handle: RecordingHandle;
  row: RecordedRow;
  trouble: RecordingTrouble | null;
};

/** Why what was recorded of a call must not be kept. */
export type DiscardReason = 'consentRefused' | 'customerRefuses';

/** A call in which somebody talks, and its recording. */
export type RecordedCall = {
  call: Call;
  /** The box says when the handset is put down. */
  tellsEnd: boolean;
  said: 'given' | 'refused' | null;
  /** Somebody pressed record. */
  asked: boolean;
  /** Nobody has said a word for so long that its recording was ended. */
  silenced: boolean;
  discard: DiscardReason | null;
  /** Everything that keeps it paused, also before it begins. */
  readonly causes: Set<PauseCause>;
  pausedAt: Instant | null;
  /** Monotonic. */
  pausedMono: number | null;
  alarmed: boolean;
  consent: ConsentState;
  decision: RecordingDecision;
  running: Running | null;
  lastId: string | null;
  /** What was last said of it. */
  told: string;
};

const NOTHING: RecordingDecision = { record: false, why: 'noRule', ruleId: null, mayStart: false, classId: null };

export function recordedCall(call: Call, tellsEnd: boolean, said: RecordedCall['said']): RecordedCall {
  return {
    call,
    tellsEnd,
    said,
    asked: false,
    silenced: false,
    discard: null,
    causes: new Set(),
    pausedAt: null,
    pausedMono: null,
    alarmed: false,
    consent: 'unset',
    decision: NOTHING,
    running: null,
    lastId: null,
    told: '',
  };
}

/** What cards, docks and strips show of it. */
export function liveRecordingOf(
  one: RecordedCall,
  { agentsControl, isStopped }: { readonly agentsControl: boolean; readonly isStopped: boolean },
): LiveRecording {
  const { running, causes, decision } = one;
  const isPaused = running !== null && causes.size > 0;
  const waitsForDisk = running === null && decision.record && isStopped && one.call.state !== 'ended';
  return {
    callId: one.call.id,
    recordingId: running?.row.id ?? one.lastId,
    state: stateOf(one, isPaused, waitsForDisk),
    why: decision.why,
    consent: one.consent,
    trouble: waitsForDisk ? 'diskFloor' : (running?.trouble ?? null),
    startedAt: running?.row.startedAt ?? null,
    pausedAt: isPaused ? one.pausedAt : null,
    pauseCause: isPaused ? (causes.has('key') ? 'key' : 'cardField') : null,
    pauseAlarm: isPaused && one.alarmed,
    may: {
      start: agentsControl && running === null && decision.mayStart,
      stop: agentsControl && running !== null && decision.why === 'asked',
      pause: agentsControl && running !== null && !causes.has('key'),
      // What a card field holds ends with the field.
      resume: isPaused && causes.has('key'),
      mark: agentsControl && running !== null,
      consent: one.consent !== 'unset' && one.call.state !== 'ended',
    },
  };
}

function stateOf(one: RecordedCall, isPaused: boolean, waitsForDisk: boolean): LiveRecording['state'] {
  if (waitsForDisk || one.running?.trouble) return 'trouble';
  if (isPaused) return 'paused';
  if (one.running) return 'recording';
  return one.lastId === null ? 'off' : 'stopped';
}
