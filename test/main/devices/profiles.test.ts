import { describe, expect, it } from 'vitest';
import { almStartUp } from '../../../src/main/devices/alm1/start-up.ts';
import { createDecoder, DEVICE_TRAITS } from '../../../src/main/devices/decoders.ts';
import { usualBaudRate } from '../../../src/main/devices/family.ts';
import { createKeywordDecoder } from '../../../src/main/devices/keyword/keyword-decoder.ts';
import { KEYWORD_PROFILES } from '../../../src/main/devices/keyword/profiles.ts';
import { OJSEGAL_PROFILES } from '../../../src/main/devices/ojsegal/profiles.ts';

const KIND = { inUse: 'offHook', idle: 'onHook' } as const;

describe.each(Object.entries(OJSEGAL_PROFILES))('the profile %s of the L<n>…@ family', (_, profile) => {
  it('gives its hook words the meaning that it states', () => {
    const meanings = Object.entries(profile.hookWords);
    const decoder = createDecoder('ojsegal', 'live');
    const heard = meanings.flatMap(([word]) => decoder.push(Buffer.from(`L3 ${word}@`), 0));
    expect(heard).toEqual(meanings.map(([, meaning]) => ({ kind: KIND[meaning], line: 3 })));
  });
});

describe.each(Object.entries(KEYWORD_PROFILES))('the profile %s of keyword boxes', (_, profile) => {
  it('gives its hook words the meaning that it states', () => {
    const meanings = Object.entries(profile.hookWords);
    const decoder = createKeywordDecoder(profile);
    const heard = meanings.flatMap(([word]) => decoder.push(Buffer.from(`L3 ${word} \r\n`), 0));
    expect(heard).toEqual(meanings.map(([, meaning]) => ({ kind: KIND[meaning], line: 3 })));
  });
});

describe('a profile of its own', () => {
  it('decides by the exact word, so that another vendor may mean the opposite', () => {
    const { alm } = KEYWORD_PROFILES;
    const decoder = createKeywordDecoder({ ...alm, hookWords: { hookon: 'idle', hookoff: 'inUse' } });
    const heard = decoder.push(Buffer.from('L1 HookOn \r\nL1 HookOff \r\nL1 Off-hook \r\n'), 0);
    expect(heard.map((signal) => signal.kind)).toEqual(['onHook', 'offHook']);
    expect(decoder.skipped()).toBe('L1 Off-hook '.length);
  });
});

describe('the speed of a device that nobody has set', () => {
  const withProfile = (profile: string | null) => ({ profile, preset: null, pattern: null, username: null });

  it('is that of its make, else of its kind', () => {
    expect(usualBaudRate({ kind: 'ojsegal', options: withProfile('alm3') })).toBe(57_600);
    expect(usualBaudRate({ kind: 'ojsegal', options: withProfile(null) })).toBe(9_600);
    expect(usualBaudRate({ kind: 'keyword', options: withProfile('alm') })).toBe(57_600);
    expect(usualBaudRate({ kind: 'keyword', options: withProfile('a make of tomorrow') })).toBe(9_600);
    expect(usualBaudRate({ kind: 'fsk', options: null })).toBe(1_200);
  });
});

describe('what a device must be sent', () => {
  it('is the choice of its protocol for an ALM box', () => {
    expect([1, 3, 6].map((protocol) => Buffer.from(almStartUp(protocol as 1 | 3 | 6)).toString('hex'))).toEqual([
      'fc707274016cfd',
      'fc707274036cfd',
      'fc707274066cfd',
    ]);
    expect(DEVICE_TRAITS.alm1.startUp).toEqual([almStartUp(1)]);
    expect(OJSEGAL_PROFILES.alm6.startUp).toEqual([almStartUp(6)]);
  });

  it('is the wish for caller IDs for a GSM modem', () => {
    expect(DEVICE_TRAITS.gsm.startUp?.map((bytes) => Buffer.from(bytes).toString())).toEqual([
      'AT\r',
      'AT+CLIP=1\r',
      'AT+CRC=1\r',
      'AT^CURC=1\r',
    ]);
  });
});
