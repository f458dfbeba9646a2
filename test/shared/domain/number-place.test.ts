import { describe, expect, it } from 'vitest';
import { IRAN_AREA_CODES } from '../../../src/shared/domain/iran-area-codes.ts';
import { placeOf } from '../../../src/shared/domain/number-place.ts';

describe('the place of a number', () => {
  it('is the province of its area code', () => {
    expect(placeOf('+982122514321')).toEqual({
      kind: 'landline',
      areaCode: '21',
      province: '23',
      name: { fa: 'تهران', en: 'Tehran' },
    });
    expect(placeOf('+982164572')).toMatchObject({ areaCode: '21' });
  });

  it('names the town only where the digits leave no doubt', () => {
    expect(placeOf('+985138401234')).toEqual({
      kind: 'landline',
      areaCode: '51',
      province: '09',
      name: { fa: 'خراسان رضوی', en: 'Razavi Khorasan' },
      city: { fa: 'مشهد', en: 'Mashhad' },
    });
    expect(placeOf('+983155440000')).toMatchObject({ city: { en: 'Kashan' } });
    expect(placeOf('+985152230000')).not.toHaveProperty('city');
  });

  it.each([
    ['+989125550039', 'mci'],
    ['+989195550039', 'mci'],
    ['+989905550039', 'mci'],
    ['+989015550039', 'irancell'],
    ['+989355550039', 'irancell'],
    ['+989415550039', 'irancell'],
    ['+989215550039', 'rightel'],
    ['+989325550039', 'taliya'],
    ['+989315550039', 'espadan'],
    ['+989345550039', 'telekish'],
    ['+989981555039', 'shatel'],
    ['+989990055039', 'lotustel'],
    ['+989990255039', 'mci'],
    ['+989991055039', 'aptel'],
    ['+989991455039', 'azartel'],
    ['+989998555039', 'ariantel'],
    ['+989999955039', 'samantel'],
    ['+989705550039', 'other'],
  ])('of the mobile number %s is the network %s', (e164, operator) => {
    expect(placeOf(e164)).toMatchObject({ kind: 'mobile', operator });
  });

  it('has the operator in both languages', () => {
    expect(placeOf('+989125550039')).toEqual({
      kind: 'mobile',
      operator: 'mci',
      name: { fa: 'همراه اول', en: 'MCI' },
    });
  });

  it('is the country of a foreign number, named in both languages', () => {
    expect(placeOf('+14165550123')).toEqual({ kind: 'foreign', country: 'CA', name: { fa: 'کانادا', en: 'Canada' } });
    expect(placeOf('+905321234567')).toMatchObject({ country: 'TR', name: { fa: 'ترکیه' } });
  });

  it('is unknown where the digits say nothing', () => {
    for (const number of ['', '+', 's:110', '+98', '+981512223344', '+98912', '+870773111632', 'x']) {
      expect(placeOf(number)).toBeNull();
    }
  });
});

describe('the table of area codes', () => {
  it('has each of the 31 provinces once', () => {
    expect(IRAN_AREA_CODES).toHaveLength(31);
    for (const field of ['code', 'province'] as const) {
      expect(new Set(IRAN_AREA_CODES.map((area) => area[field])).size).toBe(31);
    }
    expect(IRAN_AREA_CODES.every(({ code }) => /^[1-8]\d$/.test(code))).toBe(true);
  });
});
