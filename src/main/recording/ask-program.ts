import { execFile } from 'node:child_process';

/** What a program answered; null: it is not there, or gave no answer in time. */
export type Answer = string | null;

const PATIENCE_MS = 3_000;
const MOST_BYTES = 1 << 20;

/** Asks a program of this computer something short. Never rejects; a program that does not answer is ended. */
export function askProgram(program: string, words: readonly string[]): Promise<Answer> {
  const options = {
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_BYTES,
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  } as const;
  return new Promise((resolve) => {
    try {
      execFile(program, [...words], options, (error, said) => resolve(error ? null : said));
    } catch {
      resolve(null);
    }
  });
}
