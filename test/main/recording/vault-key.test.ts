import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/main/recording/vault/key-id.ts';
import {
  type KeyStore,
  MasterKeyProblem,
  masterKeyFrom,
  openMasterKey,
  recordingsFolder,
} from '../../../src/main/recording/vault/master-key.ts';
import { parseRecoverySheet, recoveryGroups } from '../../../src/main/recording/vault/recovery-sheet.ts';
import { openVault, tempFolder } from './vault-stage.ts';

describe('the master key of a hub', () => {
  it('is made once, for its owner alone, and is there at the next start', () => {
    const dir = join(tempFolder(), 'new office');
    const masterKey = openMasterKey(dir);
    expect([masterKey.length, statSync(join(dir, 'recordings.key')).mode & 0o777]).toEqual([32, 0o600]);
    expect(openMasterKey(dir)).toEqual(masterKey);
    expect(openMasterKey(tempFolder())).not.toEqual(masterKey);
  });

  it('is refused where a byte of it was changed or lost, and left as it is', () => {
    const dir = tempFolder();
    openMasterKey(dir);
    const file = join(dir, 'recordings.key');
    const whole = readFileSync(file);
    const damaged = [
      ...Array.from(whole, (byte, at) => whole.map((one, place) => (place === at ? byte ^ 1 : one))),
      ...Array.from(whole, (_, length) => whole.subarray(0, length)),
      Buffer.concat([whole, Buffer.of(0)]),
    ];
    for (const bytes of damaged) {
      writeFileSync(file, bytes);
      expect(() => openMasterKey(dir)).toThrow(MasterKeyProblem);
      expect(readFileSync(file)).toEqual(Buffer.from(bytes));
    }
    expect(() => openMasterKey(dir)).toThrow(/recordings\.key, is damaged.*hamzang recover/);
  });

  it('is never made anew beside recordings that were sealed with another', () => {
    const dir = tempFolder();
    mkdirSync(join(recordingsFolder(dir), '2026-11'), { recursive: true });
    writeFileSync(join(recordingsFolder(dir), '2026-11', 'r1.hzr'), 'sealed');
    expect(() => openMasterKey(dir)).toThrow(expect.objectContaining({ what: 'missing' }));
    expect(() => readFileSync(join(dir, 'recordings.key'))).toThrow(/ENOENT/);
  });

  it('may lie in what the operating system keeps secrets in', () => {
    const kept: Uint8Array[] = [];
    const store: KeyStore = { load: () => kept[0] ?? null, save: (masterKey) => void kept.push(masterKey) };
    const masterKey = masterKeyFrom(store, tempFolder());
    expect(kept).toEqual([masterKey]);
    expect(masterKeyFrom(store, tempFolder())).toBe(masterKey);
  });
});

describe('the recovery sheet', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('has twelve groups of five signs that cannot be mistaken, and gives the key back', () => {
    fc.assert(
      fc.property(bytes, (masterKey) => {
        const groups = recoveryGroups(masterKey);
        expect(groups).toHaveLength(12);
        for (const group of groups) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(parseRecoverySheet(groups.join(' '))).toEqual({ ok: true, masterKey: Buffer.from(masterKey) });
      }),
    );
  });

  it('finds every sign that was mistaken for another, and every two that were swapped', () => {
    fc.assert(
      fc.property(bytes, fc.nat(59), fc.nat(30), (masterKey, at, step) => {
        const signs = [...recoveryGroups(masterKey).join('')];
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const other = alphabet.charAt((alphabet.indexOf(signs[at] ?? '') + 1 + step) % 32);
        const mistaken = signs.with(at, other).join('');
        expect(parseRecoverySheet(mistaken)).toEqual({ ok: false, wrong: 'check' });
        const next = (at + 1) % 60;
        const swapped = signs.with(at, signs[next] ?? '').with(next, signs[at] ?? '');
        if (swapped.join('') !== signs.join('')) expect(parseRecoverySheet(swapped.join('')).ok).toBe(false);
      }),
    );
  });

  const masterKey = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7));
  const sheet = recoveryGroups(masterKey);
  it.each([
    ['small letters', sheet.join(' ').toLowerCase()],
    ['no gaps', sheet.join('')],
    ['dashes and lines', sheet.join('-\r\n')],
    ['Persian digits', sheet.join(' ').replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))],
    ['Arabic digits', sheet.join(' ').replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
    [
      'wide letters',
      sheet.join('　').replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    ['O for 0, I and l for 1', sheet.join(' ').replaceAll('0', 'O').replace('1', 'I').replaceAll('1', 'l')],
    ['gaps that are not seen', sheet.join('\u200c\u200f ')],
  ])('is read with %s', (_name, text) => {
    expect(parseRecoverySheet(text)).toEqual({ ok: true, masterKey });
  });

  it.each([
    ['nothing', '', 'length'],
    ['a group too few', sheet.slice(1).join(' '), 'length'],
    ['a sign too many', `${sheet.join(' ')}7`, 'length'],
    ['a sign that is on no sheet', sheet.join(' ').replace(/.$/, 'é'), 'letter'],
    ['two groups swapped', [sheet[1], sheet[0], ...sheet.slice(2)].join(' '), 'check'],
  ] as const)('is not read with %s', (_name, text, wrong) => {
    expect(parseRecoverySheet(text)).toEqual({ ok: false, wrong });
  });

  it('is what the vault tells, with a fingerprint that tells nothing of the key', () => {
    const vault = openVault({ masterKey });
    expect(vault.recoverySheet()).toEqual({ groups: sheet, fingerprint: fingerprintOf(masterKey) });
    expect(fingerprintOf(masterKey)).toMatch(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/);
  });
});
