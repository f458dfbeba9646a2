import type { Log } from '../core/ports.ts';

/** One thing to end, and what it is called in the log. */
export type QuitStep = { readonly name: string; readonly end: () => Promise<void> | void };

/** Ends the application once and in order; a step that fails does not keep the next ones from ending. */
export interface Quit {
  readonly begun: () => boolean;
  /** Resolves when all steps ended. Asking again joins the first time. */
  run(): Promise<void>;
}

export function quitInOrder(steps: readonly QuitStep[], log: Log): Quit {
  let running: Promise<void> | null = null;
  async function endAll(): Promise<void> {
    for (const step of steps) await endOne(step, log);
  }
  return {
    begun: () => running !== null,
    run() {
      running ??= endAll();
      return running;
    },
  };
}

async function endOne(step: QuitStep, log: Log): Promise<void> {
  try {
    await step.end();
  } catch (error) {
    log.error({ err: error, step: step.name }, 'a part did not end as it should');
  }
}
