import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Clock,
  Recorder,
  RecordingHandle,
  RecordingReport,
  SourceReport,
  SourceSpec,
} from '../../../src/main/core/ports.ts';
import type { CaptureSink, OpenCapture } from '../../../src/main/recording/capture.ts';
import type { Trouble } from '../../../src/main/recording/disk-trouble.ts';
import type { Pace } from '../../../src/main/recording/pace.ts';
import { createRecorder } from '../../../src/main/recording/recorder.ts';
import { readWavHeader, WAV_HEADER_BYTES } from '../../../src/main/recording/wav-file.ts';
import { createLog } from '../../support/log.ts';

/** A place where time and sound are the test's own: a sound card plays one tone without end, and gives it when told to. */
export type RecorderStage = {
  readonly recorder: Recorder;
  readonly folder: string;
  readonly reports: SourceReport[];
  readonly log: string[];
  /** Captures that are open now, the eldest first. */
  readonly open: () => readonly string[];
  /** How many were ever opened. */
  readonly opened: () => number;
  /** Lets so much time pass, and gives its sound in pieces of 20 ms to every open capture. */
  hear(ms: number): void;
  /** Hands over what was played in a span, now. */
  give(fromMs: number, ms: number): void;
  /** From now on the card plays next to nothing, or its tone again. */
  hush(isQuiet: boolean): void;
  /** Lets time pass without any sound. */
  pass(ms: number): void;
  /** The computer's wall clock is set. */
  jump(ms: number): void;
  /** Every capture ends by itself. */
  lose(trouble: Trouble): void;
  /** What the card played at a moment: samples of one channel, from so many milliseconds after the beginning on. */
  played(fromMs: number, frames: number): Int16Array;
  begin(id: string, source: SourceSpec, withPreRoll?: boolean): Begun;
  close(): Promise<void>;
};

export type Begun = { readonly handle: RecordingHandle; readonly reports: RecordingReport[] };

export const FIRST_MOMENT = Date.UTC(2026, 2, 21, 8);
const PIECE_MS = 20;
const HERTZ = 317;
const HASTE: Pace = { firstRetryMs: 5, lastRetryMs: 20, quietMs: 60_000, deadMs: 60_000 };

export const sourceOf = (changes: Partial<SourceSpec> = {}): SourceSpec => ({
  id: 'tap',
  program: 'sox',
  driver: null,
  device: 'tone',
  rate: 8_000,
  channels: 1,
  preRollMs: 0,
  ...changes,
});

export function createStage(sources: readonly SourceSpec[] = [], pace: Partial<Pace> = {}): RecorderStage {
  const folder = mkdtempSync(join(tmpdir(), 'hamzang recorder ضبط '));
  const captures = new Map<CaptureSink, string>();
  const [reports, log]: [SourceReport[], string[]] = [[], []];
  let elapsed = 0;
  let jumped = 0;
  let opened = 0;
  let isHushed = false;
  const clock: Clock = { now: () => FIRST_MOMENT + jumped + elapsed, monotonic: () => elapsed };
  const specs = new Map<CaptureSink, Pick<SourceSpec, 'rate' | 'channels'>>();
  const openCapture: OpenCapture = (hearing, sink) => {
    opened += 1;
    captures.set(sink, hearing.device ?? '');
    specs.set(sink, hearing);
    return {
      async stop() {
        captures.delete(sink);
      },
    };
  };
  function give(fromMs: number, ms: number): void {
    for (const sink of [...captures.keys()]) {
      const { rate, channels } = specs.get(sink) ?? { rate: 8_000, channels: 1 };
      const tone = toneAt(rate, fromMs, (rate * ms) / 1000);
      sink.onPcm(interleaved(isHushed ? tone.map((value) => value / 100) : tone, channels));
    }
  }
  const recorder = createRecorder({ folder, clock, log: createLog(log), openCapture, pace: { ...HASTE, ...pace } });
  const stop = new AbortController();
  recorder.setSources(sources);
  const running = recorder.run(stop.signal, (report) => reports.push(report));
  return {
    recorder,
    folder,
    reports,
    log,
    open: () => [...captures.values()],
    opened: () => opened,
    hear(ms) {
      for (let left = ms; left > 0; left -= PIECE_MS) {
        elapsed += PIECE_MS;
        give(elapsed - PIECE_MS, PIECE_MS);
      }
    },
    give,
    hush(isQuiet) {
      isHushed = isQuiet;
    },
    pass(ms) {
      elapsed += ms;
    },
    jump(ms) {
      jumped += ms;
    },
    lose(trouble) {
      for (const sink of [...captures.keys()]) sink.onEnd(trouble);
    },
    played: (fromMs, frames) => toneAt(8_000, fromMs, frames),
    begin(id, source, withPreRoll = true) {
      const told: RecordingReport[] = [];
      const order = { recordingId: id, callId: 'call', source, withPreRoll };
      return { handle: recorder.start(order, (report) => told.push(report)), reports: told };
    },
    async close() {
      stop.abort();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function toneAt(rate: number, fromMs: number, frames: number): Int16Array {
  const from = (fromMs * rate) / 1000;
  return Int16Array.from({ length: frames }, (_, i) => 8_000 * Math.sin((2 * Math.PI * HERTZ * (from + i)) / rate));
}

/** The second channel hears the same, upside down. */
function interleaved(mono: Int16Array, channels: number): Uint8Array {
  const all = new Int16Array(mono.length * channels);
  mono.forEach((value, i) => {
    for (let channel = 0; channel < channels; channel += 1)
      all[i * channels + channel] = channel === 0 ? value : -value;
  });
  return new Uint8Array(all.buffer);
}

/** A WAV file as its header and the samples of each channel. Throws where the header does not say what the file holds. */
export function readWav(path: string): { rate: number; channels: number; samples: readonly Int16Array[] } {
  return wavOf(readFileSync(path));
}

export function wavOf(bytes: Uint8Array): ReturnType<typeof readWav> {
  const header = readWavHeader(bytes);
  if (!header) throw new Error('this is no WAV file');
  const { rate, channels, dataBytes } = header;
  if (dataBytes !== bytes.byteLength - WAV_HEADER_BYTES)
    throw new Error(`header ${dataBytes}, file ${bytes.byteLength}`);
  const all = new Int16Array(Uint8Array.from(bytes.subarray(WAV_HEADER_BYTES)).buffer);
  const samples = Array.from({ length: channels }, (_, channel) => all.filter((__, i) => i % channels === channel));
  return { rate, channels, samples };
}
