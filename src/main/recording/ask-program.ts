import { execFile } from 'node:child_process';

/** What a program answered; null: it is not there, or gave no answer in time. */
export type Answer = string | null;

const PATIENCE_MS = 3_000;
const MOST_BYTES = 1 << 20;

/** Asks a program of this computer something short. Never rejects; a program that does not answer is ended. */
export function askProgram(program: string, words: readonly string[]): Promise<Answer> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return new Promise((resolve) => {
    const child = execFile(program, [...words], { maxBuffer: MOST_BYTES, windowsHide: true, env }, (error, said) => {
      clearTimeout(timer);
      resolve(error ? null : said);
    });
    // Not by execFile's own time limit: that one waits for whoever else holds the program's output.
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve(null);
    }, PATIENCE_MS);
  });
}
