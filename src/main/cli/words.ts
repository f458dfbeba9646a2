import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Flags = NonNullable<ParseArgsConfig['options']>;

/** Reads the words of a command; what it does not know is a `UsageError`. */
export function readWords<F extends Flags>(words: readonly string[], options: F, allowPositionals = false) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals, strict: true, tokens: true });
  } catch (error) {
    // Node's words are: what is wrong. Then, what to do if it was meant otherwise, which our usage says better.
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** A flag that must be there. */
export function required(value: string | undefined, flag: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${flag} is missing`);
  return value;
}

/** A whole number between two bounds, both included. */
export function wholeNumber(value: string, flag: string, least: number, most: number): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw new UsageError(`--${flag} takes a whole number from ${least} to ${most}, not "${value}"`);
  }
  return number;
}

/** One of a few words. */
export function oneOf<W extends string>(value: string, flag: string, known: readonly W[]): W {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${flag} is one of ${known.join(', ')}, not "${value}"`);
  return found;
}
