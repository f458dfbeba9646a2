import { RE2JS } from 're2js';
import { nativeSource } from './native-source.ts';
import { isShipped } from './presets.ts';

/** What one record gave: the text of every named group that took part; null: the expression does not fit. */
export type Groups = { readonly [N in GroupName]?: string };

/** A regular expression whose time grows only with its own size and that of the record. */
export interface Expression {
  /** Groups by name; the digits that tell alternatives apart (`number2`) are taken off, and the first that took part counts. */
  match(record: string): Groups | null;
  test(record: string): boolean;
}

/** Why an expression cannot be used; the screen has the sentences. */
export type ExpressionFault = {
  readonly code: 'badSyntax' | 'unsupported' | 'tooLarge' | 'unknownGroup';
  /** The engine's own words, or the name of the group. */
  readonly detail: string;
};

/** What a group can be named. The meaning of each is told in read-record.ts. */
export const GROUP_NAMES = [
  ...['line', 'number', 'name', 'ext', 'date', 'time', 'dur', 'ring', 'event'],
  ...[
    'called',
    'digit',
    'count',
    'in',
    'out',
    'internal',
    'private',
    'start',
    'stop',
    'transferred',
    'durh',
    'durm',
    'durs',
  ],
] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/** Steps of the compiled expression: 1000 of them over the longest record take some hundredths of a second at worst. */
const MOST_STEPS = 1_000;
const MOST_REPEATS = 1_000;

/**
 * Makes an expression usable. The shipped ones, which are known to be harmless, run on the engine of the language. What a
 * stranger wrote runs there too where it can be counted beforehand how few ways there are to try, and else on an engine
 * that cannot backtrack and is some five times slower. Never throws.
 */
export function compileExpression(
  source: string,
): { readonly expression: Expression } | { readonly fault: ExpressionFault } {
  if (isShipped(source)) return { expression: shippedExpression(source) };
  if (repeats(source) > MOST_REPEATS) return { fault: { code: 'tooLarge', detail: String(MOST_REPEATS) } };
  try {
    const compiled = RE2JS.compile(source);
    if (compiled.programSize() > MOST_STEPS) return { fault: { code: 'tooLarge', detail: String(MOST_STEPS) } };
    const named = Object.entries(compiled.namedGroups());
    const stranger = named.find(([name]) => groupName(name) === null);
    if (stranger) return { fault: { code: 'unknownGroup', detail: stranger[0] } };
    const linear = linearExpression(compiled, named);
    const native = nativeSource(source);
    return {
      expression: native ? firstOf(ownExpression(native.source, native.names), native.longest, linear) : linear,
    };
  } catch (error) {
    return { fault: faultOf(source, error) };
  }
}

function linearExpression(compiled: RE2JS, named: readonly (readonly [string, number])[]): Expression {
  const names = named.flatMap(([full, index]) => {
    const name = groupName(full);
    return name ? { name, index } : [];
  });
  return {
    test: (record) => compiled.test(record),
    match(record) {
      const matcher = compiled.matcher(record);
      if (!matcher.find()) return null;
      const groups: { [N in GroupName]?: string } = {};
      for (const { name, index } of names) {
        const text: string | null = matcher.group(index);
        if (text !== null) groups[name] ??= text;
      }
      return groups;
    },
  };
}

/** The quick one for texts up to `longest`, the sure one for the others. */
function firstOf(quick: Expression, longest: number, sure: Expression): Expression {
  const forText = (text: string): Expression => (text.length <= longest ? quick : sure);
  return { test: (record) => forText(record).test(record), match: (record) => forText(record).match(record) };
}

function shippedExpression(source: string): Expression {
  const names = [...source.matchAll(NAMED)].map(([, name = '']) => name);
  // Groups are counted, not named: making an object of names for each record takes as long as the matching itself.
  return ownExpression(source.replace(NAMED, '('), names);
}

/** `names`: of its groups, in their order. */
function ownExpression(source: string, groups: readonly (string | null)[]): Expression {
  const names = groups.map((name) => (name === null ? null : groupName(name)));
  const compiled = new RegExp(source, 'u');
  return {
    test: (record) => compiled.test(record),
    match(record) {
      const found = compiled.exec(record);
      if (!found) return null;
      const groups: { [N in GroupName]?: string } = {};
      for (let index = 1; index < found.length; index += 1) {
        const text = found[index];
        const name = names[index - 1];
        if (text !== undefined && name) groups[name] ??= text;
      }
      return groups;
    },
  };
}

const NAMED = /\(\?<([a-z]+\d*)>/g;

const groupName = (name: string): GroupName | null => {
  const base = name.replace(/\d+$/, '');
  return GROUP_NAMES.find((known) => known === base) ?? null;
};

/** Compiling unrolls every `{n}`; what that would make is known before it is done. */
function repeats(source: string): number {
  let sum = 0;
  for (const [, least = '', most = ''] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) sum += Number(most || least);
  return sum;
}

function faultOf(source: string, error: unknown): ExpressionFault {
  const detail = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
  return { code: /\(\?(?:[=!]|<[=!])|\\[1-9]/.test(source) ? 'unsupported' : 'badSyntax', detail };
}
