import type { Readable } from 'node:stream';
import { mono } from './rounds.ts';

/** What somebody says in lines, each with the moment at which it was read. */
export type Hearing = {
  /** Resolves with the next line for which `wanted` is true. Ask before what makes it be said happens. */
  next(wanted?: (line: string) => boolean): Promise<Heard>;
  /** Hears every line from now on. */
  onLine(listener: (line: string, at: number) => void): void;
};

export type Heard = { readonly line: string; readonly at: number };
type Listener = (line: string, at: number) => void;

const LONGEST_WAIT_MS = 30_000;

/** `who`: for the error of one who says nothing; `ended`: resolves when he cannot say anything any more. */
export function hearLines(from: Readable | null, who: string, ended: Promise<unknown>): Hearing {
  const listeners = new Set<Listener>();
  readLines(from, (line, at) => {
    for (const listener of listeners) listener(line, at);
  });
  return {
    onLine: (listener) => void listeners.add(listener),
    next: (wanted = () => true) =>
      new Promise((resolve, reject) => {
        const listener: Listener = (line, at) => {
          if (wanted(line)) done(() => resolve({ line, at }));
        };
        const done = (settle: () => void): void => {
          listeners.delete(listener);
          clearTimeout(timer);
          settle();
        };
        const fail = (why: string): void => done(() => reject(new Error(`${who}: ${why}`)));
        const timer = setTimeout(() => fail('said nothing'), LONGEST_WAIT_MS);
        void ended.then(() => fail('ended'));
        listeners.add(listener);
      }),
  };
}

function readLines(from: Readable | null, heard: Listener): void {
  let rest = '';
  from?.on('data', (bytes: Buffer) => {
    const at = mono();
    const lines = (rest + bytes.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(line, at);
  });
}
