/** What of a whole is asked for: from `from` up to and without `to`, bytes. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * Reads a `Range` header against a whole of `size` bytes (RFC 9110, 14.2). Null: the whole is to be sent, because nothing
 * was asked, or several pieces, or what makes no sense; `outside`: none of the bytes asked for is there.
 */
export function readRange(header: string | null | undefined, size: number): ByteRange | 'outside' | null {
  const found = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, first, last, length] = found;
  if (length !== undefined) return lastBytes(Number(length), size);
  return between(Number(first), last ? Number(last) : Number.POSITIVE_INFINITY, size);
}

function lastBytes(length: number, size: number): ByteRange | 'outside' {
  return length === 0 || size === 0 ? 'outside' : { from: Math.max(0, size - length), to: size };
}

function between(first: number, last: number, size: number): ByteRange | 'outside' | null {
  if (last < first) return null;
  return first >= size ? 'outside' : { from: first, to: Math.min(size, last + 1) };
}
