/** Evidence is weighed at the ends of lines and frames, and at least this often. */
const PIECE = 64;
const ENDS: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x40, 0x2e]);

/** Whether a line or a frame of some device ends with this byte. */
export function endsLine(byte: number | undefined): boolean {
  return byte !== undefined && ENDS.has(byte);
}

/** Up to the end of a line or frame, or of what is here. */
export function partEnd(bytes: Uint8Array, from: number, total: number): number {
  const most = Math.min(bytes.length, from + PIECE - (total % PIECE));
  for (let at = from; at < most; at += 1) if (endsLine(bytes[at])) return at + 1;
  return most;
}

/** Whether a piece ends with this byte, `total` bytes after the beginning of all: the same however the bytes were cut. */
export function isPieceEnd(last: number | undefined, total: number): boolean {
  return endsLine(last) || total % PIECE === 0;
}
