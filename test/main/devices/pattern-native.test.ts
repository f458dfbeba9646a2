import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/main/devices/pattern/expression.ts';
import { parseTree, type Tree } from '../../../src/main/devices/pattern/expression-tree.ts';
import { matchCost } from '../../../src/main/devices/pattern/match-cost.ts';
import { nativeSource } from '../../../src/main/devices/pattern/native-source.ts';
import { LONGEST_RECORD } from '../../../src/main/devices/pattern/records.ts';

/** Expressions that would take for ever on an engine that tries every way, each with a text that makes it do so. */
const CATASTROPHES: readonly (readonly [string, string])[] = [
  ['^(a+)+$', 'a'],
  ['^(a|a)*$', 'a'],
  ['^(a|aa)+$', 'a'],
  ['(x+x+)+y', 'x'],
  ['(.*a){12}$', 'a'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'],
  ['^(.*),(.*),(.*),(.*),(.*)$', ','],
  ['.*.*.*=.*', 'a'],
  [`${'a?'.repeat(30)}${'a'.repeat(30)}$`, 'a'],
  [`^${'(?:a|b|ab)'.repeat(20)}$`, 'ab'],
  [`^(?:${'(?:a|a)'.repeat(5)}){20}$`, 'a'],
  ['^\\s*(?<number>.*?)\\s*$', ' '],
  ['^(?:\\d*)*x$', '1'],
  ['^(?:a?){20}(?:a?){20}b$', 'a'],
  ['(?<number>\\d*)\\d*\\d*#', '1'],
];

describe('an expression of a stranger', () => {
  it.each(CATASTROPHES)(
    '%s never meets an engine that tries every way, at a length at which it would hang',
    (source, text) => {
      const native = nativeSource(source);
      if (native) expect(matchCost(parseTree(source) as Tree, native.longest)).toBeLessThanOrEqual(4_000_000);
      const compiled = compileExpression(source);
      const hostile = `${text.repeat(LONGEST_RECORD)}`.slice(0, LONGEST_RECORD - 1);
      // Whoever hangs here hangs the test.
      if ('expression' in compiled) for (const end of ['!', '\n', text]) compiled.expression.match(hostile + end);
    },
  );

  it.each([
    ['^(?<event>[A-Z]+) (?<line>\\d+)(?: (?<number>\\S+))?(?: (?<name>.+))?$', LONGEST_RECORD],
    [
      "^(?<date>\\S+) +(?<time>\\S+) +(?<ext>\\d+) +(?<line>\\d+) +(?<number>[\\d*#]+) +(?<dur>[\\d:']+)$",
      LONGEST_RECORD,
    ],
    ['^"(?<in>I|O)","(?<number>[^"]*)","(?<name>[^"]*)"', LONGEST_RECORD],
    ['^(?<name>.*) (?<number>\\d+)$', LONGEST_RECORD],
    ['CALL (?<line>\\d{1,2}) FROM (?<number>\\+?\\d{3,20})', LONGEST_RECORD],
    ['^ *EXT\\b|^[-= ]*$', LONGEST_RECORD],
  ])('%s, which is plain, runs on the quick one', (source, longest) => {
    expect(nativeSource(source)?.longest).toBe(longest);
  });

  it.each([
    '(?i)ring',
    'a**',
    '[[:alpha:]]',
    '\\pL',
    '\\Aa',
    '(a*)?',
    '(?:(?<name>a)|b){2}',
    'a{,5}',
    '[a\\D]',
    '[]a]',
    '\\Qa\\E',
    '(?P<line>a)',
    '\\B',
  ])('%s, which engines may read in different ways, does not', (source) => {
    expect(nativeSource(source)).toBe(null);
  });
});

/** Expressions of the plain kind, also ones that are too dear. */
const plain = fc.letrec<{ tree: string; atom: string; piece: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      '1',
      ' ',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '\\S',
      '\\D',
      '\\W',
      '[ab]',
      '[^a]',
      '[-1 ]',
      '[\\d\\s]',
      '[a-c]',
      'م',
      '[^م]',
    ),
    fc.constantFrom('^', '$', '\\b', '\\B'),
    tie('tree').map((tree) => `(?:${tree})`),
    tie('tree').map((tree) => `(?<number>${tree})`),
  ),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '*?', '+?', '??', '{2}', '{1,3}', '{2,}', '{0,2}?'))
    .map((parts) => parts.join('')),
  tree: fc
    .array(
      fc.array(tie('piece'), { maxLength: 4 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((options) => options.join('|')),
})).tree;
/** A name can stand only once. */
const named = plain.map((source) => {
  let count = 0;
  return source.replaceAll('<number>', () => `<number${(count += 1)}>`);
});
const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '1', ' ', '\t', '\n', '\r', '\v', 'م', '\u00a0', '\u2028', '😀'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** Repetitions and alternatives that take each other's characters: as many ways as there can be. */
const alike = fc
  .array(fc.constantFrom('a*', 'a+', '[ab]*', '\\w+?', '(?:a|[ab])', '(?:a|ab|\\w)', 'b?', '(?:ab)?', '(?:a|b){2}'), {
    minLength: 2,
    maxLength: 5,
  })
  .map((parts) => `^${parts.join('')}c`);

describe('the quick engine', () => {
  it('finds in every text what the sure one finds', () => {
    let compared = 0;
    fc.assert(
      fc.property(named, fc.array(texts, { minLength: 1, maxLength: 5 }), (source, all) => {
        const native = nativeSource(source);
        if (!native) return;
        const sure = RE2JS.compile(source);
        const groups = Object.entries(sure.namedGroups());
        const quick = new RegExp(native.source, 'u');
        expect(native.names).toEqual(groups.map(([name]) => name));
        for (const text of all) {
          compared += 1;
          const matcher = sure.matcher(text);
          const expected = matcher.find()
            ? [matcher.group(), ...groups.map(([, index]) => matcher.group(index))]
            : null;
          expect(quick.exec(text)?.map((part) => part ?? null) ?? null).toEqual(expected);
        }
      }),
      { numRuns: 5_000 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it.each([
    ['of any shape', named, texts],
    [
      'that begin alike',
      alike,
      fc.array(fc.constantFrom('a', 'b'), { minLength: 8, maxLength: 12 }).map((all) => all.join('')),
    ],
  ])('never takes more steps than were counted beforehand, for expressions %s', (_, sources, subjects) => {
    fc.assert(
      fc.property(sources, subjects, (source, text) => {
        const tree = parseTree(source);
        if (tree) expect(stepsOf(tree, text)).toBeLessThanOrEqual(matchCost(tree, text.length));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** How many characters, edges and alternatives a matcher that tries every way looks at, until it found or gave up. */
function stepsOf(tree: Tree, text: string): number {
  let steps = 0;
  const chars = Array.from(text);
  const isWord = (at: number): boolean => /^\w$/.test(chars[at] ?? '');
  const holds = { '^': (at: number) => at === 0, $: (at: number) => at === chars.length } as const;
  type Go = (at: number) => boolean;
  const look = (part: Tree, at: number, go: Go): boolean => {
    switch (part.kind) {
      case 'chars':
        steps += 1;
        return new RegExp(`^${part.source}$`, 'u').test(chars[at] ?? '') && go(at + 1);
      case 'edge':
        steps += 1;
        if (part.source === '^' || part.source === '$') return holds[part.source](at) && go(at);
        return isWord(at - 1) !== isWord(at) && go(at);
      case 'sequence':
        return part.parts.reduceRight<Go>((next, one) => (from) => look(one, from, next), go)(at);
      case 'choice':
        return part.options.some((option) => {
          steps += 1;
          return look(option, at, go);
        });
      case 'group':
        return look(part.body, at, go);
      case 'repeat':
        return again(part, 0, at, go);
    }
  };
  const again = (part: Extract<Tree, { kind: 'repeat' }>, done: number, at: number, go: Go): boolean => {
    const more = (): boolean => done < part.most && look(part.body, at, (next) => again(part, done + 1, next, go));
    const enough = (): boolean => done >= part.least && go(at);
    return part.lazy ? enough() || more() : more() || enough();
  };
  for (let from = 0; from <= chars.length; from += 1) if (look(tree, from, () => true)) break;
  return steps;
}
