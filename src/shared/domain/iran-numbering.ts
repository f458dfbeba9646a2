import { IRAN_AREA_CODES } from './iran-area-codes.ts';

/**
 * The numbering plan of Iran in a few comparisons. A screen pop waits for this, so no library is asked: a mobile number
 * is 9 and nine digits, a landline number is a two-digit area code and eight digits. Mobile prefixes are not listed on
 * purpose: programs with lists refuse every block that was opened after them.
 */
export type IranReading =
  | {
      readonly kind: 'canonical';
      readonly e164: string;
      readonly type: 'mobile' | 'landline' | 'other';
    }
  | { readonly kind: 'maybe'; readonly candidates: readonly string[] }
  | { readonly kind: 'short'; readonly digits: string };

const AREA_CODES: ReadonlySet<string> = new Set(IRAN_AREA_CODES.map((area) => area.code));

const UNREADABLE: IranReading = { kind: 'maybe', candidates: [] };

/** Reads what stands behind +98, 0098 or a trunk 0: the caller's network gave a whole national number. */
export function readNational(national: string): IranReading {
  const first = national.charAt(0);
  if (national.length === 10) {
    if (first === '9') return canonical(national, 'mobile');
    // An area code that we do not know is still a whole number: it can be stored and found, only not named.
    return canonical(national, isAreaCode(national.slice(0, 2)) ? 'landline' : 'other');
  }
  // Companies have four and five digits behind an area code (021-64572).
  if ((national.length === 6 || national.length === 7) && isAreaCode(national.slice(0, 2)) && national[2] !== '0') {
    return canonical(national, 'landline');
  }
  return UNREADABLE;
}

/** Reads digits with no prefix at all, as boxes on local lines and people within a town write them. */
export function readBare(digits: string, areaCode: string): IranReading {
  switch (digits.length) {
    case 2:
    case 3:
    case 4:
    case 5:
      return { kind: 'short', digits };
    case 7:
      return readOldLocal(digits, areaCode);
    case 8:
      return readLocal(digits, areaCode);
    case 9:
      // 98 21 64572 without a plus is more likely a mobile number that lost a digit, but may be meant.
      return digits.startsWith('98') ? doubtful(readNational(digits.slice(2))) : UNREADABLE;
    case 10:
      return digits.startsWith('9') || isAreaCode(digits.slice(0, 2))
        ? readNational(digits)
        : { kind: 'maybe', candidates: [`+98${digits}`] };
    default:
      return UNREADABLE;
  }
}

/** Takes certainty from a reading: what was a number becomes a candidate. */
function doubtful(reading: IranReading): IranReading {
  if (reading.kind === 'maybe') return reading;
  return {
    kind: 'maybe',
    candidates: reading.kind === 'canonical' ? [reading.e164] : [],
  };
}

export function isAreaCode(code: string): boolean {
  return AREA_CODES.has(code);
}

/** Groups an Iranian number as it is read aloud: 912 555 0039, 21 2251 4321, 21 64572. */
export function groupNational(national: string): string {
  if (national.length === 10 && national.startsWith('9')) {
    return `${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`;
  }
  if (national.length === 10) return `${national.slice(0, 2)} ${national.slice(2, 6)} ${national.slice(6)}`;
  return `${national.slice(0, 2)} ${national.slice(2)}`;
}

function readLocal(digits: string, areaCode: string): IranReading {
  if (digits.startsWith('0')) return UNREADABLE;
  if (areaCode !== '') return canonical(`${areaCode}${digits}`, 'landline');
  return {
    kind: 'maybe',
    candidates: IRAN_AREA_CODES.map((area) => `+98${area.code}${digits}`),
  };
}

/**
 * Seven digits are a number from before 2015. In provinces the capital's numbers then got a 3 in front, which is worth
 * showing as a guess; Tehran had eight digits already.
 */
function readOldLocal(digits: string, areaCode: string): IranReading {
  if (areaCode === '' || areaCode === '21' || digits.startsWith('0')) return UNREADABLE;
  return { kind: 'maybe', candidates: [`+98${areaCode}3${digits}`] };
}

function canonical(national: string, type: 'mobile' | 'landline' | 'other'): IranReading {
  return { kind: 'canonical', e164: `+98${national}`, type };
}
