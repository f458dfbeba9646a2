/** Where a page ended: the sort values of its last row. Opaque to callers. */
export type Cursor = readonly (string | number | null)[];

/** As text for the wire. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Null for the first page, and for a cursor that is not ours or not of `length` values: it begins anew. */
export function readCursor(text: string | null, length: number): Cursor | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isCursor(value) && value.length === length ? value : null;
  } catch {
    return null;
  }
}

const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) &&
  value.every((part) => part === null || typeof part === 'string' || Number.isSafeInteger(part));
