import { foldText } from '../../shared/domain/persian-text.ts';
import { digitQuery } from './search-digits.ts';

/** The shortest run of letters or digits that the search can find. */
const TRIGRAM = 3;

/** What was typed, cut into what can be looked for. */
export type SearchTerms =
  /** Any of these runs of digits inside a number. */
  | { readonly kind: 'digits'; readonly runs: readonly string[] }
  /** Each of these somewhere in the name; a leading space asks for the beginning of a word. */
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** Null where nothing is long enough for trigrams. */
export function searchTerms(text: string): SearchTerms | null {
  const digits = digitQuery(text);
  const words =
    digits ??
    foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .flatMap(wordOf);
  const long = words.filter((word) => word.length >= TRIGRAM);
  if (long.length === 0) return null;
  return digits === null ? { kind: 'words', words: long } : { kind: 'digits', runs: long };
}

/**
 * A typed question as the search index understands it: every word must occur, in any order, digits anywhere in a number.
 * Whatever is typed stands in quotes, so that no sign has a meaning of its own.
 */
export function matchQuery(text: string): string | null {
  const terms = searchTerms(text);
  if (terms === null) return null;
  return terms.kind === 'words' ? terms.words.map(quoted).join(' ') : `(${terms.runs.map(quoted).join(' OR ')})`;
}

/** Words stand between spaces in the index, so two letters and a space are three. */
function wordOf(word: string): string[] {
  return word.length === TRIGRAM - 1 && !/\d/.test(word) ? [` ${word}`] : [word];
}

const quoted = (term: string): string => `"${term}"`;
