import { parseTree, type Tree } from './expression-tree.ts';
import { matchCost } from './match-cost.ts';
import { LONGEST_RECORD } from './records.ts';

/** An expression for the language's own engine. */
export type NativeSource = {
  readonly source: string;
  /** The longest text that it is let loose on; for longer ones it could take too long. */
  readonly longest: number;
  /** Of its groups in their order; null: not named. */
  readonly names: readonly (string | null)[];
};

/** As many as the other engine takes at worst; some thousandths of a second. */
const MOST_COST = 4_000_000;
/** Records of most telephone systems are shorter. Where even these could take too long, it is not worth while. */
const LENGTHS = [LONGEST_RECORD, 512, 256, 128] as const;

/**
 * The same expression for the engine that tries every way, which is many times as fast where there are few. Null where
 * that would be too dear, or where it is not sure that both engines mean the same.
 */
export function nativeSource(source: string): NativeSource | null {
  const tree = parseTree(source);
  const longest = tree && LENGTHS.find((length) => matchCost(tree, length) <= MOST_COST);
  if (!tree || !longest) return null;
  const names: (string | null)[] = [];
  return { source: written(tree, names), longest, names };
}

function written(tree: Tree, names: (string | null)[]): string {
  switch (tree.kind) {
    case 'chars':
    case 'edge':
      return tree.source;
    case 'sequence':
      return tree.parts.map((part) => written(part, names)).join('');
    case 'choice':
      return tree.options.map((option) => written(option, names)).join('|');
    case 'group':
      if (tree.name === null) return `(?:${written(tree.body, names)})`;
      names.push(tree.name);
      return `(${written(tree.body, names)})`;
    case 'repeat':
      return `${written(tree.body, names)}${counts(tree)}${tree.lazy ? '?' : ''}`;
  }
}

function counts({ least, most }: { readonly least: number; readonly most: number }): string {
  return `{${least},${most === Number.POSITIVE_INFINITY ? '' : most}}`;
}
