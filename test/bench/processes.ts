import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { type Hearing, hearLines } from './hear-lines.ts';

/** A process that speaks in lines. */
export type Speaker = Hearing & {
  readonly pid: number;
  /** Ends in order; resolves when it is gone. */
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program of Node's; what it says on standard error goes to a file in `scratch`. */
export function speak(scratch: string, words: readonly string[]): Speaker {
  const errors = openSync(join(scratch, 'errors.log'), 'a');
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', errors], env: quietEnv() });
  const ended = endOf(child);
  return {
    pid: child.pid ?? 0,
    ...hearLines(child.stdout, words.join(' '), ended),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a program and rejects when it fails; gives what it printed. */
export async function runToEnd(program: string, words: readonly string[], cwd?: string): Promise<string> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'], env: quietEnv(), cwd });
  const ended = endOf(child);
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const status = await ended;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`);
  return said;
}

function endOf(child: ChildProcess): Promise<number | string> {
  running.add(child);
  return once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
}

const quietEnv = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_NO_WARNINGS: '1' });
