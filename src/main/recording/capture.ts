import type { Clock } from '../core/ports.ts';
import type { Trouble } from './disk-trouble.ts';
import { openProgram } from './program-capture.ts';
import type { Hearing } from './recorder-words.ts';
import { openSimulated } from './simulated-capture.ts';

export type CaptureSink = {
  /** Bytes as they come, not of whole frames; they are the sink's from now on. */
  onPcm(pcm: Uint8Array): void;
  /** It is over, and not because it was stopped. Told once, and nothing after it. */
  onEnd(trouble: Trouble): void;
};

/** One running sound of one source. */
export interface Capture {
  /** Resolves when nothing of it is left running; within some seconds. What is on its way is still handed over. */
  stop(): Promise<void>;
}

/** Begins to hear a source. Never throws: what goes wrong is told to the sink, and never before this returned. */
export type OpenCapture = (hearing: Hearing, sink: CaptureSink) => Capture;

/** Hears by the programs of this computer, or simulates. */
export function captureOf(clock: Clock): OpenCapture {
  const simulated = openSimulated(clock);
  return (hearing, sink) => (hearing.program === 'simulated' ? simulated(hearing, sink) : openProgram(hearing, sink));
}
