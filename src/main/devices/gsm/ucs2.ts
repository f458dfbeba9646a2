import { decodeText } from '../caller-text.ts';

const GROUPS = /^(?:[0-9A-F]{4})+$/i;
const CODED_NUMBER = /^(?:00(?:2[ABD3]|3[0-9]))+$/i;
// A page of letters that somebody here writes a name with: Latin, Greek, Cyrillic, Hebrew, Arabic and Persian, and its forms.
const WRITING = /^[ -~\u00a0-\u06ff\u200b-\u200f\u2013-\u2026\ufb50-\ufdff\ufe70-\ufefc]+$/;
const LETTER = /\p{L}/u;

/** A name of the phone book: hexadecimal UCS-2 where the modem gives it so (device notes §3.8), else the text it is. */
export const readAlpha = (text: string): string => {
  if (!GROUPS.test(text)) return decodeText(text);
  const name = fromHex(text);
  return WRITING.test(name) && LETTER.test(name) ? name : text;
};

/** A number, which comes in hexadecimal UCS-2 too when the modem was told so (`AT+CSCS="UCS2"`). */
export const readCoded = (text: string): string =>
  text.length >= 12 && CODED_NUMBER.test(text) ? fromHex(text) : text;

const fromHex = (hex: string): string =>
  hex.replace(/.{4}/g, (group) => String.fromCharCode(Number.parseInt(group, 16)));
