import type { Instant } from '../../shared/domain/instant.ts';
import type { RecordingHandle, RecordingReport } from '../core/ports.ts';

/** An order that cannot be carried out: a name that is none, one that is taken, or a recorder that has ended. */
export function refusedRecording(now: Instant, report: (report: RecordingReport) => void): RecordingHandle {
  queueMicrotask(() => report({ kind: 'trouble', trouble: 'broken', detail: 'this order was refused', atMs: 0 }));
  return {
    positionMs: () => 0,
    pause: () => 0,
    resume: () => 0,
    stop: async () => ({ file: null, startedAt: now, durationMs: 0, bytes: 0 }),
  };
}
