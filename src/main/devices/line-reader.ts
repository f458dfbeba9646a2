/** Cuts a byte stream into lines without ever holding more than `limit` bytes. */
export interface LineReader {
  /** Ends the line with `bytes[start, end)` and gives it as Latin-1, one character a byte; `null` when it was too long. */
  finish(bytes: Buffer, start: number, end: number): string | null;
  /** Keeps the beginning of a line whose end has not come yet. */
  keep(bytes: Buffer, start: number, end: number): void;
  /** Bytes of lines that were too long. */
  dropped(): number;
}

/** A line reader whose memory is one buffer of `limit` bytes, for the life of the decoder. */
export const createLineReader = (limit: number): LineReader => {
  const rest = Buffer.alloc(limit);
  let length = 0;
  let dropped = 0;

  const keep = (bytes: Buffer, start: number, end: number): void => {
    // A line that is already too long only grows in number, so that its whole length is counted once it ends.
    if (length + end - start <= limit) bytes.copy(rest, length, start, end);
    length += end - start;
  };

  return {
    keep,
    finish(bytes, start, end) {
      if (length === 0 && end - start <= limit) return bytes.toString('latin1', start, end);
      keep(bytes, start, end);
      const size = length;
      length = 0;
      if (size <= limit) return rest.toString('latin1', 0, size);
      dropped += size;
      return null;
    },
    dropped: () => (length > limit ? dropped + length : dropped),
  };
};

/** The same memory seen as a Buffer: nothing is copied. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
