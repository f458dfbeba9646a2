import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';
import { groupNational, isAreaCode, readBare, readNational } from './iran-numbering.ts';
import type { LineSignal } from './line-signal.ts';
import { takeApart, type WrittenNumber } from './written-number.ts';

export type { CountryCode };

/** How telephones are dialled from one office; it turns a local number into a whole one. */
export type OfficeDialling = {
  readonly country: CountryCode;
  /** Without the trunk 0 (`21`); empty where it is not configured. */
  readonly areaCode: string;
  /** What the office's own PBX wants in front of outside numbers, often `9` or `0`. Only dialled numbers carry it. */
  readonly trunkPrefix?: string;
};

export type CanonicalNumber =
  | {
      readonly kind: 'canonical';
      readonly e164: string;
      readonly extension?: string;
      readonly type: 'mobile' | 'landline' | 'other';
    }
  /** Country, area or a digit is missing. Candidates are worth showing as «maybe», never worth believing. */
  | { readonly kind: 'maybe'; readonly candidates: readonly string[] }
  /** A service number (110) or an inside extension: whole as it is, and nobody's suffix. */
  | { readonly kind: 'short'; readonly digits: string }
  | { readonly kind: 'none' };

const NONE: CanonicalNumber = { kind: 'none' };
const UNREADABLE: CanonicalNumber = { kind: 'maybe', candidates: [] };

/**
 * The one reading of a telephone number, for writing and for looking up alike. Two spellings of a number get the same
 * `lookupKey`, a number that lacks something gets none, and no number is ever compared by its last digits.
 */
export function canonicalNumber(raw: string, office: OfficeDialling): CanonicalNumber {
  // What devices send is nearly always bare digits; they need no taking apart.
  if (/^\+?\d{1,20}$/.test(raw)) {
    return raw.startsWith('+') ? readDigits(raw.slice(1), true, office) : readDigits(raw, false, office);
  }
  const written = takeApart(raw);
  if (written === null) return NONE;
  const number = readWritten(written, office);
  if (number.kind === 'canonical') {
    return written.extension === undefined ? number : { ...number, extension: written.extension };
  }
  // A spreadsheet that took the number for an amount: 9,125,550,039.
  if (/^\d{1,3}(?:,\d{3}){3,}$/.test(raw)) return readDigits(raw.replaceAll(',', ''), false, office);
  return number;
}

/** The form under which a number is stored and looked up: E.164, or `s:110`. A doubtful number has none. */
export function lookupKey(number: CanonicalNumber): string | null {
  switch (number.kind) {
    case 'canonical':
      return number.e164;
    case 'short':
      return `s:${number.digits}`;
    case 'maybe':
    case 'none':
      return null;
  }
}

/** A number that was dialled in the office, with or without the digit for an outside line. */
export function dialledNumber(raw: string, office: OfficeDialling): CanonicalNumber {
  const prefix = office.trunkPrefix ?? '';
  if (prefix !== '' && raw.startsWith(prefix)) {
    const outside = canonicalNumber(raw.slice(prefix.length), office);
    if (outside.kind === 'canonical') return outside;
    if (outside.kind === 'short' && /^1\d\d$/.test(outside.digits)) return outside;
  }
  return canonicalNumber(raw, office);
}

/** What a device's word about a number is worth: only a good status may match, a bad checksum makes it a guess. */
export function numberFromSignal(signal: LineSignal, office: OfficeDialling): CanonicalNumber {
  const raw = signal.number ?? signal.dialed;
  if (raw === undefined || raw === null) return NONE;
  const outgoing = signal.dir === 'out' || signal.kind === 'dialled' || signal.kind === 'onHook';
  // The digits that the office dialled itself carry no status; a caller's number without one is not known to be good.
  if (signal.numberStatus !== 'ok' && !(outgoing && signal.numberStatus === undefined)) return NONE;
  const number = outgoing ? dialledNumber(raw, office) : canonicalNumber(raw, office);
  if (signal.checksumOk !== false || number.kind === 'none') return number;
  return {
    kind: 'maybe',
    candidates: number.kind === 'canonical' ? [number.e164] : [],
  };
}

/** A stored number as people of this office read it aloud and dial it: `0912 555 0039`, `021 2251 4321`, `+1 407 …`. */
export function localForm(key: string, office: OfficeDialling): string {
  if (key.startsWith('s:')) return key.slice(2);
  if (key.startsWith('+98')) return `${office.country === 'IR' ? '0' : '+98 '}${groupNational(key.slice(3))}`;
  const number = parse(key);
  if (number === undefined) return key;
  return number.country === office.country ? number.formatNational() : number.formatInternational();
}

/** The country of an E.164 number; where several share a calling code and the digits do not tell, the largest. */
export function countryOf(e164: string): CountryCode | null {
  if (e164.startsWith('+98')) return 'IR';
  const number = parse(e164);
  if (number === undefined) return null;
  return number.country ?? metadata.country_calling_codes[number.countryCallingCode]?.[0] ?? null;
}

function readWritten(written: WrittenNumber, office: OfficeDialling): CanonicalNumber {
  const { groups, firstGroups, plus, slash, trailing } = written;
  const first = readGroups(groups.slice(0, firstGroups), plus, office);
  if (trailing && !isWhole(first) && !(plus && first.kind === 'canonical')) return NONE;
  if (firstGroups === groups.length || isWhole(first) || !slash) return first;
  // 021/22514321 and 030/123456: the slash stood inside the number.
  const joined = readGroups(groups, plus, office);
  return joined.kind === 'canonical' ? joined : first;
}

function readGroups(groups: readonly string[], plus: boolean, office: OfficeDialling): CanonicalNumber {
  const [first = '', second = ''] = groups;
  if (groups.length === 2 && first.length === 8 && !plus && office.country === 'IR') {
    // Right-to-left text turned the parts round: 22514321-021.
    if (second.length === 3 && second.startsWith('0') && isAreaCode(second.slice(1))) {
      return readDigits(second + first, false, office);
    }
    // A row of lines of one subscriber, 22514321-23. Nobody writes a ten-digit number as eight and two.
    if (second.length <= 3) return readDigits(first, false, office);
  }
  const whole = readDigits(groups.join(''), plus, office);
  if (whole.kind === 'canonical') return whole;
  // Something was written behind the number: take the longest beginning that is a whole number by itself.
  for (let count = groups.length - 1; count > 0; count -= 1) {
    const digits = groups.slice(0, count).join('');
    // 98 912 555 00… must not be cut down to the local number 98912555.
    const clear = plus || count === 1 || digits.startsWith('0') || (digits.length === 10 && !digits.startsWith('98'));
    const number = clear ? readDigits(digits, plus, office) : NONE;
    if (isWhole(number)) return number;
  }
  return whole;
}

function isWhole(number: CanonicalNumber): boolean {
  return number.kind === 'canonical' && number.e164.length === 13 && number.e164.startsWith('+98');
}

function readDigits(digits: string, plus: boolean, office: OfficeDialling): CanonicalNumber {
  const rest = digits.replace(/^0+/, '');
  if (rest === '') return NONE;
  const zeros = digits.length - rest.length;
  if (office.country !== 'IR') return readElsewhere(digits, plus && zeros === 0, office);
  if (zeros >= 2 || (plus && zeros === 0)) return readInternational(rest);
  // 98 without a plus, or with the one zero that a trunk left of 0098.
  if (rest.startsWith('98') && rest.length >= 12) {
    const national = withoutTrunkZero(rest.slice(2));
    if (national.length === 10) return readNational(national);
  }
  if (zeros === 1) return readNational(rest);
  if (rest.length > 10) return foreignGuess(rest);
  return readBare(rest, office.areaCode);
}

function readInternational(rest: string): CanonicalNumber {
  if (rest.startsWith('98')) {
    const national = withoutTrunkZero(rest.slice(2));
    if (/^1\d{2,4}$/.test(national)) return { kind: 'short', digits: national };
    return readNational(national);
  }
  const slip = slipOfHand(rest);
  if (slip !== null) return slip;
  const foreign = parseForeign(`+${rest}`);
  // Length is enough: the patterns are as old as the library, the caller's network is not.
  return foreign === null ? UNREADABLE : { kind: 'canonical', e164: foreign.e164, type: 'other' };
}

/** A plus or a second zero set before a national number: +9125550039 is no subscriber of India. */
function slipOfHand(rest: string): CanonicalNumber | null {
  if (rest.length !== 10 || !(rest.startsWith('9') || isAreaCode(rest.slice(0, 2)))) return null;
  const foreign = parseForeign(`+${rest}`);
  if (foreign?.valid === true) return null;
  return {
    kind: 'maybe',
    candidates: [`+98${rest}`, ...(foreign === null ? [] : [foreign.e164])],
  };
}

function withoutTrunkZero(national: string): string {
  return national.startsWith('0') ? national.slice(1) : national;
}

/** An office in another country: its plan is the library's business. */
function readElsewhere(digits: string, plus: boolean, office: OfficeDialling): CanonicalNumber {
  if (plus) return readInternational(digits);
  if (/^[1-9]\d{1,4}$/.test(digits)) return { kind: 'short', digits };
  const readings = [digits, `${office.areaCode}${digits}`].flatMap((text) => parse(text, office.country) ?? []);
  // Seven digits may be possible as a number by themselves and still be a local one.
  const number = readings.find((reading) => reading.isValid()) ?? readings.find((reading) => reading.isPossible());
  return number === undefined ? foreignGuess(digits) : readInternational(number.number.slice(1));
}

function foreignGuess(digits: string): CanonicalNumber {
  const guess = digits.startsWith('98') ? null : parseForeign(`+${digits}`);
  return guess === null ? UNREADABLE : { kind: 'maybe', candidates: [guess.e164] };
}

function parseForeign(text: string): { readonly e164: string; readonly valid: boolean } | null {
  const number = parse(text);
  if (number?.isPossible() !== true || number.countryCallingCode === '98') return null;
  // A form that reads differently the second time (doubled trunk zeros) could be stored twice.
  return parse(number.number)?.number === number.number ? { e164: number.number, valid: number.isValid() } : null;
}

/** `core` with the small metadata is the lightest that the library has: 10 ms to load in a bundle, 60 from 80 files. */
function parse(text: string, country?: CountryCode): PhoneNumber | undefined {
  if (text.length > 20) return undefined;
  return parsePhoneNumber(
    text,
    country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
    metadata,
  );
}
