import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../src/main/recording/vault/check-file.ts';
import { openHzr } from '../../../src/main/recording/vault/hzr-reader.ts';
import { hear } from '../../../src/main/recording/vault/listen.ts';
import { listFiles, listHalves } from '../../../src/main/recording/vault/vault-files.ts';
import { compare, hearSealed } from '../../../src/main/recording/vault/verify.ts';
import { formatOf, inBlocks, MASTER_KEY, madeSpeech, putWav, tempFolder, wavBytes } from './vault-stage.ts';

const PROGRAM = fileURLToPath(new URL('./seal-all.ts', import.meta.url));
const RATE = 8_000;
const CHAINS = 2;
const KILLS = 30;
const RECORDINGS = 12;

it(`a program that is killed while it seals leaves each recording whole, as PCM or sealed, ${CHAINS * KILLS} times`, async () => {
  // Two at a time, each with its own folder: what takes the time is to start a program.
  const chains = Array.from({ length: CHAINS }, (_, chain) => killAgainAndAgain(tempFolder(), `chain${chain}`));
  const midway = (await Promise.all(chains)).reduce((sum, one) => sum + one, 0);
  // That the moments were such that something was half done.
  expect(midway).toBeGreaterThan(0);
}, 120_000);

/** How many of the kills left a half written file. */
async function killAgainAndAgain(folder: string, name: string): Promise<number> {
  const sounds = new Map<string, Int16Array>();
  let [round, midway] = [0, 0];
  for (let kills = 0; kills < KILLS; ) {
    if ((await unsealed(folder)) === 0) putRound(folder, `${name}-${round++}`, sounds);
    if (await killed(folder)) kills += 1;
    midway += (await listHalves(folder)).length;
    for (const [id, sound] of sounds) {
      expect(await stateOf(folder, id, sound), `${id} after kill ${kills}`).toBe('whole');
    }
  }
  await once(start(folder), 'exit');
  expect(await unsealed(folder)).toBe(0);
  expect((await listFiles(folder)).length).toBe(round * RECORDINGS);
  return midway;
}

/** Every fourth without loss; lengths that fit nothing. */
function putRound(folder: string, name: string, sounds: Map<string, Int16Array>): void {
  sounds.clear();
  for (let index = 0; index < RECORDINGS; index += 1) {
    const sound = madeSpeech(RATE, 1, 3_000 + 1_111 * index, index);
    const id = `${index % 4 === 3 ? 'f' : 'o'}-${name}-${index}`;
    sounds.set(id, sound);
    putWav(folder, id, sound, RATE);
  }
}

/** Starts it and kills it at some moment of its work; false: it was done before. */
async function killed(folder: string): Promise<boolean> {
  const child = start(folder);
  const gone = once(child, 'exit');
  if (child.stdout) await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * 100);
  const [, signal] = await gone;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

function start(folder: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, folder, MASTER_KEY.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const unsealed = async (folder: string): Promise<number> =>
  (await listFiles(folder)).filter(({ file }) => file.endsWith('.wav')).length;

async function stateOf(folder: string, id: string, sound: Int16Array): Promise<string> {
  const wav = join(folder, `live/${id}.call-${id}.wav`);
  if (existsSync(wav) && sum(readFileSync(wav)) === sum(wavBytes(sound, RATE, 1))) return 'whole';
  const sealed = (await listFiles(folder)).find(({ file }) => file.endsWith(`/${id}.hzr`));
  if (!sealed) return 'lost';
  const check = await checkFile({ folder, masterKey: MASTER_KEY }, id, sealed.file, null);
  if (check !== 'ok') return check;
  const reader = await openHzr(join(folder, sealed.file), id, MASTER_KEY);
  compare(reader.meta.codec, await hear(formatOf(sound, RATE, 1), inBlocks(sound, 1)), await hearSealed(reader));
  await reader.close();
  return 'whole';
}

const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a disk that takes nothing', () => {
  it('fails the sealing as a folder that may only be read, and keeps the PCM', async () => {
    const folder = tempFolder();
    putWav(folder, 'o-1', madeSpeech(RATE, 1, 9_000), RATE);
    chmodSync(join(folder, 'live'), 0o777);
    chmodSync(join(folder, 'live/o-1.call-o-1.wav'), 0o666);
    chmodSync(folder, 0o555);
    // What an administrator starts may write anywhere: so it must not be one.
    expect(
      await under(process.getuid?.() === 0 ? 'exec setpriv --reuid 65534 --clear-groups "$@"' : 'exec "$@"', folder),
    ).toContain('failed folderReadOnly');
    chmodSync(folder, 0o755);
    expect((await listFiles(folder)).map(({ file }) => file)).toEqual(['live/o-1.call-o-1.wav']);
  });

  it('fails the sealing as a full disk, and keeps the PCM', async () => {
    const folder = tempFolder();
    const file = join(folder, putWav(folder, 'f-long', madeSpeech(RATE, 1, 100_000), RATE));
    const before = sum(readFileSync(file));
    // No file may grow beyond 32 KiB: what the system says then is what it says of a full disk, by another name.
    expect(await under(`trap '' XFSZ; ulimit -f 32; exec "$@"`, folder)).toContain('failed diskFull');
    expect([sum(readFileSync(file)), await listFiles(folder)]).toEqual([
      before,
      [{ file: 'live/f-long.call-f-long.wav', bytes: 200_044 }],
    ]);
    expect(await under('exec "$@"', folder)).toContain('f-long');
    expect(await unsealed(folder)).toBe(0);
  });
});

async function under(script: string, folder: string): Promise<string> {
  const words = [process.execPath, PROGRAM, folder, MASTER_KEY.toString('hex')];
  const child = spawn('/bin/bash', ['-c', script, 'bash', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  return text(child.stdout);
}
