import { IRANIAN_BANKS } from './iranian-banks.ts';

/** Digits of an Iranian bank card. */
export const CARD_DIGITS = 16;

/** The digits of what was typed or pasted, Persian and Arabic ones too; no more than a card has. */
export function cardDigits(text: string): string {
  const latin = text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  return latin.replace(/\D/g, '').slice(0, CARD_DIGITS);
}

/** `6037 9911 2233 4455`: in groups of four, as it stands on the card. */
export function inFours(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Whether the check digit fits (Luhn). False for anything that is not whole. */
export function fitsCheckDigit(digits: string): boolean {
  if (digits.length !== CARD_DIGITS) return false;
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The bank that gave out the card; null when its first six digits are not known here. */
export function bankOf(digits: string): { readonly fa: string; readonly en: string } | null {
  return IRANIAN_BANKS[digits.slice(0, 6)] ?? null;
}
