import type {
  AudioFrame,
  Clock,
  Log,
  Recorder,
  RecordingHandle,
  RecordingOrder,
  RecordingReport,
} from '../core/ports.ts';
import { captureOf, type OpenCapture } from './capture.ts';
import { toFrames } from './frames.ts';
import { listInputs } from './list-inputs.ts';
import { meterSource } from './meter.ts';
import { type Pace, USUAL_PACE } from './pace.ts';
import { beginRecording, type Recording } from './recording.ts';
import { refusedRecording } from './refused-recording.ts';
import { createSources } from './sources.ts';
import { testRecording } from './test-recording.ts';

export type RecorderOptions = {
  /** Of all recordings; need not be there yet. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Where sound comes from; left out: the programs of this computer. */
  readonly openCapture?: OpenCapture;
  readonly pace?: Partial<Pace>;
};

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Hears the sources of this computer and writes them into `live/` of the folder. */
export function createRecorder({ folder, clock, log, openCapture, pace }: RecorderOptions): Recorder {
  const sources = createSources({
    clock,
    openCapture: openCapture ?? captureOf(clock),
    pace: { ...USUAL_PACE, ...pace },
  });
  const running = new Map<string, { readonly order: RecordingOrder; readonly recording: Recording }>();
  let isOver = false;

  /** What others do with a report is never a recording's concern. */
  const safely = <T extends readonly unknown[]>(what: string, call: (...args: T) => void): ((...args: T) => void) => {
    return (...args) => {
      try {
        call(...args);
      } catch (err) {
        log.error({ err }, what);
      }
    };
  };

  function start(order: RecordingOrder, report: (report: RecordingReport) => void): RecordingHandle {
    const { recordingId, callId } = order;
    const tell = safely('a report of a recording was not taken', report);
    const isTaken = running.has(recordingId);
    if (isOver || isTaken || !ID.test(recordingId) || !ID.test(callId)) return refusedRecording(clock.now(), tell);
    const recording = beginRecording({ order, source: sources.of(order.source), folder, clock, report: tell });
    running.set(recordingId, { order, recording });
    return { ...recording, stop: () => ended(recordingId, recording) };
  }

  async function ended(recordingId: string, recording: Recording): ReturnType<Recording['stop']> {
    const finished = await recording.stop();
    running.delete(recordingId);
    return finished;
  }

  function listen(recordingId: string, onFrame: (frame: AudioFrame) => void): () => void {
    const found = running.get(recordingId);
    const taken = safely('a frame was not taken', onFrame);
    return found?.recording.listen(toFrames(found.order.source, clock, taken)) ?? (() => {});
  }

  return {
    setSources: (specs) => sources.setOffice(specs),
    start,
    listen,
    meter: (source, on) => meterSource(sources.of(source), safely('a level was not taken', on)),
    test: (source, seconds) => testRecording(sources.of(source), seconds),
    inputs: () => listInputs(),
    async run(stop, onReport) {
      const last = (): void => void sources.close();
      // However this process ends, its programs are told to.
      process.once('exit', last);
      sources.begin(safely('a report of a source was not taken', onReport));
      await aborted(stop);
      isOver = true;
      await Promise.all([...running].map(([id, { recording }]) => ended(id, recording)));
      await sources.close();
      process.off('exit', last);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
