import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './wait.ts';

/** The sources, or what was built or packaged of them. */
const CLI = process.env.HAMZANG_TEST_CLI ?? fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));

/** A command line that runs, and what it said so far. */
export type Running = {
  readonly process: ChildProcess;
  /** Lines of standard output. */
  readonly lines: string[];
  errors(): string;
  /** Resolves with status or signal once it ended and all that it said was read. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** Runs `hamzang WORDS…` from the sources. `input` is all of its standard input. */
export function runCli(words: readonly string[], input?: string | Uint8Array): Running {
  const child = spawn(process.execPath, [CLI, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const lines: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  // Some commands end before they read what they are given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code ?? -1));
  });
  return { process: child, lines, errors: () => errors, ended };
}

/** A headless office that is ready. */
export type RunningHub = Running & {
  readonly url: string;
  readonly signIn: string;
  readonly code: string;
  stop(): Promise<number | NodeJS.Signals>;
};

/** Starts `hamzang hub --data DIR …` and resolves at its ready line; rejects with its words when it ends before. */
export async function startHub(dir: string, ...words: readonly string[]): Promise<RunningHub> {
  const hub = runCli(['hub', '--data', dir, ...words]);
  let over = false;
  void hub.ended.then(() => {
    over = true;
  });
  const line = await until(() => hub.lines[0] ?? (over ? 'over' : null), 'the hub is ready');
  if (line === 'over') throw new Error(`the hub ended: ${hub.errors()}`);
  const { url, signIn } = JSON.parse(line) as { url: string; signIn: string };
  return {
    ...hub,
    url,
    signIn,
    code: signIn.split('/').at(-1) ?? '',
    stop() {
      hub.process.kill('SIGTERM');
      return hub.ended;
    },
  };
}
