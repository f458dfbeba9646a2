const TOKEN = /^(?:[0-9A-Fa-f]{2})+$/;

/** The chunks of one line of a hex capture: bytes with blanks between, each ` | ` the end of a read; `null` if not hex. */
export const readHexLine = (line: string): readonly Buffer[] | null => {
  const chunks: Buffer[] = [];
  for (const part of line.split('|')) {
    const tokens = part.trim() === '' ? [] : part.trim().split(/\s+/);
    if (!tokens.every((token) => TOKEN.test(token))) return null;
    chunks.push(Buffer.from(tokens.join(''), 'hex'));
  }
  return chunks;
};
