import { describe, expect, it } from 'vitest';
import { maskNumber } from '../../../src/shared/domain/mask-number.ts';

describe('a masked number', () => {
  it.each([
    ['+989125550039', '…39'],
    ['0912 555 00 39', '…39'],
    ['118', '…18'],
    ['ANONYMOUS', '…'],
    ['', '…'],
    [null, null],
  ])('says of %j only %j', (number, masked) => expect(maskNumber(number)).toBe(masked));
});
