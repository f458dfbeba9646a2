import type { Log } from './ports.ts';

/** A work that is done again and again while the core runs. */
export type Chore = { readonly everyMs: number; readonly work: () => void };

/** Runs `work` so that what goes wrong in it is logged and ends nothing else. */
export function safely(log: Log, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error({ err: error }, 'a service of the core failed');
  }
}

/** Starts the chores; the returned function ends them. */
export function keepHouse(log: Log, chores: readonly Chore[]): () => void {
  const timers = chores.map(({ everyMs, work }) => setInterval(() => safely(log, work), everyMs));
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
