import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { mono } from './rounds.ts';

/** A process that speaks in lines, each with the moment at which it was read. */
export type Speaker = {
  readonly pid: number;
  /** Resolves with the next line for which `wanted` is true. Ask before what makes it speak happens. */
  next(wanted?: (line: string) => boolean): Promise<Heard>;
  /** Hears every line from now on. */
  onLine(listener: (line: string, at: number) => void): void;
  /** Ends in order; resolves when it is gone. */
  stop(): Promise<void>;
};

export type Heard = { readonly line: string; readonly at: number };

const LONGEST_WAIT_MS = 30_000;
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program of Node's; what it says on standard error goes to a file in `scratch`. */
export function speak(scratch: string, words: readonly string[]): Speaker {
  const errors = openSync(join(scratch, 'errors.log'), 'a');
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', errors], env: quietEnv() });
  const ended = endOf(child);
  const listeners = new Set<(line: string, at: number) => void>();
  readLines(child, (line, at) => {
    for (const listener of listeners) listener(line, at);
  });
  return {
    pid: child.pid ?? 0,
    onLine: (listener) => void listeners.add(listener),
    next: (wanted = () => true) =>
      new Promise((resolve, reject) => {
        const listener = (line: string, at: number): void => {
          if (wanted(line)) done(() => resolve({ line, at }));
        };
        const done = (settle: () => void): void => {
          listeners.delete(listener);
          clearTimeout(timer);
          settle();
        };
        const fail = (why: string): void => done(() => reject(new Error(`${words.join(' ')}: ${why}`)));
        const timer = setTimeout(() => fail('said nothing'), LONGEST_WAIT_MS);
        void ended.then(() => fail('ended'));
        listeners.add(listener);
      }),
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

function readLines({ stdout }: ChildProcess, heard: (line: string, at: number) => void): void {
  let rest = '';
  stdout?.on('data', (bytes: Buffer) => {
    const at = mono();
    const lines = (rest + bytes.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(line, at);
  });
}

const quietEnv = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_NO_WARNINGS: '1' });
