import type { Instant } from '../../shared/domain/instant.ts';
import type { RecorderProgram, RecordingCodec, RecordingTrouble, SampleRate } from '../../shared/domain/recording.ts';

/** A source as it is heard. */
export type SourceSpec = {
  readonly id: string;
  readonly program: RecorderProgram;
  readonly driver: string | null;
  readonly device: string | null;
  readonly rate: SampleRate;
  readonly channels: 1 | 2;
  /** Sound kept from before a start; 0: the source is closed while nobody records. */
  readonly preRollMs: number;
};

/** What a source says of itself. `detail`: the program's own words, at most 300 characters. */
export type SourceReport = {
  readonly sourceId: string;
  readonly state: 'idle' | 'open' | 'trouble';
  readonly trouble: RecordingTrouble | null;
  readonly detail: string | null;
};

/** What a recording says of itself while it runs. `atMs`: position in it. */
export type RecordingReport =
  /** The first sample is in hand; `startedAt` is its moment, pre-roll included. */
  | { readonly kind: 'started'; readonly startedAt: Instant; readonly preRollMs: number }
  /** Nothing is heard any more; it is tried again by itself, and the time is filled with silence. */
  | {
      readonly kind: 'trouble';
      readonly trouble: RecordingTrouble;
      readonly detail: string | null;
      readonly atMs: number;
    }
  | { readonly kind: 'recovered'; readonly atMs: number }
  /** So long nobody has said a word; once at each full second from ten on. */
  | { readonly kind: 'silence'; readonly seconds: number };

/** PCM, 16 bit little endian, interleaved. A recording without any sample has `durationMs` 0. */
export type FinishedRecording = {
  /** Inside the folder of recordings; null: there is no file, because nothing could be written. */
  readonly file: string | null;
  readonly startedAt: Instant;
  readonly durationMs: number;
  readonly bytes: number;
};

export interface RecordingHandle {
  /** Where it is now, milliseconds from its beginning. */
  positionMs(): number;
  /** From here on silence is written instead of what is heard. Returns the position. */
  pause(): number;
  resume(): number;
  /** Ends it; resolves when the file is closed and on the disk. Never rejects; calling it again joins the first time. */
  stop(): Promise<FinishedRecording>;
}

export type RecordingOrder = {
  readonly recordingId: string;
  /** Stands in the name of the file, so that the next start can link it even where the row was lost. */
  readonly callId: string;
  readonly source: SourceSpec;
  /** False: what was said before the start must not be kept (consent was given only now). */
  readonly withPreRoll: boolean;
};

/** One stretch of sound as it comes, about 20 to 100 ms: what supervisors listen to live. */
export type AudioFrame = {
  readonly at: Instant;
  readonly rate: SampleRate;
  readonly channels: 1 | 2;
  /** 16 bit little endian, interleaved; valid only during the call. */
  readonly pcm: Uint8Array;
};

/** Levels of each channel in decibels below full scale, −90 at the least. */
export type SourceLevel = { readonly peakDb: readonly number[]; readonly meanDb: readonly number[] };

/** Hears sources and writes PCM files. Never throws into a call: everything that goes wrong is a report. */
export interface Recorder {
  /** The sources of the office from now on: those with pre-roll are opened, those that are gone closed. */
  setSources(sources: readonly SourceSpec[]): void;
  /** Begins at once; several recordings of one source share its capture. Never throws. */
  start(order: RecordingOrder, report: (report: RecordingReport) => void): RecordingHandle;
  /** The sound of a recording that runs, without a second capture: marked silence while it is paused. Returns how to end it. */
  listen(recordingId: string, onFrame: (frame: AudioFrame) => void): () => void;
  /** How loud a source is, ten times a second, whether or not it is one of the office. Returns how to end it. */
  meter(
    source: Omit<SourceSpec, 'id' | 'preRollMs'>,
    on: (level: SourceLevel | { readonly trouble: RecordingTrouble; readonly detail: string | null }) => void,
  ): () => void;
  /** Records into memory. Rejects with a `RecordingFailure`. Resolves with a whole WAV file. */
  test(source: Omit<SourceSpec, 'id' | 'preRollMs'>, seconds: number): Promise<Uint8Array>;
  inputs(): Promise<RecordingInputs>;
  /** Runs until `stop` is aborted; resolves when every file is closed and no program of ours is left running. */
  run(stop: AbortSignal, onReport: (report: SourceReport) => void): Promise<void>;
}

export type RecordingInputs = {
  readonly programs: readonly {
    readonly program: RecorderProgram;
    readonly found: boolean;
    readonly version: string | null;
  }[];
  readonly inputs: readonly {
    readonly program: RecorderProgram;
    readonly driver: string | null;
    readonly device: string;
    readonly label: string;
    readonly monitor: boolean;
  }[];
};

/** A PCM file that the last run left open, after its header was put right. */
export type Leftover = {
  readonly recordingId: string;
  readonly callId: string;
  readonly file: string;
  readonly startedAt: Instant;
  readonly durationMs: number;
  readonly rate: number;
  readonly channels: number;
  readonly bytes: number;
};

export type SealOrder = {
  readonly recordingId: string;
  /** PCM file inside the folder of recordings. */
  readonly file: string;
  readonly startedAt: Instant;
  readonly codec: 'opus' | 'flac';
  /** Bits a second, of Opus. */
  readonly bitrate: number;
};

/** A file that was compressed, verified and encrypted; the PCM is gone. */
export type Sealed = {
  readonly file: string;
  readonly codec: RecordingCodec;
  readonly bytes: number;
  readonly sha256: string;
  readonly durationMs: number;
  /** Loudness from 0 to 255, at most 2,000 steps. */
  readonly peaks: Uint8Array;
};

/** Sound that can be read from anywhere, decrypted as it is read. */
export type OpenSound = {
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  /** From `from` up to and without `to`; both inside the size. Breaks off with a `RecordingFailure`. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
};

export type VaultFile = { readonly file: string; readonly bytes: number };

export type RecordingFailureCode =
  | RecordingTrouble
  /** The file is not there. */
  | 'missing'
  /** A byte of it was changed, it was cut, or it is another recording's. */
  | 'changed'
  /** It was sealed with another key. */
  | 'wrongKey';

/** Keeps finished recordings: compressed, encrypted, checked. */
export interface Vault {
  /** Puts headers right that a broken-off run left behind. Files that cannot be read are left alone and are orphans. */
  leftovers(): Promise<readonly Leftover[]>;
  /** One after another, in a thread of its own. Rejects with a `RecordingFailure`; then the PCM is still there. Crash-safe at every step. */
  seal(order: SealOrder): Promise<Sealed>;
  /** Sealed or still PCM. Rejects with a `RecordingFailure`. */
  open(recordingId: string, file: string): Promise<OpenSound>;
  /** As a plain file for somebody outside: decoded and coded while it is read. `about` is written into its tags. */
  convert(recordingId: string, file: string, format: 'wav' | 'mp3', about: string): Promise<AsyncIterable<Uint8Array>>;
  /** Reads the whole file: is it what was put away? */
  check(recordingId: string, file: string, sha256: string | null): Promise<'ok' | 'missing' | 'changed' | 'unreadable'>;
  /** Gone already is gone. */
  remove(file: string): Promise<void>;
  /** Every file in the folder. */
  files(): Promise<readonly VaultFile[]>;
  space(): Promise<{ readonly freeBytes: number; readonly totalBytes: number } | null>;
  readonly folder: string;
  /** The master key for people: groups of five, the last one checks the others. */
  recoverySheet(): { readonly groups: readonly string[]; readonly fingerprint: string };
  /** Resolves when nothing is being sealed any more; what waits is left for the next start. */
  end(): Promise<void>;
}

/** All that a core needs in order to record; handed to it, so that the core knows no sound program. */
export type RecordingKit = { readonly recorder: Recorder; readonly vault: Vault };

/** What `open`, `seal` and `test` reject with. */
export class RecordingFailure extends Error {
  readonly code: RecordingFailureCode;
  constructor(code: RecordingFailureCode, message: string) {
    super(message);
    this.name = 'RecordingFailure';
    this.code = code;
  }
}

/** What a ticket opens: an `OpenSound` with a name under which it may be saved, or a stream of unknown length. */
export type Media =
  | { readonly kind: 'sound'; readonly sound: OpenSound }
  | {
      readonly kind: 'file';
      readonly mime: string;
      readonly fileName: string;
      read(): Promise<AsyncIterable<Uint8Array>>;
    };

/** Opens what `recordings.open` and `recordings.export` gave a ticket for. Null: no such ticket (any more). */
export type OpenMedia = (ticket: string) => Promise<Media | null>;
