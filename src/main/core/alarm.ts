import type { Clock } from '../../shared/domain/instant.ts';

/** One timer for all that will be due: nothing wakes while nothing waits. */
export interface Alarm {
  /** Something may be due earlier or later than before. */
  reset(): void;
  stop(): void;
}

/** The longest sleep: a machine that was suspended is noticed at the latest then. */
const LONGEST_MS = 60_000;

export function createAlarm(clock: Clock, nextDue: () => number | null, fire: () => void): Alarm {
  let timer: NodeJS.Timeout | null = null;
  let setFor: number | null = null;
  let isStopped = false;
  function clear(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    setFor = null;
  }
  return {
    reset() {
      const due = isStopped ? null : nextDue();
      if (due === setFor) return;
      clear();
      if (due === null) return;
      setFor = due;
      const wait = Math.min(LONGEST_MS, Math.max(0, Math.ceil(due - clock.monotonic())));
      timer = setTimeout(() => {
        clear();
        fire();
      }, wait);
    },
    stop() {
      isStopped = true;
      clear();
    },
  };
}
