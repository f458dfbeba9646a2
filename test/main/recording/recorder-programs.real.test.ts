import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/clock.ts';
import type { Recorder, RecordingReport, SourceReport, SourceSpec } from '../../../src/main/core/ports.ts';
import type { Pace } from '../../../src/main/recording/pace.ts';
import { createRecorder } from '../../../src/main/recording/recorder.ts';
import { createLog } from '../../support/log.ts';
import { openSoundCard, type SoundCard } from '../../support/sound-card.ts';
import { until } from '../../support/wait.ts';
import { readWav, sourceOf, wavOf } from './recorder-stage.ts';
import { longestTone } from './tone-check.ts';

const DRIVER = fileURLToPath(new URL('record-until-killed.ts', import.meta.url));
const HERTZ = 440;
const was = { ...process.env };

let folder: string;
let card: SoundCard;
let tone: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang programs ضبط '));
  card = await openSoundCard();
  Object.assign(process.env, card.env);
  tone = join(folder, 'tone.wav');
  execFileSync('sox', [
    '-n',
    '-r',
    '48000',
    '-c',
    '1',
    '-b',
    '16',
    tone,
    'synth',
    '1.2',
    'sine',
    String(HERTZ),
    'vol',
    '0.3',
  ]);
});
afterAll(async () => {
  process.env = was;
  await card.close();
  rmSync(folder, { recursive: true, force: true });
});

/** With half a second in hand, so that what a busy computer does to the player is not taken for the recorder's doing. */
async function play(): Promise<void> {
  const sink = card.monitor.replace('.monitor', '');
  await once(spawn('paplay', ['--latency-msec=500', `--device=${sink}`, tone], { stdio: 'ignore' }), 'close');
}

type House = { readonly recorder: Recorder; readonly reports: SourceReport[]; end(): Promise<void> };
const houses: House[] = [];
afterEach(async () => {
  process.env.PATH = was.PATH;
  for (const house of houses.splice(0)) await house.end();
});

function openHouse(sources: readonly SourceSpec[] = [], pace: Partial<Pace> = {}): House {
  const recorder = createRecorder({ folder, clock: systemClock, log: createLog(), pace });
  const stop = new AbortController();
  const reports: SourceReport[] = [];
  recorder.setSources(sources);
  const running = recorder.run(stop.signal, (report) => reports.push(report));
  const house: House = {
    recorder,
    reports,
    async end() {
      stop.abort();
      await running;
    },
  };
  houses.push(house);
  return house;
}

function begin(recorder: Recorder, recordingId: string, source: SourceSpec) {
  const reports: RecordingReport[] = [];
  const order = { recordingId, callId: 'call', source, withPreRoll: true };
  const handle = recorder.start(order, (report) => reports.push(report));
  const last = (kind: string) => () => reports.at(-1)?.kind === kind && reports.at(-1);
  return { handle, reports, last };
}

const monitorOf = (changes: Partial<SourceSpec> = {}): SourceSpec =>
  sourceOf({ driver: 'pulseaudio', device: card.monitor, ...changes });

test.each([
  { program: 'sox', rate: 8_000, channels: 1 },
  { program: 'sox', rate: 48_000, channels: 2 },
  { program: 'arecord', driver: null, device: 'pulse', rate: 16_000, channels: 1 },
] as const)('$program at $rate with $channels channel(s) records a tone without a gap', async (changes) => {
  const { recorder } = openHouse();
  // The sound server’s own default source is the monitor: there is no other.
  const { handle, last } = begin(recorder, `tone-${changes.program}-${changes.rate}`, monitorOf(changes));
  await until(last('started'), 'the first sound');
  await play();
  const { file } = await handle.stop();
  const { samples, rate, channels } = readWav(join(folder, file ?? ''));
  expect({ rate, channels }).toEqual({ rate: changes.rate, channels: changes.channels });
  for (const sound of samples) expect(longestTone(sound, rate, HERTZ).length).toBeGreaterThan(1.15 * rate);
});

test('what was played before the start is in the recording', async () => {
  const source = monitorOf({ preRollMs: 4_000 });
  const { recorder, reports } = openHouse([source]);
  await until(() => reports.at(-1)?.state === 'open', 'the source to be open');
  await play();
  const { handle, last } = begin(recorder, 'before', source);
  const started = await until(last('started'), 'the start');
  expect(started).toMatchObject({ kind: 'started' });
  const { file, startedAt } = await handle.stop();
  expect(Date.now() - startedAt).toBeGreaterThan(1_000);
  const [sound = new Int16Array()] = readWav(join(folder, file ?? '')).samples;
  expect(longestTone(sound, 8_000, HERTZ).length).toBeGreaterThan(8_000);
});

test('a sound card that is pulled out is said, and heard again when it is back', async () => {
  const { recorder } = openHouse();
  const { handle, reports, last } = begin(recorder, 'pulled', monitorOf());
  await until(last('started'), 'the first sound');
  await card.unplug();
  const lost = await until(last('trouble'), 'the trouble');
  expect(lost).toMatchObject({ trouble: 'deviceLost' });
  await card.replug();
  await until(last('recovered'), 'the recovery');
  await play();
  const asked = handle.positionMs();
  const { file, durationMs } = await handle.stop();
  expect(reports.map(({ kind }) => kind)).toEqual(['started', 'trouble', 'recovered']);
  expect(Math.abs(durationMs - asked)).toBeLessThan(1_000);
  const [sound = new Int16Array()] = readWav(join(folder, file ?? '')).samples;
  expect(Math.abs(sound.length / 8 - durationMs)).toBeLessThan(1);
  expect(longestTone(sound, 8_000, HERTZ).length).toBeGreaterThan(1.15 * 8_000);
});

test.each([
  { program: 'sox', driver: 'pulseaudio', device: 'nosuch' },
  { program: 'sox', driver: 'alsa', device: 'nosuch' },
  { program: 'arecord', driver: null, device: 'nosuch' },
  { program: 'sox', driver: 'pulseaudio', device: '-h' },
] as const)(
  'a device that is not there ($program $driver $device) is said in the program’s own words',
  async (changes) => {
    const { recorder } = openHouse();
    const { handle, last } = begin(recorder, 'wrong', monitorOf(changes));
    const trouble = await until(last('trouble'), 'the trouble');
    expect(trouble).toMatchObject({
      trouble: 'deviceWrong',
      atMs: 0,
      detail: expect.stringMatching(/nosuch|No such|device/),
    });
    expect(await handle.stop()).toMatchObject({ file: null, durationMs: 0 });
    await expect(recorder.test(monitorOf(changes), 1)).rejects.toMatchObject({ code: 'deviceWrong' });
  },
);

test('without any sound server nothing throws, and inputs are still told', async () => {
  process.env.PULSE_SERVER = 'unix:/nowhere';
  try {
    const { recorder } = openHouse();
    const { handle, last } = begin(recorder, 'serverless', monitorOf());
    expect(await until(last('trouble'), 'the trouble')).toMatchObject({ trouble: 'deviceWrong' });
    await handle.stop();
    const { inputs } = await recorder.inputs();
    expect(inputs.some(({ driver }) => driver === 'pulseaudio')).toBe(false);
    expect(inputs.some(({ program }) => program === 'simulated')).toBe(true);
  } finally {
    process.env.PULSE_SERVER = card.env.PULSE_SERVER;
  }
});

test('programs and inputs of this computer are told', async () => {
  const { recorder } = openHouse();
  const { programs, inputs } = await recorder.inputs();
  expect(programs.filter(({ found }) => found).map(({ program }) => program)).toEqual(['sox', 'arecord', 'simulated']);
  expect(programs[0]?.version).toMatch(/^\d+\.\d+/);
  expect(inputs).toContainEqual(expect.objectContaining({ driver: 'pulseaudio', device: card.monitor, monitor: true }));
});

test('a test recording of the card can be played', async () => {
  const { recorder } = openHouse();
  const played = play();
  const { samples, rate } = wavOf(await recorder.test(monitorOf(), 1));
  expect([rate, samples[0]?.length]).toEqual([8_000, 8_000]);
  await played;
});

/** A folder of programs, in place of this computer’s. */
function putPrograms(scripts: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(folder, 'bin-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(path, name), 0o755);
  }
  process.env.PATH = path;
  return path;
}

test('a program that is missing is said, and heard from as soon as it is installed', async () => {
  const sox = execFileSync('which', ['sox'], { encoding: 'utf8' }).trim();
  const path = putPrograms({});
  const { recorder } = openHouse([], { firstRetryMs: 50, lastRetryMs: 100 });
  const { handle, last } = begin(recorder, 'missing', monitorOf());
  expect(await until(last('trouble'), 'the trouble')).toMatchObject({ trouble: 'programMissing' });
  symlinkSync(sox, join(path, 'sox'));
  await until(last('recovered'), 'the recovery');
  expect((await handle.stop()).file).toBe('live/missing.call.wav');
});

test('a program that ends without a byte is said to give no sound, and is not started over and over', async () => {
  const count = join(folder, 'starts');
  putPrograms({ sox: `echo x >> '${count}'` });
  const { recorder } = openHouse([], { firstRetryMs: 200, lastRetryMs: 10_000 });
  const { handle, last } = begin(recorder, 'zero', monitorOf());
  expect(await until(last('trouble'), 'the trouble')).toMatchObject({ trouble: 'noSound' });
  const starts = (): number => readFileSync(count, 'utf8').split('\n').length - 1;
  await until(() => starts() === 3, 'the third start');
  expect(await handle.stop()).toMatchObject({ file: null, durationMs: 0 });
});

test('a program that gives nothing and does not listen is ended for good', async () => {
  const others = childrenOf(process.pid);
  putPrograms({ sox: "trap '' TERM\necho $$ >&2\nexec 2>/dev/null\n/bin/sleep 600" });
  const { recorder } = openHouse([], { quietMs: 300 });
  const { handle, last } = begin(recorder, 'deaf', monitorOf());
  expect(await until(last('trouble'), 'the trouble')).toMatchObject({ trouble: 'noSound', atMs: 0 });
  const isOurs = (pid: number): boolean => !others.includes(pid);
  expect(childrenOf(process.pid).filter(isOurs).length).toBe(1);
  expect(await handle.stop()).toMatchObject({ file: null });
  await until(() => !childrenOf(process.pid).some(isOurs), 'the program to be gone', 5_000);
});

test('programs that never answer keep nobody from hearing of the others', async () => {
  putPrograms({ sox: '/bin/sleep 5', pactl: '/bin/sleep 5', arecord: 'echo arecord: version 1.2.3' });
  const { recorder } = openHouse();
  const { programs, inputs } = await recorder.inputs();
  expect(programs.filter(({ found }) => found).map(({ program }) => program)).toEqual(['arecord', 'simulated']);
  expect(inputs.map(({ program }) => program)).toEqual(['simulated']);
});

test('a hub that is killed leaves no program running', async () => {
  const source = JSON.stringify(monitorOf());
  const hub = spawn(process.execPath, [DRIVER, folder, 'orphan', '1', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: hub.stdout })) if (JSON.parse(line).kind === 'started') break;
  const programs = childrenOf(hub.pid ?? 0);
  expect(programs.length).toBe(1);
  hub.kill('SIGKILL');
  await until(() => programs.every((pid) => !isRunning(pid)), 'the program to be gone');
});

function childrenOf(pid: number): readonly number[] {
  const said = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return said === '' ? [] : said.split(' ').map(Number).filter(isRunning);
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
