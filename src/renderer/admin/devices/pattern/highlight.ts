/** A piece of a record: plain, or what a named group has taken. */
export type Piece = { readonly text: string; readonly group: string | null };
type Span = { readonly group: string; readonly start: number; readonly end: number };

/**
 * Shows where the groups stand in a record. The core tells what they hold, not where: the longest are looked for first,
 * the short ones between their neighbours in the expression, and best where the sign before them is the expression's.
 */
export function highlight(
  record: string,
  groups: Readonly<Record<string, string>>,
  expression: string,
): readonly Piece[] {
  const inOrder = groupsOf(expression);
  const rank = (name: string) => inOrder.findIndex((one) => one.name === name);
  const held = Object.entries(groups)
    .filter(([, text]) => text.trim() !== '')
    .toSorted(([, one], [, other]) => other.length - one.length);
  const spans: Span[] = [];
  for (const [group, text] of held) {
    const before = spans.filter((span) => rank(span.group) < rank(group));
    const after = spans.filter((span) => rank(span.group) > rank(group));
    const from = Math.max(0, ...before.map((span) => span.end));
    const to = Math.min(record.length, ...after.map((span) => span.start));
    const signs = inOrder.filter((one) => one.name === group).map((one) => one.sign);
    const free = placesOf(record, text).filter((at) => isFree(at, at + text.length, spans));
    const between = free.filter((at) => at >= from && at + text.length <= to);
    const start = best(between.length > 0 ? between : free, (at) => scoreAt(record, at, text.length, signs));
    if (start !== undefined) spans.push({ group, start, end: start + text.length });
  }
  return piecesOf(record, spans);
}

type Named = {
  readonly name: string /** The plain sign in front of the group; null: none. */;
  readonly sign: string | null;
};

/** The groups of an expression in their order, without the digits that tell alternatives apart. */
export function groupsOf(expression: string): readonly Named[] {
  return [...expression.matchAll(/(.?)((?:\(\?:)*)\(\?P?<([a-z]+)\d*>/g)].map(([, sign = '', , name = '']) => ({
    name,
    sign: /[\w,;:#*"=/ -]/.test(sign) ? sign : null,
  }));
}

function placesOf(record: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = record.indexOf(text); at !== -1; at = record.indexOf(text, at + 1)) places.push(at);
  return places;
}

function isFree(start: number, end: number, spans: readonly Span[]): boolean {
  return !spans.some((span) => start < span.end && end > span.start);
}

function scoreAt(record: string, at: number, length: number, signs: readonly (string | null)[]): number {
  const isWord = (place: number) => /[\p{L}\p{N}]/u.test(record[place] ?? '');
  const signed = at > 0 && signs.includes(record[at - 1] ?? null) ? 2 : 0;
  return signed + (isWord(at - 1) ? 0 : 1) + (isWord(at + length) ? 0 : 1);
}

/** The first of those with the highest score. */
function best(places: readonly number[], score: (at: number) => number): number | undefined {
  return places.toSorted((one, other) => score(other) - score(one) || one - other)[0];
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
