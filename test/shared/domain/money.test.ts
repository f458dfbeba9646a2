import { expect, it } from 'vitest';
import { formatAmount, type MoneyFormat } from '../../../src/shared/domain/money.ts';

const PERSIAN: MoneyFormat = { language: 'fa', digits: 'fa', unit: 'rial' };
const ENGLISH: MoneyFormat = { language: 'en', digits: 'latn', unit: 'rial' };

it('groups an amount by thousands in the digits asked for', () => {
  expect(formatAmount(1_250_000, PERSIAN)).toBe('۱٬۲۵۰٬۰۰۰ ریال');
  expect(formatAmount(1_250_000, ENGLISH)).toBe('1,250,000 IRR');
  expect(formatAmount(1_250_000, { ...PERSIAN, digits: 'latn' })).toBe('1,250,000 ریال');
});

it('makes one toman of ten rials and loses no rial', () => {
  expect(formatAmount(1_250_000, { ...PERSIAN, unit: 'toman' })).toBe('۱۲۵٬۰۰۰ تومان');
  expect(formatAmount(1_234_565, { ...ENGLISH, unit: 'toman' })).toBe('123,456.5 toman');
});

it('keeps the sign of a debt and gives none to nothing', () => {
  expect(formatAmount(-5000, ENGLISH)).toBe('-5,000 IRR');
  expect(formatAmount(-5000, PERSIAN)).toBe('\u200e\u2212۵٬۰۰۰ ریال');
  expect(formatAmount(-0, ENGLISH)).toBe('0 IRR');
});
