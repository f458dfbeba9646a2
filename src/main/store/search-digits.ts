import { toLatinDigits } from '../../shared/domain/persian-text.ts';

/**
 * The digits under which a number is found: as people here dial it (`09125550039`), so that any run of digits that
 * somebody remembers, leading zeros too, stands in it.
 */
export function digitsOfNumber(key: string | null, raw: string): string {
  if (key === null) return onlyDigits(raw);
  if (key.startsWith('+98')) return `0${key.slice(3)}`;
  return key.startsWith('+') ? `00${key.slice(1)}` : onlyDigits(key);
}

/**
 * What to look for when somebody types digits: the run itself and, where it may begin with a country code, the same
 * without it. Null where the text is not a number.
 */
export function digitQuery(text: string): readonly string[] | null {
  const plain = toLatinDigits(text).trim();
  if (!/^[+(]?[\d\s()./\-–+]*\d[\d\s()./\-–+]*$/.test(plain)) return null;
  const digits = onlyDigits(plain);
  if (plain.startsWith('+')) return [digits.startsWith('98') ? `0${digits.slice(2)}` : digits];
  if (digits.startsWith('0098')) return [`0${digits.slice(4)}`];
  // 98912… may be +98 912… or a run from the middle of a number.
  return digits.startsWith('98') && digits.length > 4 ? [digits, `0${digits.slice(2)}`] : [digits];
}

const onlyDigits = (text: string): string => toLatinDigits(text).replace(/\D+/g, '');
