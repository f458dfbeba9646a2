import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesktopRecordingsKey } from '../../../src/main/electron/desktop-recordings-key.ts';
import { fileKeyStore } from '../../../src/main/recording/vault/key-file.ts';
import { openMasterKey } from '../../../src/main/recording/vault/master-key.ts';
import { createLog } from '../../support/log.ts';
import { fakeOsStore } from './fakes.ts';

let dir: string;
let log: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-recordings-key-'));
  log = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (store = fakeOsStore()) =>
  openDesktopRecordingsKey(dir, { store, platform: 'linux', log: createLog(log), mostMs: 50 });
const sealOne = (): void => {
  mkdirSync(join(dir, 'recordings', '2026-11'), { recursive: true });
  writeFileSync(join(dir, 'recordings', '2026-11', 'one.hzr'), 'sealed');
};
const keys = () => readdirSync(dir).filter((name) => name.startsWith('recordings.key'));
const AN_OTHER = Buffer.alloc(32, 9);

describe('the key of the recordings on the desktop', () => {
  it('is made once, and lies nowhere in the open', async () => {
    const key = await open();
    sealOne();
    expect([await open(), keys(), log]).toEqual([Buffer.from(key), ['recordings.key.sealed'], []]);
    expect(readFileSync(join(dir, 'recordings.key.sealed'), 'latin1')).not.toContain(
      Buffer.from(key).toString('base64'),
    );
  });

  it('is the hub’s where a hub ran here before', async () => {
    const key = openMasterKey(dir);
    sealOne();
    expect(await open()).toEqual(Buffer.from(key));
    expect(await open()).toEqual(Buffer.from(key));
    expect(keys()).toEqual(['recordings.key.sealed']);
  });

  it('is the one that was typed from the recovery sheet, and the other one is put aside', async () => {
    await open();
    sealOne();
    fileKeyStore(dir).save(AN_OTHER);
    expect(await open()).toEqual(AN_OTHER);
    expect(await open()).toEqual(AN_OTHER);
    expect(keys()).toEqual(['recordings.key.sealed', 'recordings.key.sealed.before']);
  });

  it('comes from the sheet too when another user’s system sealed the one that is there', async () => {
    writeFileSync(join(dir, 'recordings.key.sealed'), 'DPAPI of somebody else');
    fileKeyStore(dir).save(AN_OTHER);
    expect(await open()).toEqual(AN_OTHER);
    expect(await open()).toEqual(AN_OTHER);
  });

  it.each([true, 'asks'] as const)('is never made anew because the keyring is locked: %s', async (locked) => {
    const key = await open();
    await expect(open(fakeOsStore({ locked }))).rejects.toThrow(/keyring/);
    await expect(open(fakeOsStore({ backend: 'basic_text' }))).rejects.toThrow(/keyring/);
    expect([keys(), await open()]).toEqual([['recordings.key.sealed'], Buffer.from(key)]);
  });

  it('is not made where there are recordings that another one sealed', async () => {
    sealOne();
    await expect(open()).rejects.toThrow(/recover/);
    expect(keys()).toEqual([]);
  });

  it('lies in a file for its owner alone where the system keeps no keys, and that is said', async () => {
    const key = await open(fakeOsStore({ backend: 'basic_text' }));
    expect([keys(), fileKeyStore(dir).load()]).toEqual([['recordings.key'], Buffer.from(key)]);
    expect(log).toEqual(['warn this system keeps no keys: it lies in a file for its owner alone']);
    expect(await open()).toEqual(Buffer.from(key));
  });

  it('stays in the open when the system cannot seal it after all', async () => {
    const key = openMasterKey(dir);
    expect(await open(fakeOsStore({ locked: true }))).toEqual(Buffer.from(key));
    expect([keys(), existsSync(join(dir, 'recordings.key'))]).toEqual([['recordings.key'], true]);
  });
});
