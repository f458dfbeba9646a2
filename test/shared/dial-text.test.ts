import { describe, expect, it, test } from 'vitest';
import { numberOfTelLink, numberToDial } from '../../src/shared/domain/dial-text.ts';

describe('a tel: link', () => {
  test.each([
    ['tel:02188551234', '02188551234'],
    ['TEL:+98-21-8855-1234', '+982188551234'],
    ['tel://0912%20555%200039', '09125550039'],
    ['tel:(021)%208855.1234;ext=12', '02188551234'],
    ['tel:*100#', '*100#'],
    ['tel:%DB%B0%DB%B9%DB%B1%DB%B2', '0912'],
  ])('%s names %s', (link, number) => {
    expect(numberOfTelLink(link)).toBe(number);
  });

  test.each(['tel:', 'tel:office', 'tel:12', 'mailto:0912', 'tel:%zz', `tel:${'1'.repeat(33)}`, 'tel:0912"&calc'])(
    '%s names no number',
    (link) => {
      expect(numberOfTelLink(link)).toBeNull();
    },
  );
});

describe('what somebody types into the box for everything', () => {
  test.each([
    ['0912 345 6789', '09123456789'],
    ['dial 0912-345-6789', '09123456789'],
    ['Call +44 20 7946 0000', '+442079460000'],
    ['شماره‌گیری ۰۲۱۸۸۵۵', '0218855'],
    ['تماس با ۱۱۰', '110'],
    ['tel:118', '118'],
  ])('«%s» is the number %s', (typed, number) => {
    expect(numberToDial(typed)).toBe(number);
  });

  it('is no number as long as there are words in it', () => {
    expect(['Ali 0912', 'dial', 'dial Ali', '12', '', 'a@1234'].map(numberToDial)).toEqual(Array(6).fill(null));
  });
});
