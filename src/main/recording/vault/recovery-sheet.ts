import { createHash } from 'node:crypto';
import { MASTER_KEY_BYTES } from './key-id.ts';

/** No I, L, O and U: nothing that is read as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const GROUP = 5;
const GROUPS = 12;
/** Key and the beginning of its checksum, 300 bits: the last group is nothing but checksum. */
const BYTES = 38;

/** The master key as twelve groups of five letters and digits; the last one checks the others. */
export function recoveryGroups(masterKey: Uint8Array): readonly string[] {
  const bits = [...Buffer.concat([masterKey, sum(masterKey)]).subarray(0, BYTES)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from({ length: GROUPS }, (_, group) =>
    Array.from({ length: GROUP }, (_, place) => {
      const from = (group * GROUP + place) * BITS;
      return ALPHABET.charAt(Number.parseInt(bits.slice(from, from + BITS), 2));
    }).join(''),
  );
}

export type SheetReading =
  | { readonly ok: true; readonly masterKey: Buffer }
  /** `length`: something is missing or too much. `check`: something was mistaken for something else. */
  | { readonly ok: false; readonly wrong: 'letter' | 'length' | 'check' };

/** Reads what somebody typed from the sheet: small letters, Persian digits, O for 0 and I for 1, any gaps. */
export function parseRecoverySheet(text: string): SheetReading {
  const letters = [...text.normalize('NFKC').toUpperCase()].map(plain).join('').replace(GAPS, '');
  const values = [...letters].map((letter) => ALPHABET.indexOf(letter));
  if (values.includes(-1)) return { ok: false, wrong: 'letter' };
  if (values.length !== GROUPS * GROUP) return { ok: false, wrong: 'length' };
  const bits = values.map((value) => value.toString(2).padStart(BITS, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const masterKey = bytes.subarray(0, MASTER_KEY_BYTES);
  const isRight = recoveryGroups(masterKey).join('') === values.map((value) => ALPHABET.charAt(value)).join('');
  return isRight ? { ok: true, masterKey } : { ok: false, wrong: 'check' };
}

/** Between groups: blanks, dashes and points of any kind, and what Persian keyboards put between words. */
const GAPS = /[\s\p{P}\u200b-\u200f]/gu;
const MISTAKEN: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

/** Persian and Arabic digits as ours, and what is easily mistaken as what was meant. */
function plain(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return MISTAKEN[letter] ?? letter;
}

function sum(masterKey: Uint8Array): Buffer {
  return createHash('sha256').update('hamzang recovery sheet\0').update(masterKey).digest();
}
