import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Says what is about to be written, in a file that outlives a killed process; each entry costs one system call. */
export interface Spool {
  /** Adds one entry at the end; false: the disk refuses, or the file is as long as it may be. */
  append(value: unknown): boolean;
  /** Everything that was said is written: the file is emptied. */
  clear(): void;
  /** What an earlier process left, oldest first; `damaged` lines were cut short or changed, and are passed over. */
  left(): { readonly values: readonly unknown[]; readonly damaged: number };
  close(): void;
}

/** A refusing store fills it up no further than this; bytes. */
const LONGEST = 16_000_000;

/** The file is made when there is something to say; only its owner reads it, for it holds numbers of callers. */
export function openSpool(file: string): Spool {
  let handle: number | null = null;
  let length = 0;
  let closed = false;

  function opened(): number {
    handle ??= openSync(file, 'a', 0o600);
    return handle;
  }

  return {
    append(value) {
      if (closed || length > LONGEST) return false;
      const line = Buffer.from(lineOf(value));
      try {
        // What a full disk takes half is a damaged line, and the next one begins behind its own line break.
        const written = writeSync(opened(), line);
        length += written;
        return written === line.length;
      } catch {
        return false;
      }
    },
    clear() {
      if (closed || length === 0) return;
      try {
        ftruncateSync(opened(), 0);
        length = 0;
      } catch {
        // It stays longer than it need be; whoever reads it knows what is written already.
      }
    },
    left() {
      const text = read(file);
      length = Buffer.byteLength(text);
      const lines = text.split('\n').filter((line) => line !== '');
      const values = lines.map(entryOf).filter((value) => value !== undefined);
      return { values, damaged: lines.length - values.length };
    },
    close() {
      closed = true;
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `\n${sumOf(json)} ${json}\n`;
}

function entryOf(line: string): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== sumOf(json)) return undefined;
  return JSON.parse(json) as unknown;
}

const sumOf = (json: string): string => crc32(json).toString(16).padStart(8, '0');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
