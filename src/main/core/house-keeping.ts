import type { Clock, Log } from './ports.ts';

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

/** Work that is done piece by piece while nothing else happens. */
export interface QuietWork {
  /** Something happened: there will be work, and not now. */
  disturbed(): void;
  /** Does the next piece if it has been quiet for long enough and there is one. */
  step(): void;
}

/** `piece` returns whether there is more. Nothing is done before the first disturbance. */
export function whenQuiet(clock: Pick<Clock, 'monotonic'>, quietMs: number, piece: () => boolean): QuietWork {
  let owed = false;
  let last = 0;
  return {
    disturbed() {
      owed = true;
      last = clock.monotonic();
    },
    step() {
      if (owed && clock.monotonic() - last >= quietMs) owed = piece();
    },
  };
}
