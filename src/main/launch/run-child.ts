import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended: its status, or the signal that ended it. */
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A program that was started and ends when `stop` is aborted: asked first, and made to after `graceMs`. */
export interface RunningChild {
  readonly process: ChildProcess;
  readonly ended: Promise<Ending>;
}

export type ChildOptions = {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly stop: AbortSignal;
  /** Does somebody read its standard output, or is it ours? */
  readonly output: 'read' | 'ours';
  readonly graceMs: number;
};

export function runChild(options: ChildOptions): RunningChild {
  const { stop } = options;
  const child = spawn(options.program, options.args, {
    cwd: options.cwd,
    stdio: ['ignore', options.output === 'read' ? 'pipe' : 'inherit', 'inherit'],
    // Somebody started it by hand: facts that need no attention would only bury the sentences meant for him.
    env: { HAMZANG_LOG: 'warn', ...process.env },
  });
  const ask = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), options.graceMs).unref();
  };
  stop.addEventListener('abort', ask, { once: true });
  if (stop.aborted) ask();
  const ended = new Promise<Ending>((resolve) => {
    child.on('error', () => resolve({ code: 127, signal: null }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  return { process: child, ended };
}
