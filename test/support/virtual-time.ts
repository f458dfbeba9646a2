import type { Clock } from '../../src/main/core/ports.ts';
import type { Wait } from '../../src/main/devices/wait.ts';

/** Time that passes only when a test says so. */
export type VirtualTime = {
  readonly clock: Clock;
  readonly wait: Wait;
  /** Lets `ms` pass, and everything that waits for it happen in order. */
  pass(ms: number): Promise<void>;
  /** The wall clock jumps without a timer having run: the computer slept, or somebody set the clock. */
  jump(ms: number): void;
};

export function createVirtualTime(start = Date.UTC(2026, 2, 21, 8)): VirtualTime {
  let elapsed = 0;
  let jumped = 0;
  const waiting = new Set<{ readonly at: number; readonly done: () => void }>();

  return {
    clock: { now: () => start + jumped + elapsed, monotonic: () => elapsed },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const entry = { at: elapsed + ms, done: () => finish() };
        const finish = (): void => {
          waiting.delete(entry);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        waiting.add(entry);
        signal.addEventListener('abort', finish, { once: true });
      }),
    async pass(ms) {
      const target = elapsed + ms;
      for (;;) {
        await settled();
        const next = [...waiting].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > target) break;
        elapsed = Math.max(elapsed, next.at);
        next.done();
      }
      elapsed = target;
    },
    jump(ms) {
      jumped += ms;
    },
  };
}

/** Promises that were resolved, and small file questions, have gone their way. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
