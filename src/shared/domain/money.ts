export type MoneyFormat = {
  readonly language: 'fa' | 'en';
  readonly digits: 'fa' | 'latn';
  /** Amounts are kept in rials; people mostly speak of tomans, which are ten. */
  readonly unit: 'rial' | 'toman';
};

const UNIT_WORD = {
  fa: { rial: 'ریال', toman: 'تومان' },
  en: { rial: 'IRR', toman: 'toman' },
} as const;

const formats = new Map<string, Intl.NumberFormat>();

/** An amount of rials with its unit: `۱۲٬۵۰۰ تومان`, `125,000 IRR`. */
export function formatAmount(amountRials: number, format: MoneyFormat): string {
  const amount = format.unit === 'toman' ? amountRials / 10 : amountRials;
  // -0 would show a minus sign before nothing.
  const number = numberFormat(format).format(amount === 0 ? 0 : amount);
  return `${number} ${UNIT_WORD[format.language][format.unit]}`;
}

function numberFormat({ language, digits }: MoneyFormat): Intl.NumberFormat {
  const locale = `${language}-u-nu-${digits === 'fa' ? 'arabext' : 'latn'}`;
  const known = formats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  formats.set(locale, known);
  return known;
}
