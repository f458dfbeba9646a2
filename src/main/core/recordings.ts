import type { RecordingSource, SourceState } from '../../shared/contract/recording-sources.ts';
import type { LiveRecording, RecordingSettings } from '../../shared/contract/recordings.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { RecordingDamage } from '../../shared/domain/recording.ts';
import type { MediaTickets } from './media-tickets.ts';
import type { RecordingKit, SourceSpec } from './ports.ts';

/** Why a recording pauses. */
export type PauseCause = 'key' | 'cardField';

/** A call that goes on, and how its recording stands. */
export type RecordedLive = { readonly call: Call; readonly state: LiveRecording };

/** What a comparison of files and rows has found. */
export type RecordingHealth = {
  readonly checkedAt: Instant | null;
  readonly unknownFiles: readonly { readonly file: string; readonly bytes: number }[];
};
export type Reconciled = { readonly files: number; readonly unknownFiles: number; readonly damaged: number };

/** All that handlers may ask of recording and tell it. What happens to a recording is acted on at once, whatever the disk says. */
export interface Recordings {
  /** Null: this process cannot record. */
  readonly kit: RecordingKit | null;
  readonly tickets: MediaTickets;
  settings(): RecordingSettings;
  live(): readonly RecordedLive[];
  /** Null: the call is over, or nobody talks yet. */
  of(callId: string): RecordedLive | null;
  start(callId: string): void;
  stop(callId: string): void;
  pause(callId: string, cause: PauseCause, userId: string | null): void;
  resume(callId: string, cause: PauseCause, userId: string | null): void;
  mark(callId: string, text: string, userId: string | null): void;
  /** Refused: what runs ends and is deleted. */
  consent(callId: string, said: 'given' | 'refused', userId: string | null): void;
  /** Settings or sources changed. */
  reload(): void;
  /** A customer changed: what runs is decided again. */
  reconsider(): void;
  /** Where the call finds its sound. */
  sourceFor(lineId: string, agentId: string | null): RecordingSource | null;
  sourceState(sourceId: string): SourceState;
  /** Says `source.level` to this connection until told to stop, for two minutes at most. */
  meter(connectionId: string, source: Omit<SourceSpec, 'id' | 'preRollMs'>): void;
  stopMeter(connectionId: string): void;
  /** The row is gone: so does the file, and what plays it. */
  forget(recordingId: string, file: string | null): void;
  /** Somebody could not open it. */
  damaged(recordingId: string, damage: RecordingDamage): void;
  /** Goes on deleting what has had its time, piece by piece. */
  retain(): void;
  /** Nothing is recorded because the disk is full. */
  isStopped(): boolean;
  waitingToSeal(): number;
  health(): RecordingHealth;
  reconcile(): Promise<Reconciled>;
}
