/** A piece of a record: plain, or what a named group has taken. */
export type Piece = { readonly text: string; readonly group: string | null };
type Span = { readonly group: string; readonly start: number; readonly end: number };

/**
 * Shows where the groups stand in a record. The core tells what they hold, not where: the longest are looked for first,
 * the short ones between their neighbours in the expression.
 */
export function highlight(
  record: string,
  groups: Readonly<Record<string, string>>,
  expression: string,
): readonly Piece[] {
  const order = groupOrder(expression);
  const rank = (name: string) => order.indexOf(name);
  const held = Object.entries(groups)
    .filter(([, text]) => text.trim() !== '')
    .toSorted(([, one], [, other]) => other.length - one.length);
  const spans: Span[] = [];
  for (const [group, text] of held) {
    const start = placeOf(record, text, spans, (span) => rank(span.group) < rank(group));
    if (start !== -1) spans.push({ group, start, end: start + text.length });
  }
  return piecesOf(record, spans);
}

/** The names in an expression in their order, without the digits that tell alternatives apart. */
export function groupOrder(expression: string): readonly string[] {
  const names = [...expression.matchAll(/\(\?P?<([a-z]+)\d*>/g)].map(([, name = '']) => name);
  return [...new Set(names)];
}

function placeOf(record: string, text: string, spans: readonly Span[], isBefore: (span: Span) => boolean): number {
  const before = spans.filter(isBefore);
  const after = spans.filter((span) => !isBefore(span));
  const from = Math.max(0, ...before.map((span) => span.end));
  const to = Math.min(record.length, ...after.map((span) => span.start));
  const between = record.slice(0, to).indexOf(text, from);
  return between === -1 ? freePlace(record, text, spans) : between;
}

function freePlace(record: string, text: string, spans: readonly Span[]): number {
  for (let at = record.indexOf(text); at !== -1; at = record.indexOf(text, at + 1)) {
    if (!spans.some((span) => at < span.end && at + text.length > span.start)) return at;
  }
  return -1;
}

function piecesOf(record: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { group, start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start > at) pieces.push({ text: record.slice(at, start), group: null });
    pieces.push({ text: record.slice(start, end), group });
    at = end;
  }
  if (at < record.length) pieces.push({ text: record.slice(at), group: null });
  return pieces;
}
