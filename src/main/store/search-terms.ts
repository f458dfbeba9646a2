import { foldText } from '../../shared/domain/persian-text.ts';
import { digitQuery } from './search-digits.ts';

/** The shortest run of letters or digits that the search can find. */
const TRIGRAM = 3;

/**
 * A typed question as the search index understands it: every word must occur, in any order, digits anywhere in a number.
 * Null where nothing is long enough. Whatever is typed stands in quotes, so that no sign has a meaning of its own.
 */
export function matchQuery(text: string): string | null {
  const digits = digitQuery(text);
  if (digits !== null) return anyOf(digits);
  const terms = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(termOf);
  return terms.length === 0 ? null : terms.join(' ');
}

/** The words of one or two letters or digits: too short for trigrams, found by the beginning of a name only. */
export function isTooShort(text: string): boolean {
  return matchQuery(text) === null;
}

function termOf(word: string): string[] {
  if (word.length >= TRIGRAM) return [quoted(word)];
  // Words stand between spaces in the index, so two letters and a space are three.
  return word.length === TRIGRAM - 1 && !/\d/.test(word) ? [quoted(` ${word}`)] : [];
}

function anyOf(runs: readonly string[]): string | null {
  const long = runs.filter((run) => run.length >= TRIGRAM);
  return long.length === 0 ? null : `(${long.map(quoted).join(' OR ')})`;
}

const quoted = (term: string): string => `"${term}"`;
