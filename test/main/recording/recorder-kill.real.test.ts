import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repairWav } from '../../../src/main/recording/wav-file.ts';
import { readWav, sourceOf } from './recorder-stage.ts';
import { longestTone } from './tone-check.ts';

const SOURCE = fileURLToPath(new URL('record-until-killed.ts', import.meta.url));
const KILLS = 100;
const AT_ONCE = 4;
const LINES = 3;
const HERTZ = 300;
const MOST_MISSING_MS = 1_000;

const folder = mkdtempSync(join(tmpdir(), 'hamzang kill ضبط '));
const driver = join(folder, 'built', 'driver.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In one file it starts in a third of the time, a hundred times over. */
beforeAll(async () => {
  const output = { entryFileNames: 'driver.mjs' };
  const options = { ssr: SOURCE, outDir: join(folder, 'built'), rolldownOptions: { output } };
  await build({ configFile: false, logLevel: 'error', build: options });
});

type Killed = { readonly name: string; readonly heardMs: number };

/** Kills one recording process so long after it said that all its lines are heard. */
async function recordAndKill(name: string, afterMs: number): Promise<Killed> {
  const source = JSON.stringify(sourceOf({ program: 'simulated', device: `tone:${HERTZ}` }));
  const child = spawn(process.execPath, [driver, folder, name, String(LINES), source], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const closed = once(child, 'close');
  let started = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (JSON.parse(line).kind === 'started') started += 1;
    if (started === LINES) break;
  }
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const heardMs = performance.now() - from;
  child.kill('SIGKILL');
  await closed;
  return { name, heardMs };
}

/** Mostly within the first half second, where most is still on its way; some later. */
const momentOf = (i: number): number => (i % 10 === 9 ? 900 + ((i * 137) % 900) : Math.random() * 500);

test(`a recorder that is killed ${KILLS} times leaves files that play, with a second missing at most`, async () => {
  const killed: Killed[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < KILLS; i = next++) killed.push(await recordAndKill(`k${i}`, momentOf(i)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const live = join(folder, 'live');
  const repaired = new Map<string, number>();
  for (const file of readdirSync(live)) {
    const wav = await repairWav(join(live, file));
    repaired.set(file, wav?.durationMs ?? -1);
    const { samples, rate } = readWav(join(live, file));
    const sound = samples[0] ?? new Int16Array();
    if (sound.length > rate / 10) expect(longestTone(sound, rate, HERTZ).length).toBeGreaterThan(sound.length - 40);
  }
  const missing = killed.flatMap(({ name, heardMs }) =>
    Array.from({ length: LINES }, (_, i) => heardMs - (repaired.get(`${name}-${i}.call.wav`) ?? 0)),
  );
  expect([...repaired.values()].every((ms) => ms >= 0)).toBe(true);
  expect(Math.max(...missing)).toBeLessThanOrEqual(MOST_MISSING_MS);
  // Another program reads every one of them.
  const files = readdirSync(live).map((file) => join(live, file));
  expect(files.length).toBeGreaterThan(KILLS);
  const { stdout } = await promisify(execFile)('soxi', ['-D', ...files]);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((seconds) => Math.round(Number(seconds) * 1_000)),
  ).toEqual(readdirSync(live).map((file) => repaired.get(file)));
}, 180_000);
