/**
 * Persian text arrives in many spellings of the same word: Arabic yeh and kaf from Windows-1256 programs, digits of two
 * scripts, half-spaces or none. Everything that is searched goes through one fold, at write and at query.
 */

/** Letters that NFKD leaves apart although people take them for the same. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ێ: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ګ: 'ک',
  ة: 'ه',
  ۃ: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ٵ: 'ا',
  ۋ: 'و',
};

const FOLDED_LETTERS = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'gu');
const OTHER_DIGITS = /[۰-۹٠-٩]/g;
/** Marks (vowel signs, hamza above, accents), invisible format characters (ZWNJ, ZWJ, bidi), tatweel, the bare hamza. */
const UNSEEN = /[\p{M}\p{Cf}ـء]+/gu;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * The form in which text is stored for search and in which a question is asked. Folding twice changes nothing.
 *
 * A ZWNJ folds to nothing, not to a space: «می‌روم» is as often typed «میروم», and one word must stay one word. The third
 * spelling «می روم» is two words and is left to the search, which matches word by word.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return toLatinDigits(text.normalize('NFKD').toLowerCase())
    .replace(UNSEEN, '')
    .replace(FOLDED_LETTERS, (letter) => SAME_LETTER[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Persian and Arabic-Indic digits as 0-9; everything else untouched. */
export function toLatinDigits(text: string): string {
  // Both blocks are aligned on 16, so the low four bits are the digit.
  return text.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 15));
}

/** Latin and Arabic-Indic digits as ۰-۹; everything else untouched. */
export function toPersianDigits(text: string): string {
  return text.replace(/[0-9٠-٩]/g, (digit) => String.fromCharCode(0x06f0 + (digit.charCodeAt(0) & 15)));
}

/** All invisible format characters but ZWNJ, which Persian needs, and ZWJ, which joins emoji. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu;
/** More marks on one letter than any language needs climb over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes text from outside (a caller name from the wire, an imported row) safe to show: no control characters, nothing
 * that turns the direction of the text around it, at most `maxLength` characters. Spelling is kept, ZWNJ too.
 */
export function cleanDisplayText(text: string, maxLength: number): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(HIDDEN, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(PILED_MARKS, '$1');
  const characters = Array.from(clean.trim());
  return characters
    .slice(0, Math.max(0, maxLength))
    .join('')
    .replace(/^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/g, '');
}
