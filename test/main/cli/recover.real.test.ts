import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/main/recording/vault/key-id.ts';
import { openMasterKey, recordingsFolder } from '../../../src/main/recording/vault/master-key.ts';
import { recoveryGroups } from '../../../src/main/recording/vault/recovery-sheet.ts';
import { madeSpeech, openVault, putWav, sealOrder, tempFolder } from '../recording/vault-stage.ts';

const CLI = fileURLToPath(new URL('../../../src/main/cli.ts', import.meta.url));

async function recover(dir: string, sheet: string) {
  const child = spawn(process.execPath, [CLI, 'recover', '--data', dir], { stdio: 'pipe' });
  child.stdin.end(sheet);
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status, out, err };
}

/** An office with one sealed recording, and the sheet of its key. */
async function office() {
  const dir = tempFolder();
  const masterKey = openMasterKey(dir);
  const vault = openVault({ folder: recordingsFolder(dir), masterKey });
  await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 4_000), 8_000)));
  return { dir, masterKey, key: join(dir, 'recordings.key'), sheet: recoveryGroups(masterKey).join(' ') };
}

it('the sheet brings a lost key back', async () => {
  const { dir, masterKey, key, sheet } = await office();
  rmSync(key);
  const { status, out } = await recover(dir, ` ${sheet.toLowerCase()}\n`);
  expect([status, JSON.parse(out)]).toEqual([
    0,
    { recovered: true, fingerprint: fingerprintOf(masterKey), opens: 1, others: 0 },
  ]);
  expect(openMasterKey(dir)).toEqual(masterKey);
});

it('a damaged key is put aside, not thrown away', async () => {
  const { dir, masterKey, key, sheet } = await office();
  writeFileSync(key, 'damaged');
  expect((await recover(dir, sheet)).status).toBe(0);
  expect(openMasterKey(dir)).toEqual(masterKey);
  expect(readFileSync(`${key}.old-1`, 'utf8')).toBe('damaged');
});

it('a key that is right already stays', async () => {
  const { dir, sheet } = await office();
  expect((await recover(dir, sheet)).status).toBe(0);
  expect(readdirSync(dir).sort()).toEqual(['recordings', 'recordings.key']);
});

it.each([
  [
    'of another office',
    recoveryGroups(Buffer.alloc(32, 9)).join(' '),
    /opens none of the recordings\. They need: ([0-9a-f]{4}-?){4}/,
  ],
  ['with a mistake', `A${recoveryGroups(Buffer.alloc(32, 9)).join(' ').slice(1)}`, /The last group does not fit/],
  ['that is empty', '', /twelve groups/],
])('a sheet %s changes nothing', async (_name, sheet, sentence) => {
  const { dir, key } = await office();
  rmSync(key);
  const { status, err } = await recover(dir, sheet);
  expect([status, err]).toEqual([1, expect.stringMatching(sentence)]);
  expect(readdirSync(dir)).toEqual(['recordings']);
});

it('a folder without a sealed recording has nothing to recover', async () => {
  const { status, err } = await recover(tempFolder(), recoveryGroups(Buffer.alloc(32, 9)).join(' '));
  expect([status, err]).toEqual([1, expect.stringContaining('nothing to recover')]);
});
