import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/clock.ts';
import type { FinishedRecording, RecordingReport } from '../../../src/main/core/ports.ts';
import { createRecorder } from '../../../src/main/recording/recorder.ts';
import { createLog } from '../../support/log.ts';
import { until } from '../../support/wait.ts';
import { readWav, sourceOf } from './recorder-stage.ts';
import { longestTone } from './tone-check.ts';

const DRIVER = fileURLToPath(new URL('record-until-killed.ts', import.meta.url));
const HERTZ = 300;
const TONE = sourceOf({ program: 'simulated', device: `tone:${HERTZ}`, rate: 48_000, channels: 2 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang disk ضبط '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const begun: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of begun.splice(0)) await end();
});

/** A recorder in this process that hears a tone at its real pace. */
function record(into: string, id = 'one') {
  const recorder = createRecorder({ folder: into, clock: systemClock, log: createLog() });
  const reports: RecordingReport[] = [];
  const order = { recordingId: id, callId: 'call', source: TONE, withPreRoll: false };
  const handle = recorder.start(order, (report) => reports.push(report));
  begun.push(() => handle.stop());
  return { handle, reports };
}

const hasTrouble = (reports: readonly RecordingReport[]) => () => reports.find((one) => one.kind === 'trouble');

test('where the folder cannot be written it is said at once, and nothing that was said is lost once it can', async () => {
  const inTheWay = join(folder, 'پوشهٔ ضبط', 'recordings');
  mkdirSync(join(folder, 'پوشهٔ ضبط'));
  writeFileSync(inTheWay, 'a file where the folder should be');
  const { handle, reports } = record(inTheWay);
  const trouble = await until(hasTrouble(reports), 'the trouble');
  expect(trouble).toMatchObject({ trouble: 'folderReadOnly', detail: expect.stringContaining(inTheWay) });
  await until(() => handle.positionMs() > 500, 'some sound');
  rmSync(inTheWay);
  await until(() => reports.at(-1)?.kind === 'recovered', 'the recovery');
  const { file, durationMs } = await handle.stop();
  const { samples } = readWav(join(inTheWay, file ?? ''));
  expect(longestTone(samples[1] ?? new Int16Array(), 48_000, HERTZ).length).toBeGreaterThan(durationMs * 48 - 100);
});

test.each(['/proc/recordings', '/dev/null'])(
  'a folder that never can be (%s) leaves no file, and ends',
  async (where) => {
    const { handle, reports } = record(where);
    expect(await until(hasTrouble(reports), 'the trouble')).toMatchObject({ trouble: 'folderReadOnly' });
    expect(await handle.stop()).toMatchObject({ file: null, durationMs: 0, bytes: 0 });
  },
);

test('a recording that is there already is never written over', async () => {
  mkdirSync(join(folder, 'live'), { recursive: true });
  writeFileSync(join(folder, 'live', 'old.call.wav'), 'somebody’s voice');
  const { handle, reports } = record(folder, 'old');
  expect(await until(hasTrouble(reports), 'the trouble')).toMatchObject({ trouble: 'broken' });
  expect(await handle.stop()).toMatchObject({ file: null });
  expect(execFileSync('cat', [join(folder, 'live', 'old.call.wav')], { encoding: 'utf8' })).toBe('somebody’s voice');
});

test('while it is said, sound goes into the file under a header that is true', async () => {
  const { handle } = record(folder, 'soon');
  await until(() => handle.positionMs() > 1_000, 'a second of sound');
  const file = join(folder, 'live', 'soon.call.wav');
  const inFile = (): number => Number(execFileSync('od', ['-An', '-tu4', '-j40', '-N4', file], { encoding: 'utf8' }));
  await until(() => inFile() > 48_000 * 4, 'a second of sound in the file');
  expect(statSync(file).size).toBeGreaterThanOrEqual(44 + inFile());
});

test('a file that its disk let go of is opened again, and goes on', async () => {
  const { handle, reports } = record(folder, 'away');
  await until(() => handle.positionMs() > 500, 'half a second of sound');
  closeSync(numberOf(join(folder, 'live', 'away.call.wav')));
  await until(() => reports.at(-1)?.kind === 'recovered', 'the recovery');
  expect(reports.at(-2)).toMatchObject({ kind: 'trouble', trouble: 'broken' });
  const { file, durationMs } = await handle.stop();
  const [sound = new Int16Array()] = readWav(join(folder, file ?? '')).samples;
  expect(longestTone(sound, 48_000, HERTZ).length).toBeGreaterThan(durationMs * 48 - 100);
});

/** The number under which this process has a file open. */
function numberOf(path: string): number {
  const numbers = readdirSync('/proc/self/fd').map(Number);
  const found = numbers.find((number) => {
    try {
      return readlinkSync(`/proc/self/fd/${number}`) === path;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`${path} is not open`);
  return found;
}

test('a full disk is said, held out for, and costs no sample once there is room', async () => {
  const words = [DRIVER, folder, 'full', '1', JSON.stringify(TONE)];
  // The largest file that this process may write: what a full disk is to it.
  const child = spawn('prlimit', ['--fsize=150000:unlimited', process.execPath, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const said: (RecordingReport | FinishedRecording)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line)));
  begun.push(() => ended(child));
  const told = (kind: string) => () => said.find((one) => 'kind' in one && one.kind === kind);
  expect(await until(told('trouble'), 'the trouble')).toMatchObject({ trouble: 'diskFull' });
  execFileSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited:unlimited']);
  await until(told('recovered'), 'the recovery');
  child.kill('SIGTERM');
  await once(child, 'close');
  const finished = said.at(-1) as FinishedRecording;
  const { samples } = readWav(join(folder, finished.file ?? ''));
  const [sound = new Int16Array()] = samples;
  expect(Math.abs(sound.length / 48 - finished.durationMs)).toBeLessThan(1);
  expect(longestTone(sound, 48_000, HERTZ).length).toBeGreaterThan(sound.length - 100);
});

test('a disk that stays full leaves what it took, and the recorder ends', async () => {
  const words = [DRIVER, folder, 'filled', '1', JSON.stringify(TONE)];
  const child = spawn('prlimit', ['--fsize=150000', process.execPath, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  begun.push(() => ended(child));
  const lines = createInterface({ input: child.stdout });
  const said: unknown[] = [];
  lines.on('line', (line) => said.push(JSON.parse(line)));
  await until(() => said.some((one) => (one as { trouble?: string }).trouble === 'diskFull'), 'the trouble');
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  const finished = said.at(-1) as FinishedRecording;
  expect(finished.bytes).toBeGreaterThan(100_000);
  expect(readWav(join(folder, finished.file ?? '')).samples.length).toBe(2);
  expect(existsSync(join(folder, 'live')) && readdirSync(join(folder, 'live')).length).toBeGreaterThan(0);
});

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}
