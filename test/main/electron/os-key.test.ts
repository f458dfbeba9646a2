import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesktopSecrets } from '../../../src/main/electron/desktop-secrets.ts';
import { type OsKeyOptions, openOsKey } from '../../../src/main/electron/os-key.ts';
import { createSecrets } from '../../../src/main/secrets.ts';
import { createLog } from '../../support/log.ts';
import { fakeOsStore } from './fakes.ts';

let dir: string;
let file: string;
let log: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-os-key-'));
  file = join(dir, 'secrets.key');
  log = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const options = (store = fakeOsStore(), platform: NodeJS.Platform = 'linux'): OsKeyOptions => ({
  file,
  store,
  platform,
  log: createLog(log),
  mostMs: 50,
});
const secrets = (store = fakeOsStore(), platform?: NodeJS.Platform) =>
  openDesktopSecrets(dir, options(store, platform));
const openKey = (store = fakeOsStore(), platform?: NodeJS.Platform) => openOsKey(options(store, platform));

describe('a key that the system keeps', () => {
  it('is the same at the next start, lies nowhere in the open, and its file is its owner’s', async () => {
    const first = await openKey();
    expect([first?.key.length, first?.stray, readdirSync(dir)]).toEqual([32, null, ['secrets.key.sealed']]);
    expect((await openKey())?.key).toEqual(first?.key);
    const sealed = readFileSync(`${file}.sealed`, 'latin1');
    expect(sealed).not.toContain(first?.key.toString('base64'));
    expect(statSync(`${file}.sealed`).mode & 0o777).toBe(0o600);
    expect(log).toEqual([]);
  });

  it('is the one that lay in the open before, which then goes', async () => {
    writeFileSync(file, Buffer.alloc(32, 9));
    expect((await openKey())?.key).toEqual(Buffer.alloc(32, 9));
    expect(readdirSync(dir)).toEqual(['secrets.key.sealed']);
  });

  it('ends a take-over that broke off before its last step', async () => {
    writeFileSync(file, Buffer.alloc(32, 9));
    await openKey();
    writeFileSync(file, Buffer.alloc(32, 9));
    expect(await openKey()).toMatchObject({ key: Buffer.alloc(32, 9), stray: null });
    expect(existsSync(file)).toBe(false);
  });

  it('is sealed anew when the system asks for it', async () => {
    const first = await openKey();
    const before = statSync(`${file}.sealed`).ino;
    expect((await openKey(fakeOsStore({ outdated: true })))?.key).toEqual(first?.key);
    expect(statSync(`${file}.sealed`).ino).not.toBe(before);
  });

  it.each([
    ['there is no keyring', fakeOsStore({ backend: 'basic_text' }), 'linux'],
    ['the keyring is not known yet', fakeOsStore({ backend: 'unknown' }), 'linux'],
    ['nothing can be sealed', fakeOsStore({ available: false }), 'win32'],
  ] as const)('is none where %s, and that is said once', async (_why, store, platform) => {
    writeFileSync(file, Buffer.alloc(32, 9));
    expect(await openKey(store, platform)).toBeNull();
    expect(readFileSync(file)).toEqual(Buffer.alloc(32, 9));
    expect([readdirSync(dir), log]).toEqual([
      ['secrets.key'],
      ['warn this system keeps no keys: it lies in a file for its owner alone'],
    ]);
  });

  it.each(['win32', 'darwin'] as const)('does not ask %s for a keyring of Linux', async (platform) => {
    expect(await openKey(fakeOsStore({ backend: 'unknown' }), platform)).not.toBeNull();
  });

  it.each([true, 'asks'] as const)(
    'is not waited for, and not thrown away, while the keyring is locked: %s',
    async (locked) => {
      await openKey();
      const sealed = readFileSync(`${file}.sealed`);
      expect(await openKey(fakeOsStore({ locked }))).toBeNull();
      expect(readFileSync(`${file}.sealed`)).toEqual(sealed);
      expect(log).toEqual([expect.stringMatching(/^error the system did not give out a key that it keeps/)]);
    },
  );

  it('stays in the open where the system does not give back what it was given', async () => {
    writeFileSync(file, Buffer.alloc(32, 9));
    const broken = {
      ...fakeOsStore(),
      decryptStringAsync: async () => ({ result: Buffer.alloc(32, 1).toString('base64'), shouldReEncrypt: false }),
    };
    expect(await openOsKey({ ...options(), store: broken })).toBeNull();
    expect(readdirSync(dir)).toEqual(['secrets.key']);
  });
});

describe('the passwords of devices on the desktop', () => {
  it('that were saved before it had a key are all still there', async () => {
    createSecrets(dir).set('pbx', 'سلام');
    expect((await secrets()).get('pbx')).toBe('سلام');
    expect(existsSync(file)).toBe(false);
  });

  it('tell nothing to who copied the folder', async () => {
    (await secrets()).set('pbx', 'open sesame');
    expect(createSecrets(dir).get('pbx')).toBeNull();
    expect((await secrets()).get('pbx')).toBe('open sesame');
  });

  it('that were saved while the keyring was locked are there with the others afterwards', async () => {
    (await secrets()).set('pbx', 'old');
    const locked = await secrets(fakeOsStore({ locked: true }));
    expect(locked.get('pbx')).toBeNull();
    locked.set('box', 'new');
    const again = await secrets();
    expect([again.get('pbx'), again.get('box'), existsSync(file)]).toEqual(['old', 'new', false]);
  });

  it('are kept as without a desktop where the system keeps no keys', async () => {
    (await secrets(fakeOsStore({ backend: 'basic_text' }))).set('pbx', 'open sesame');
    expect(createSecrets(dir).get('pbx')).toBe('open sesame');
  });
});
