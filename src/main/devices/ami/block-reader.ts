import { createLineReader, readLatin1 } from '../line-reader.ts';

/** One event or answer: the values of the keys, in lower case; of a key that repeats, the first. */
export type Block = ReadonlyMap<string, string>;

/** Cuts a manager stream into blocks of `Key: value` lines, each ended by an empty line. Bounded. */
export interface BlockReader {
  push(bytes: Uint8Array): void;
  /** The stream is over: what has come of the last block is all of it. */
  end(): void;
  /** Bytes of lines that were none, and of what was too long. */
  skipped(): number;
}

const LINE_LIMIT = 2_048;
/** Real events have forty lines at most; a channel's variables may add some hundred. */
const MOST_LINES = 512;
const KEY = /^[A-Za-z][\w() -]{0,63}:/;

/** `wanted`: whether an event of this name is worth reading; its name in lower case, empty for an answer. */
export const createBlockReader = (wanted: (event: string) => boolean, use: (block: Block) => void): BlockReader => {
  const lines = createLineReader(LINE_LIMIT);
  let block: string[] = [];
  let skipped = 0;

  const endBlock = (): void => {
    if (block.length > 0 && wanted(eventOf(block))) use(fieldsOf(block));
    block = [];
  };

  const endLine = (part: string): void => {
    const whole = lines.finish(part);
    if (whole === null) return;
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    if (line === '') endBlock();
    else if (block.length < MOST_LINES && KEY.test(line)) block.push(line);
    else skipped += line.length;
  };

  return {
    push(bytes) {
      readLatin1(bytes, (text) => {
        let start = 0;
        for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
          endLine(text.slice(start, end));
          start = end + 1;
        }
        if (start < text.length) lines.keep(text.slice(start));
      });
    },
    end() {
      endLine('');
      endBlock();
    },
    skipped: () => skipped + lines.dropped(),
  };
};

const EVENT = /^event: *(\w+)/i;

const eventOf = (block: readonly string[]): string => {
  for (const line of block) {
    const name = EVENT.exec(line)?.[1];
    if (name !== undefined) return name.toLowerCase();
  }
  return '';
};

const fieldsOf = (block: readonly string[]): Block => {
  const fields = new Map<string, string>();
  for (const line of block) {
    const colon = line.indexOf(':');
    const key = line.slice(0, colon).toLowerCase();
    if (!fields.has(key)) fields.set(key, line.slice(colon + 1).trim());
  }
  return fields;
};
