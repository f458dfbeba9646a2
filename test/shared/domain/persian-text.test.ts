import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanDisplayText, foldText, toLatinDigits, toPersianDigits } from '../../../src/shared/domain/persian-text.ts';

const ZWNJ = '\u200c';

/** Two spellings of one word; each pair must find the other. */
const SAME: readonly (readonly [string, string])[] = [
  ['علي', 'علی'],
  ['كريمي', 'کریمی'],
  ['موسى', 'موسی'],
  [`می${ZWNJ}روم`, 'میروم'],
  [`علی${ZWNJ}رضا`, 'علیرضا'],
  ['أحمد', 'احمد'],
  ['إسلام', 'اسلام'],
  ['آرش', 'ارش'],
  ['ٱلله', 'الله'],
  ['مؤمن', 'مومن'],
  ['مسئول', 'مسیول'],
  ['مسئول', 'مسيول'],
  ['رئیس', 'رییس'],
  ['فاطمة', 'فاطمه'],
  ['خانۀ', 'خانه'],
  ['خانه\u0654', 'خانه'],
  ['جزء', 'جز'],
  ['مُحَمَّد', 'محمد'],
  ['رحـــمان', 'رحمان'],
  ['ﻣﺤﻤﺪ', 'محمد'],
  ['ﻻله', 'لاله'],
  ['۰۹۱۲', '0912'],
  ['٠٩١٢', '۰۹۱۲'],
  ['Ａｌｉ', 'ali'],
  ['ALI', 'ali'],
  ['José', 'jose'],
  ['Müller', 'MULLER'],
  ['  علی \t رضا ', 'علی رضا'],
  ['علی\u00a0رضا', 'علی رضا'],
  ['\u200fعلی\u200e', 'علی'],
  ['\u202bعلی\u202c', 'علی'],
  ['شرکت\u00ad‌ها', 'شرکتها'],
];

describe('folding for search', () => {
  it.each(SAME)('finds %j by %j', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps different words apart', () => {
    const words = ['علی', 'عالی', 'رضا', 'رضایی', 'میروم', 'می روم', 'کرم', 'گرم', 'پدر', 'بدر', '0912', '0921'];
    expect(new Set(words.map(foldText)).size).toBe(words.length);
  });

  it('leaves nothing behind of text that is only marks', () => {
    expect(foldText(`${ZWNJ}\u064b\u0640 `)).toBe('');
  });

  it('is the same when done twice, whatever the text', () => {
    const persian = fc.string({
      unit: fc.constantFrom(...'آأإاءئؤيىیكکةۀه\u0654\u064e\u200c\u0640 ۱٢3Ab'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.oneof(persian, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('digits', () => {
  it('change between the scripts and touch nothing else', () => {
    expect(toLatinDigits('کد ۱۲۳ و ٤٥٦ و 789')).toBe('کد 123 و 456 و 789');
    expect(toPersianDigits('کد 123 و ٤٥٦ و ۷۸۹')).toBe('کد ۱۲۳ و ۴۵۶ و ۷۸۹');
  });
});

describe('text from outside made safe to show', () => {
  it('keeps the spelling of a Persian name, half-space and all', () => {
    expect(cleanDisplayText(`علي${ZWNJ}رضا كريمي`, 80)).toBe(`علي${ZWNJ}رضا كريمي`);
  });

  it('drops what turns the direction round, hides, or controls', () => {
    expect(cleanDisplayText('\u202eمدیر\u202c\u2066x\u2069\u200f\ufeff\u200b', 80)).toBe('مدیرx');
    expect(cleanDisplayText('a\u0000b\u001b[31mc\r\nd\te', 80)).toBe('a b [31mc d e');
    expect(cleanDisplayText('\ud800x\u{e0041}', 80)).toBe('x');
  });

  it('lets no pile of marks climb over the neighbouring lines', () => {
    expect(cleanDisplayText(`z${'\u0335'.repeat(50)}`, 80)).toBe(`z${'\u0335'.repeat(3)}`);
  });

  it('keeps emoji that are joined of several', () => {
    expect(cleanDisplayText('👨‍👩‍👧 خانواده', 80)).toBe('👨‍👩‍👧 خانواده');
  });

  it('cuts to the length asked for without breaking a character or ending in a blank', () => {
    expect(cleanDisplayText('😀😀😀', 2)).toBe('😀😀');
    expect(cleanDisplayText('علی رضا', 4)).toBe('علی');
    expect(cleanDisplayText('علی', 0)).toBe('');
  });

  it('holds these rules for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, length) => {
        const clean = cleanDisplayText(text, length);
        expect(Array.from(clean).length).toBeLessThanOrEqual(length);
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
        expect(cleanDisplayText(clean, length)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});
