import { toLatinDigits } from './persian-text.ts';

/** The number of a `tel:` link, digits with a leading plus; null where it names none. What is no digit of it is dropped. */
export function numberOfTelLink(url: string): string | null {
  const [, rest] = /^tel:(?:\/\/)?(.*)$/is.exec(url.trim()) ?? [];
  if (rest === undefined) return null;
  // Parameters (`;ext=`, `;phone-context=`) are not dialled.
  return dialableDigits(unescaped(rest).split(/[;?]/, 1)[0] ?? '');
}

/** The number in what somebody typed into a box for everything: `0912 …`, `dial 0912…`, `شماره‌گیری ۰۹۱۲…`; null: it is none. */
export function numberToDial(typed: string): string | null {
  const [, rest = ''] = VERB.exec(typed.trim()) ?? [];
  return /[\p{L}@]/u.test(rest) ? null : dialableDigits(rest);
}

const VERB = /^(?:tel:|dial\s|call\s|تماس(?:\s+با)?\s|زنگ(?:\s+به)?\s|شماره[\s\u200c]?گیری\s|بگیر\s)?(.*)$/iu;
const FEWEST = 3;
const MOST = 32;

function dialableDigits(text: string): string | null {
  const signs = toLatinDigits(text).replaceAll(/[\s().\-/\u200c\u200e\u2066-\u2069]/g, '');
  return /^\+?[\d*#]+$/.test(signs) && signs.length >= FEWEST && signs.length <= MOST ? signs : null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
