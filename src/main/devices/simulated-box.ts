import { encodeOjSegal } from './simulator/encode.ts';
import type { SimulatedStep } from './simulator/simulated-event.ts';
import type { Wait } from './wait.ts';

/** What happens on the line that is given. */
export type ScriptFor = (line: number) => readonly SimulatedStep[];

/** The lines of a box that does not exist, each with at most one script running. */
export interface SimulatedBox {
  /** Plays on a free line; false when there is none. The line stays taken for `restMs` after the last step. */
  play(script: ScriptFor, restMs?: number): boolean;
  /** Plays at once, and hangs the oldest call up where no line is free. */
  playNow(script: ScriptFor, restMs?: number): void;
  /** Breaks every script off without a word, as a pulled plug does. */
  silence(): void;
}

export function createSimulatedBox(lines: number, emit: (bytes: Uint8Array) => void, wait: Wait): SimulatedBox {
  const running = new Map<number, AbortController>();

  const start = async (line: number, steps: readonly SimulatedStep[], restMs: number): Promise<void> => {
    const broken = new AbortController();
    running.set(line, broken);
    for (const step of steps) {
      if (step.afterMs > 0) await wait(step.afterMs, broken.signal);
      if (broken.signal.aborted) return;
      emit(encodeOjSegal(step.event));
    }
    await wait(restMs, broken.signal);
    if (!broken.signal.aborted) running.delete(line);
  };
  const free = (): number | undefined =>
    Array.from({ length: lines }, (_, i) => i + 1).find((line) => !running.has(line));
  const play = (script: ScriptFor, restMs = 0): boolean => {
    const line = free();
    if (line === undefined) return false;
    void start(line, script(line), restMs);
    return true;
  };
  const breakOff = (line: number): void => {
    running.get(line)?.abort();
    running.delete(line);
  };

  return {
    play,
    playNow(script, restMs) {
      if (play(script, restMs)) return;
      const oldest = running.keys().next().value ?? 1;
      breakOff(oldest);
      emit(encodeOjSegal({ kind: 'onHook', line: oldest, dialed: '', seconds: 0 }));
      play(script, restMs);
    },
    silence() {
      for (const line of [...running.keys()]) breakOff(line);
    },
  };
}
