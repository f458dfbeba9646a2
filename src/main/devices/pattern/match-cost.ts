import { areApart, type CharSet, NO_CHARS, union } from './char-set.ts';
import type { Tree } from './expression-tree.ts';

/**
 * The most steps that an engine which tries every way takes for a text of `length` characters. A step is one character,
 * edge or alternative looked at.
 */
export function matchCost(tree: Tree, length: number): number {
  const all = costOf(tree, FOUND, length);
  return beginsAtEdge(tree) ? length + all.cost : (length + 1) * all.cost;
}

/** What it costs to try the rest of an expression at one place, until it fits or every way has failed. */
type Rest = {
  /** Only with these as the next character, or at the end of the text, more than `miss` is spent. */
  readonly first: CharSet;
  readonly miss: number;
  readonly atEnd: number;
  /** Wherever it is tried. */
  readonly cost: number;
};

const FOUND: Rest = { first: NO_CHARS, miss: 1, atEnd: 1, cost: 1 };

function costOf(tree: Tree, rest: Rest, length: number): Rest {
  switch (tree.kind) {
    case 'chars':
      return { first: tree.set, miss: 1, atEnd: 1, cost: 1 + rest.cost };
    case 'edge':
      return tree.source === '$' ? atEndOnly(rest) : oneMore(rest);
    case 'sequence':
      return tree.parts.reduceRight((behind, part) => costOf(part, behind, length), rest);
    case 'choice':
      return either(tree.options.map((option) => costOf(option, rest, length)));
    case 'group':
      return costOf(tree.body, rest, length);
    case 'repeat':
      return tree.body.kind === 'chars' ? run(tree.body.set, tree, rest, length) : rounds(tree, rest, length);
  }
}

const atEndOnly = ({ atEnd }: Rest): Rest => ({ first: NO_CHARS, miss: 1, atEnd: 1 + atEnd, cost: 1 + atEnd });
const oneMore = ({ first, miss, atEnd, cost }: Rest): Rest => ({
  first,
  miss: 1 + miss,
  atEnd: 1 + atEnd,
  cost: 1 + cost,
});

function either(options: readonly Rest[]): Rest {
  const sum = (part: 'miss' | 'atEnd' | 'cost'): number => options.reduce((all, one) => all + 1 + one[part], 0);
  const areAllApart = options.every((one, index) =>
    options.slice(index + 1).every((two) => areApart(one.first, two.first)),
  );
  const dearest = Math.max(...options.map(({ cost }) => cost));
  return {
    first: options.map(({ first }) => first).reduce(union),
    miss: sum('miss'),
    atEnd: sum('atEnd'),
    // Where no two can begin with the same character, only one of them goes further than its first look.
    cost: areAllApart ? Math.max(sum('atEnd'), sum('miss') + dearest) : sum('cost'),
  };
}

type Counts = { readonly least: number; readonly most: number };

/** One character repeated: the rest is tried behind each, and fails at once where it cannot begin with that character. */
function run(set: CharSet, { least, most }: Counts, rest: Rest, length: number): Rest {
  const longest = Math.min(most, length);
  const stops = Math.max(0, longest - least) + 1;
  const tries = areApart(set, rest.first) ? stops * rest.miss + rest.cost : stops * rest.cost;
  const cost = 1 + longest + tries;
  if (least > 0) return { first: set, miss: 1, atEnd: 1, cost };
  return { first: union(set, rest.first), miss: 1 + rest.miss, atEnd: 1 + rest.atEnd, cost };
}

/** A group that comes a few times: every round is written out. */
function rounds({ body, least, most }: Counts & { readonly body: Tree }, rest: Rest, length: number): Rest {
  let from = rest;
  for (let round = most; round > 0; round -= 1) {
    const again = costOf(body, from, length);
    from = round > least ? either([again, rest]) : again;
  }
  return from;
}

/** Whether it can fit only at the beginning, so that nothing is tried behind it. */
function beginsAtEdge(tree: Tree): boolean {
  switch (tree.kind) {
    case 'edge':
      return tree.source === '^';
    case 'sequence':
      return tree.parts[0] !== undefined && beginsAtEdge(tree.parts[0]);
    case 'choice':
      return tree.options.every(beginsAtEdge);
    case 'group':
      return beginsAtEdge(tree.body);
    default:
      return false;
  }
}
