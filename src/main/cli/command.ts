/** A sub-command: takes the words after its name, resolves with the exit status. */
export type Command = (words: readonly string[]) => Promise<number>;

/** The words were wrong: one sentence, then how it is used, status 2. */
export class UsageError extends Error {}

/** It could not be done: one sentence that says what to do, status 1. */
export class CommandFailed extends Error {}

/** Writes one line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line on standard error, for people. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
