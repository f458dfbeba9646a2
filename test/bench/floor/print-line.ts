import { writeSync } from 'node:fs';

/** One system call for a line, as `hamzang watch` has it. */
export function printLine(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
