const TOKEN = /^(?:[0-9A-Fa-f]{2})+$/;
/** Milliseconds since the line before; what the doctor writes into the captures that it saves. */
const PAUSE = /^\s*\+(\d{1,9})(?=\s|$)/;

/**
 * The chunks of one line of a hex capture: bytes with blanks between, each ` | ` the end of a read; `null` if not hex.
 * A line may begin with `+MS`, how long after the line before it came; a decoder has no use for it.
 */
export const readHexLine = (line: string): readonly Buffer[] | null => {
  const chunks: Buffer[] = [];
  for (const part of line.replace(PAUSE, '').split('|')) {
    const tokens = part.trim() === '' ? [] : part.trim().split(/\s+/);
    if (!tokens.every((token) => TOKEN.test(token))) return null;
    chunks.push(Buffer.from(tokens.join(''), 'hex'));
  }
  return chunks;
};

/** The pause before a line of a hex capture, in milliseconds; null where it tells none. */
export const pauseOfHexLine = (line: string): number | null => {
  const [, digits] = PAUSE.exec(line) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** One line of a hex capture. */
export const hexLine = (bytes: Uint8Array, pauseMs: number): string => {
  const text = Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ');
  return `+${Math.round(Math.max(0, pauseMs))} ${text}`;
};
