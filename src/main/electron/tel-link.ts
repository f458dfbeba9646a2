import { numberOfTelLink } from '../../shared/domain/dial-text.ts';

/** The number that the system asks us to dial, among the words that it starts us with; null: none. */
export function numberInWords(words: readonly string[]): string | null {
  for (const word of words) {
    const number = numberOfTelLink(word);
    if (number !== null) return number;
  }
  return null;
}

/** The address of the page on which the person is asked whether to dial this number. `base`: the main page. */
export function dialUrl(base: string, number: string): string {
  return `${base.split('#', 1)[0] ?? base}#/dial/${encodeURIComponent(number)}`;
}
