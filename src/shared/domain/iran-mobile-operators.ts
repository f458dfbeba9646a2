import type { Name } from './iran-area-codes.ts';

export const IRAN_OPERATORS = {
  mci: { fa: 'همراه اول', en: 'MCI' },
  irancell: { fa: 'ایرانسل', en: 'Irancell' },
  rightel: { fa: 'رایتل', en: 'RighTel' },
  taliya: { fa: 'تالیا', en: 'Taliya' },
  espadan: { fa: 'اسپادان', en: 'Espadan' },
  telekish: { fa: 'تله‌کیش', en: 'TeleKish' },
  shatel: { fa: 'شاتل موبایل', en: 'Shatel Mobile' },
  aptel: { fa: 'آپتل', en: 'ApTel' },
  azartel: { fa: 'آذرتل', en: 'Azartel' },
  samantel: { fa: 'سامانتل', en: 'SamanTel' },
  lotustel: { fa: 'لوتوس‌تل', en: 'LotusTel' },
  ariantel: { fa: 'آریان‌تل', en: 'ArianTel' },
  other: { fa: 'تلفن همراه', en: 'Mobile' },
} as const satisfies Record<string, Name>;

export type OperatorKey = keyof typeof IRAN_OPERATORS;

/**
 * Whose block a mobile number was issued from, by the first digits after the country code; the longest prefix wins. For
 * showing only: a number keeps its prefix when it is ported, and a new block must never make a number unknown. Whether
 * something is a mobile number is decided by its length and first digit (see iran-numbering.ts).
 */
export const OPERATOR_PREFIXES: Readonly<Record<string, OperatorKey>> = {
  '90': 'irancell',
  '91': 'mci',
  '92': 'rightel',
  '93': 'irancell',
  '931': 'espadan',
  '932': 'taliya',
  '934': 'telekish',
  '941': 'irancell',
  '990': 'mci',
  '991': 'mci',
  '992': 'mci',
  '993': 'mci',
  '994': 'mci',
  '995': 'mci',
  '996': 'mci',
  '998': 'shatel',
  '99900': 'lotustel',
  '99902': 'mci',
  '99910': 'aptel',
  '99911': 'aptel',
  '99913': 'aptel',
  '99914': 'azartel',
  '9998': 'ariantel',
  '99996': 'samantel',
  '99997': 'samantel',
  '99998': 'samantel',
  '99999': 'samantel',
};
