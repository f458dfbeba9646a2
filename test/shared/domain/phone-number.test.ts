import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import {
  type CanonicalNumber,
  canonicalNumber,
  countryOf,
  dialledNumber,
  localForm,
  lookupKey,
  numberFromSignal,
} from '../../../src/shared/domain/phone-number.ts';
import { DUBAI, FAMILIES, NO_AREA, ODD_ELSEWHERE, ODD_IN_TEHRAN, TEHRAN } from './phone-number-cases.ts';

const SAMPLES = new URL('../../../../shared/samples/', import.meta.url);

function inShort(number: CanonicalNumber): string {
  switch (number.kind) {
    case 'canonical':
      return number.extension === undefined ? number.e164 : `${number.e164};${number.extension}`;
    case 'short':
      return `s:${number.digits}`;
    case 'maybe':
      return ['maybe', ...number.candidates].join(' ');
    case 'none':
      return 'none';
  }
}

describe('the table of number forms', () => {
  it('has at least 500 different cases, 120 of them written by hand', () => {
    const odd = new Set([...ODD_IN_TEHRAN, ...ODD_ELSEWHERE].map(String));
    expect(odd.size).toBeGreaterThanOrEqual(120);
    expect(new Set(FAMILIES.map(String)).size + odd.size).toBeGreaterThanOrEqual(500);
  });

  it('gives every form of a subscriber the same number in a Tehran office', () => {
    const read = FAMILIES.map(([raw]) => [raw, inShort(canonicalNumber(raw, TEHRAN))]);
    expect(read).toEqual(FAMILIES);
  });

  it.each(ODD_IN_TEHRAN)('reads %j as %s in Tehran', (raw, expected) => {
    expect(inShort(canonicalNumber(raw, TEHRAN))).toBe(expected);
  });

  it.each(ODD_ELSEWHERE)('reads for %o the number %j as %s', (office, raw, expected) => {
    expect(inShort(canonicalNumber(raw, office))).toBe(expected);
  });

  it('tells mobile, landline and other numbers apart', () => {
    const type = (raw: string) => {
      const number = canonicalNumber(raw, TEHRAN);
      return number.kind === 'canonical' ? number.type : number.kind;
    };
    expect(['09125550039', '02122514321', '021-64572', '01512223344', '+14075552120'].map(type)).toEqual([
      'mobile',
      'landline',
      'landline',
      'other',
      'other',
    ]);
  });
});

describe.each(['iran-number-forms', 'iran-number-forms-constructed'])('the collected forms in %s', (name) => {
  const text = new URL(`${name}.txt`, SAMPLES);
  if (!existsSync(text)) {
    it('are not on this machine', () => expect(existsSync(text)).toBe(false));
    return;
  }
  const records = readFileSync(text, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
  const expected = readFileSync(new URL(`${name}.expected.jsonl`, SAMPLES), 'utf8')
    .trim()
    .split('\n')
    .map((line): { readonly e164: string } => JSON.parse(line));

  it('come to the numbers that the collection expects', () => {
    expect(records.map((raw) => lookupKey(canonicalNumber(raw, TEHRAN)))).toEqual(expected.map(({ e164 }) => e164));
  });
});

describe('laws of the canonical number', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 });
  const written = fc.string({ unit: fc.constantFrom(...'0123456789+ -/(),;#x۰۹٨و'), maxLength: 30 });
  const office = fc.constantFrom(TEHRAN, NO_AREA, DUBAI);
  const anything = fc.oneof(
    digits,
    digits.map((rest) => `+${rest}`),
    digits.map((rest) => `+98${rest}`),
    digits.map((rest) => `00${rest}`),
    written,
    fc.string({ unit: 'binary' }),
  );

  it('reads its own canonical form as itself, in every office', () => {
    fc.assert(
      fc.property(anything, office, office, (raw, writer, reader) => {
        const key = lookupKey(canonicalNumber(raw, writer));
        if (key === null || key.startsWith('s:')) return;
        expect(lookupKey(canonicalNumber(key, reader))).toBe(key);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the local form that it shows as the number that it shows', () => {
    fc.assert(
      fc.property(anything, office, (raw, here) => {
        const number = canonicalNumber(raw, here);
        if (number.kind !== 'canonical' || !number.e164.startsWith('+98')) return;
        expect(lookupKey(canonicalNumber(localForm(number.e164, here), here))).toBe(number.e164);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws and never invents a key that is not E.164 or a short number', () => {
    fc.assert(
      fc.property(anything, office, (raw, here) => {
        expect(lookupKey(canonicalNumber(raw, here)) ?? 's:110').toMatch(/^(?:\+[1-9]\d{3,16}|s:[1-9]\d{1,4})$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not take a number for another that merely ends like it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (cut) => {
        const whole = '9125550039';
        expect(lookupKey(canonicalNumber(whole.slice(cut), TEHRAN))).not.toBe('+989125550039');
      }),
    );
  });
});

describe('a number from the wire', () => {
  const caller = (more: Partial<LineSignal>): LineSignal => ({ kind: 'callerId', number: '09125550039', ...more });
  const read = (signal: LineSignal) => inShort(numberFromSignal(signal, { ...TEHRAN, trunkPrefix: '9' }));

  it('is believed when the device says that it is good', () => {
    expect(read(caller({ numberStatus: 'ok' }))).toBe('+989125550039');
    expect(read(caller({ numberStatus: 'ok', checksumOk: true }))).toBe('+989125550039');
  });

  it('is nobody when it is hidden, missing, a placeholder or a text', () => {
    for (const numberStatus of ['private', 'unavailable', 'none', 'placeholder', 'text'] as const) {
      expect(read(caller({ numberStatus }))).toBe('none');
    }
    expect(read(caller({}))).toBe('none');
    expect(read({ kind: 'ring' })).toBe('none');
    expect(read({ kind: 'callerId', number: null, numberStatus: 'private' })).toBe('none');
  });

  it('is only a guess when its checksum is wrong', () => {
    expect(read(caller({ numberStatus: 'ok', checksumOk: false }))).toBe('maybe +989125550039');
    expect(read(caller({ number: '110', numberStatus: 'ok', checksumOk: false }))).toBe('maybe');
  });

  it('loses the digit for an outside line only where it was dialled in the office', () => {
    expect(read({ kind: 'dialled', number: '909125550039' })).toBe('+989125550039');
    expect(read({ kind: 'onHook', dialed: '922514321' })).toBe('+982122514321');
    expect(read({ kind: 'dialled', number: '9110' })).toBe('s:110');
    expect(read({ kind: 'dialled', number: '9125550039' })).toBe('+989125550039');
    expect(read({ kind: 'dialled', number: '816' })).toBe('s:816');
    expect(read({ kind: 'end', dir: 'out', number: '922514321', numberStatus: 'ok' })).toBe('+982122514321');
    expect(read(caller({ number: '922514321', numberStatus: 'ok' }))).toBe('maybe');
  });

  it('is dialled as it stands where no outside digit is configured', () => {
    expect(inShort(dialledNumber('922514321', TEHRAN))).toBe('maybe');
    expect(inShort(dialledNumber('009125550039', { ...TEHRAN, trunkPrefix: '0' }))).toBe('+989125550039');
  });
});

describe('the form that people read', () => {
  it('groups Iranian numbers with the trunk zero', () => {
    expect(localForm('+989125550039', TEHRAN)).toBe('0912 555 0039');
    expect(localForm('+982122514321', TEHRAN)).toBe('021 2251 4321');
    expect(localForm('+982164572', TEHRAN)).toBe('021 64572');
  });

  it('shows foreign numbers with a plus and short ones as they are', () => {
    expect(localForm('+14075552120', TEHRAN)).toBe('+1 407 555 2120');
    expect(localForm('s:110', TEHRAN)).toBe('110');
    expect(localForm('nonsense', TEHRAN)).toBe('nonsense');
  });

  it('turns round for an office abroad', () => {
    expect(localForm('+989125550039', DUBAI)).toBe('+98 912 555 0039');
    expect(localForm('+97143311111', DUBAI)).toBe('04 331 1111');
  });

  it('knows the country of a number', () => {
    expect(['+989125550039', '+905321234567', '+14165550123', '+77012345678', 'x'].map(countryOf)).toEqual([
      'IR',
      'TR',
      'CA',
      'KZ',
      null,
    ]);
  });
});
