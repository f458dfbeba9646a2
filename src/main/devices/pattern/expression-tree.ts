import { type CharSet, charSet, inverse, union } from './char-set.ts';

/** An expression of the plain kind: single characters repeated, alternatives, groups that come once or a few times. */
export type Tree =
  | { readonly kind: 'chars'; readonly set: CharSet; readonly source: string }
  | { readonly kind: 'edge'; readonly source: '^' | '$' | '\\b' }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly options: readonly Tree[] }
  | { readonly kind: 'group'; readonly name: string | null; readonly body: Tree }
  | {
      readonly kind: 'repeat';
      readonly body: Tree;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** Null: it holds something that is not known here to mean the same, and to be as harmless, on every engine. */
export function parseTree(source: string): Tree | null {
  const reader: Reader = { chars: Array.from(source), at: 0 };
  const tree = choice(reader);
  return reader.at === reader.chars.length ? tree : null;
}

type Reader = { readonly chars: readonly string[]; at: number };

function choice(reader: Reader): Tree | null {
  const options: Tree[] = [];
  for (;;) {
    const option = sequence(reader);
    if (!option) return null;
    options.push(option);
    if (!take(reader, '|')) return options.length === 1 ? option : { kind: 'choice', options };
  }
}

function sequence(reader: Reader): Tree | null {
  const parts: Tree[] = [];
  while (reader.at < reader.chars.length && !'|)'.includes(reader.chars[reader.at] ?? '')) {
    const part = atom(reader);
    const repeated = part && quantified(reader, part);
    if (!repeated) return null;
    parts.push(repeated);
  }
  return { kind: 'sequence', parts };
}

function atom(reader: Reader): Tree | null {
  const char = next(reader);
  switch (char) {
    case '^':
    case '$':
      return { kind: 'edge', source: char };
    case '.':
      return { kind: 'chars', set: inverse(LINE_FEED), source: '[^\\n]' };
    case '(':
      return group(reader);
    case '[':
      return charClass(reader);
    case '\\':
      return escaped(reader);
    case '*':
    case '+':
    case '?':
    case '{':
      return null;
    default:
      return literal(char);
  }
}

function group(reader: Reader): Tree | null {
  let name: string | null = null;
  if (take(reader, '?') && !take(reader, ':')) {
    if (!take(reader, '<')) return null;
    const end = reader.chars.indexOf('>', reader.at);
    name = reader.chars.slice(reader.at, end).join('');
    if (end === -1 || !/^[a-z]+\d*$/.test(name)) return null;
    reader.at = end + 1;
  }
  const body = choice(reader);
  return body && take(reader, ')') ? { kind: 'group', name, body } : null;
}

/** Not more of a group than this: each round is a path of its own. */
const MOST_ROUNDS = 20;

function quantified(reader: Reader, body: Tree): Tree | null {
  const counts = quantifier(reader);
  if (counts === 'none') return body;
  if (!counts || body.kind === 'edge') return null;
  const lazy = take(reader, '?');
  if ('*+?{'.includes(reader.chars[reader.at] ?? '.')) return null;
  const tree: Tree = { kind: 'repeat', body, ...counts, lazy };
  if (body.kind === 'chars') return tree;
  // Engines differ in what is left in a group that matched nothing, and in one that comes round again.
  if (counts.most < 1 || canBeEmpty(body)) return null;
  return counts.most === 1 || (counts.most <= MOST_ROUNDS && isStraight(body)) ? tree : null;
}

function quantifier(reader: Reader): { readonly least: number; readonly most: number } | 'none' | null {
  if (take(reader, '*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (take(reader, '+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (take(reader, '?')) return { least: 0, most: 1 };
  if (!take(reader, '{')) return 'none';
  const end = reader.chars.indexOf('}', reader.at);
  const [, least, comma, most] = /^(\d{1,4})(,)?(\d{1,4})?$/.exec(reader.chars.slice(reader.at, end).join('')) ?? [];
  if (end === -1 || least === undefined || (comma === undefined && most !== undefined)) return null;
  reader.at = end + 1;
  const open = comma === undefined ? Number(least) : Number.POSITIVE_INFINITY;
  return { least: Number(least), most: most === undefined ? open : Number(most) };
}

const LINE_FEED = charSet([[10, 10]]);
const DIGITS = charSet([[48, 57]]);
const WORD = charSet([
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]);
// Other engines count more characters as blanks.
const BLANK_SOURCE = '\\t\\n\\f\\r\\x20';
const BLANKS = charSet([
  [9, 10],
  [12, 13],
  [32, 32],
]);
const SHORT: Readonly<Record<string, readonly [set: CharSet, source: string]>> = {
  d: [DIGITS, '\\d'],
  D: [inverse(DIGITS), '\\D'],
  w: [WORD, '\\w'],
  W: [inverse(WORD), '\\W'],
  s: [BLANKS, `[${BLANK_SOURCE}]`],
  S: [inverse(BLANKS), `[^${BLANK_SOURCE}]`],
};
const CONTROL: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function escaped(reader: Reader): Tree | null {
  const char = next(reader);
  if (char === 'b') return { kind: 'edge', source: '\\b' };
  const [set, source] = SHORT[char] ?? [];
  if (set && source) return { kind: 'chars', set, source };
  return literal(meant(char));
}

/** The character behind a backslash; empty where it is something else. */
const meant = (char: string): string => CONTROL[char] ?? (/^[!-/:-@[-`{-~ ]$/.test(char) ? char : '');

function literal(char: string): Tree | null {
  const code = char.codePointAt(0);
  if (code === undefined || isHalf(code)) return null;
  return { kind: 'chars', set: charSet([[code, code]]), source: written(code) };
}

function charClass(reader: Reader): Tree | null {
  const isInverse = take(reader, '^');
  let set = charSet([]);
  let source = '';
  for (let first = true; first || reader.chars[reader.at] !== ']'; first = false) {
    const one = member(reader, first);
    if (!one) return null;
    set = union(set, one.set);
    source += one.source;
  }
  reader.at += 1;
  return { kind: 'chars', set: isInverse ? inverse(set) : set, source: `[${isInverse ? '^' : ''}${source}]` };
}

function member(reader: Reader, isFirst: boolean): { readonly set: CharSet; readonly source: string } | null {
  if (reader.chars[reader.at] === '\\') {
    const short = reader.chars[reader.at + 1] ?? '';
    const [set, source] = 'dws'.includes(short) ? (SHORT[short] ?? []) : [];
    if (set && source) {
      reader.at += 2;
      return reader.chars[reader.at] === '-' ? null : { set, source: source.replace(/^\[|\]$/g, '') };
    }
  }
  const from = bound(reader, isFirst);
  if (from === null) return null;
  const isRange = reader.chars[reader.at] === '-' && reader.chars[reader.at + 1] !== ']';
  if (isRange) reader.at += 1;
  const to = isRange ? bound(reader) : from;
  if (to === null || to < from) return null;
  return { set: charSet([[from, to]]), source: isRange ? `${written(from)}-${written(to)}` : written(from) };
}

/** One end of a range: its code. A bracket, or a hyphen in the middle, that is not escaped may be part of other notations. */
function bound(reader: Reader, isFirst = false): number | null {
  const char = next(reader);
  const plain = char === '\\' ? meant(next(reader)) : char;
  const isStrange = char === '[' || char === ']' || (char === '-' && !isFirst && reader.chars[reader.at] !== ']');
  const code = isStrange ? undefined : plain.codePointAt(0);
  return code === undefined || isHalf(code) ? null : code;
}

const written = (code: number): string => `\\u{${code.toString(16)}}`;
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const next = (reader: Reader): string => reader.chars[reader.at++] ?? '';

function take(reader: Reader, char: string): boolean {
  if (reader.chars[reader.at] !== char) return false;
  reader.at += 1;
  return true;
}

/** Whether it can fit without taking a character. */
function canBeEmpty(tree: Tree): boolean {
  switch (tree.kind) {
    case 'chars':
      return false;
    case 'edge':
      return true;
    case 'sequence':
      return tree.parts.every(canBeEmpty);
    case 'choice':
      return tree.options.some(canBeEmpty);
    case 'group':
      return canBeEmpty(tree.body);
    case 'repeat':
      return tree.least === 0 || canBeEmpty(tree.body);
  }
}

/** Whether nothing in it is named or repeated. */
function isStraight(tree: Tree): boolean {
  switch (tree.kind) {
    case 'chars':
    case 'edge':
      return true;
    case 'sequence':
      return tree.parts.every(isStraight);
    case 'choice':
      return tree.options.every(isStraight);
    case 'group':
      return tree.name === null && isStraight(tree.body);
    case 'repeat':
      return false;
  }
}
