/** Cuts a stream into lines without ever holding more than `limit` characters. */
export interface LineReader {
  /** Ends the line with its last part and gives the whole of it; `null` when it was too long. */
  finish(part: string): string | null;
  /** Keeps the beginning of a line whose end has not come yet. */
  keep(part: string): void;
  /** Characters of lines that were too long. */
  dropped(): number;
}

export const createLineReader = (limit: number): LineReader => {
  let rest = '';
  // Of a line that is too long only the length is kept, so that the next line does not begin in its middle.
  let length = 0;
  let dropped = 0;

  const keep = (part: string): void => {
    length += part.length;
    rest = length <= limit ? rest + part : '';
  };

  return {
    keep,
    finish(part) {
      if (length === 0 && part.length <= limit) return part;
      keep(part);
      const line = length <= limit ? rest : null;
      if (line === null) dropped += length;
      rest = '';
      length = 0;
      return line;
    },
    dropped: () => (length > limit ? dropped + length : dropped),
  };
};

/**
 * Cuts a piece of text at every CR and every LF, so that CR, LF, CR LF and LF LF all end a line, and gives each line to
 * `use`; `null` for one that was too long. What is left waits in `lines`.
 */
export const eachLine = (text: string, lines: LineReader, use: (line: string | null) => void): void => {
  let start = 0;
  let carriage = endAt(text, '\r', 0);
  let feed = endAt(text, '\n', 0);
  for (let end = Math.min(carriage, feed); end < text.length; end = Math.min(carriage, feed)) {
    use(lines.finish(text.slice(start, end)));
    start = end + 1;
    if (carriage === end) carriage = endAt(text, '\r', start);
    else feed = endAt(text, '\n', start);
  }
  if (start < text.length) lines.keep(text.slice(start));
};

const endAt = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at;
};

const PIECE = 1 << 16;

/**
 * Reads the bytes as Latin-1 text, one character a byte and piece by piece, so that no read is too long for a string.
 * What has a meaning beyond ASCII is found out later, field by field.
 */
export const readLatin1 = (bytes: Uint8Array, use: (text: string) => void): void => {
  const buffer = asBuffer(bytes);
  for (let at = 0; at < buffer.length; at += PIECE) use(buffer.toString('latin1', at, at + PIECE));
};

/** The same memory seen as a Buffer: nothing is copied. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
