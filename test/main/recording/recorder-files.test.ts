import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskTrouble } from '../../../src/main/recording/disk-trouble.ts';
import { createRetries, USUAL_PACE } from '../../../src/main/recording/pace.ts';
import { readAlsaDevices, readPulseSources } from '../../../src/main/recording/read-inputs.ts';
import { type Hearing, recorderWords } from '../../../src/main/recording/recorder-words.ts';
import { recordersFolder } from '../../../src/main/recording/recorders-folder.ts';
import { createRing } from '../../../src/main/recording/ring.ts';
import { talk } from '../../../src/main/recording/simulated-sound.ts';
import { createSoundQueue } from '../../../src/main/recording/sound-queue.ts';
import { readWavHeader, repairWav, wavHeader } from '../../../src/main/recording/wav-file.ts';
import { wholeFrames } from '../../../src/main/recording/whole-frames.ts';

const folder = mkdtempSync(join(tmpdir(), 'hamzang wav ضبط '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = { rate: 8_000, channels: 2, dataBytes: 0 } as const;
let files = 0;
function fileOf(...parts: readonly Uint8Array[]): string {
  files += 1;
  const path = join(folder, `${files}.wav`);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

test('a header is read as it was written', () => {
  const header = { rate: 48_000, channels: 2, dataBytes: 123_456 };
  expect(readWavHeader(wavHeader(header))).toEqual(header);
});

test.each([
  ['too short', wavHeader(HEADER).subarray(0, 43)],
  ['all zero', new Uint8Array(44)],
  ['not ours', Buffer.from(`RIFF${'x'.repeat(60)}`)],
])('a header that is %s is none', (_, bytes) => {
  expect(readWavHeader(bytes)).toBeNull();
});

test('a file whose writer was killed is cut to whole frames, and its header tells the truth', async () => {
  const path = fileOf(wavHeader(HEADER), new Uint8Array(16_003).fill(7));
  const repaired = { rate: 8_000, channels: 2, dataBytes: 16_000, durationMs: 500, bytes: 16_044 };
  expect(await repairWav(path)).toEqual({ ...repaired, changed: true });
  expect(readWavHeader(readFileSync(path))).toEqual({ ...HEADER, dataBytes: 16_000 });
  expect(await repairWav(path)).toEqual({ ...repaired, changed: false });
});

test('a header that promises more than the power cut left is put right', async () => {
  const path = fileOf(wavHeader({ ...HEADER, dataBytes: 99_999 }), new Uint8Array(400));
  expect(await repairWav(path)).toMatchObject({ dataBytes: 400, changed: true });
});

test.each([0, 1, 43, 44])('a file of %i bytes becomes an empty one', async (length) => {
  const path = fileOf(wavHeader(HEADER).subarray(0, length));
  expect(await repairWav(path)).toMatchObject({ dataBytes: 0, durationMs: 0, bytes: 44 });
  expect(readWavHeader(readFileSync(path))?.dataBytes).toBe(0);
});

test('a file that is not ours is left as it is', async () => {
  const path = fileOf(Buffer.from('somebody’s letter '.repeat(20)));
  const { mtimeMs, size } = statSync(path);
  expect(await repairWav(path)).toBeNull();
  expect(statSync(path)).toMatchObject({ mtimeMs, size });
});

test('bytes that are cut anywhere become whole frames, in order', () => {
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => i);
  for (let cut = 1; cut < 17; cut += 1) {
    const frames = wholeFrames(2);
    const got: number[] = [];
    for (let from = 0; from < 64; from += cut) {
      const whole = frames(bytes.subarray(from, from + cut));
      expect((whole?.byteLength ?? 0) % 4).toBe(0);
      expect((whole?.byteOffset ?? 0) % 2).toBe(0);
      got.push(...(whole ?? []));
    }
    expect(got).toEqual([...bytes]);
  }
});

test('a ring keeps the newest, and no more than it was told', () => {
  const ring = createRing();
  ring.add(Uint8Array.of(1, 1));
  expect(ring.last(10)).toEqual([]);
  ring.resize(6);
  for (let i = 0; i < 10; i += 1) ring.add(Uint8Array.of(i, i, i, i));
  expect(Buffer.concat(ring.last(100))).toEqual(Buffer.from([8, 8, 9, 9, 9, 9]));
  expect(Buffer.concat(ring.last(3))).toEqual(Buffer.from([9, 9, 9]));
  ring.clear();
  expect(ring.last(100)).toEqual([]);
});

test('sound that the disk does not take is given up the oldest first, and keeps its place', () => {
  const queue = createSoundQueue(8);
  for (let at = 0; at < 12; at += 4) queue.add({ at, bytes: new Uint8Array(4).fill(at) });
  expect([queue.bytes(), queue.lost()]).toEqual([8, 4]);
  const taken = queue.take();
  expect(taken).toEqual({ at: 4, bytes: Buffer.from([4, 4, 4, 4, 8, 8, 8, 8]) });
  queue.add({ at: 20, bytes: new Uint8Array(2) });
  if (taken) queue.putBack({ at: 4, bytes: taken.bytes.subarray(0, 4) });
  expect(queue.take()?.at).toBe(4);
  expect(queue.take()?.at).toBe(20);
  expect(queue.take()).toBeNull();
});

test.each([
  ['ENOSPC', 'write', 'diskFull'],
  ['EDQUOT', 'write', 'diskFull'],
  ['EFBIG', 'write', 'diskFull'],
  ['EROFS', 'open', 'folderReadOnly'],
  ['EACCES', 'mkdir', 'folderReadOnly'],
  ['EEXIST', 'mkdir', 'folderReadOnly'],
  ['EEXIST', 'open', 'broken'],
  ['EIO', 'fsync', 'broken'],
])('%s of %s is %s', (code, syscall, trouble) => {
  const error = Object.assign(new Error(`${code}: the disk’s own words ${'x'.repeat(500)}`), { code, syscall });
  expect(diskTrouble(error)).toEqual({ trouble, detail: error.message.slice(0, 300) });
});

const hearing = (changes: Partial<Hearing>): Hearing => ({
  program: 'sox',
  driver: 'pulseaudio',
  device: 'default',
  rate: 8_000,
  channels: 1,
  ...changes,
});

test.each([
  { device: '-n' },
  { device: '--version' },
  { device: '|touch /tmp/x' },
  { device: "tee:default,'|touch /tmp/x',raw" },
  { device: 'tee:default,/tmp/x,raw' },
  { device: 'file:/tmp/x' },
  { device: '{type file}' },
  { device: 'a\nb' },
  { device: 'a\0b' },
  { device: 'x'.repeat(201) },
  { driver: 'wav', device: '/etc/passwd' },
  { driver: 'raw' },
  { driver: '-t' },
])('%o is no device, whatever it looks like', (changes) => {
  expect(recorderWords(hearing(changes))).toBeNull();
});

test.each([
  'plughw:CARD=PCH,DEV=0',
  'alsa_input.usb-Card_1.analog-stereo',
  'Microphone (Realtek(R) Audio)',
  'میکروفون',
])('%s is a device', (device) => {
  expect(recorderWords(hearing({ device }))).toEqual({ driver: 'pulseaudio', device });
});

test('every program but the simulation has its recorder file, which starts a program without a shell', async () => {
  for (const program of ['sox', 'arecord', 'waveaudio', 'coreaudio']) {
    const { default: words } = await import(join(recordersFolder(), `${program}.cjs`));
    const made = words({ driver: 'pulseaudio', device: 'a b', sampleRate: 8_000, channels: 1 });
    expect(made.args).toContain('a b');
    expect(made.args.every((word: unknown) => typeof word === 'string')).toBe(true);
    expect(made.spawnOptions.shell).toBeUndefined();
  }
});

test('the recorder files are found from a build too', () => {
  const built = join(folder, 'out', 'main');
  mkdirSync(join(built, 'chunks'), { recursive: true });
  mkdirSync(join(built, 'recorders'));
  writeFileSync(join(built, 'recorders', 'sox.cjs'), '');
  expect(recordersFolder(join(built, 'chunks', 'recorder-x.js'))).toBe(join(built, 'recorders'));
  expect(() => recordersFolder('/nowhere/recorder.js')).toThrow('the recorders are missing');
});

test('the sources of a sound server are told by name, with what they are called', () => {
  const said = [
    'Source #0',
    '\tState: IDLE',
    '\tName: card.monitor',
    '\tDescription: Monitor of the Card',
    '\tMonitor of Sink: card',
    'Source #1',
    '\tName: card.input',
    '\tDescription: Microphone میکروفون',
    '\tMonitor of Sink: n/a',
    '',
  ].join('\n');
  expect(readPulseSources(said)).toEqual([
    { program: 'sox', driver: 'pulseaudio', device: 'card.monitor', label: 'Monitor of the Card', monitor: true },
    { program: 'sox', driver: 'pulseaudio', device: 'card.input', label: 'Microphone میکروفون', monitor: false },
  ]);
  expect(readPulseSources('Connection refused')).toEqual([]);
});

test('of ALSA’s devices those are offered that take any rate', () => {
  const said =
    'null\n    Discard\nplughw:CARD=PCH,DEV=0\n    HDA Intel\n    Hardware device\nhw:CARD=PCH,DEV=0\n    Direct\ndefault\n';
  expect(readAlsaDevices(said).map(({ device, label }) => [device, label])).toEqual([
    ['plughw:CARD=PCH,DEV=0', 'HDA Intel, Hardware device'],
    ['default', 'default'],
  ]);
});

test('pauses between attempts grow, to ten seconds at most, and begin anew', () => {
  const retries = createRetries(USUAL_PACE);
  expect(Array.from({ length: 7 }, () => retries.next())).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  retries.reset();
  expect(retries.next()).toBe(500);
});

test('the simulated talk is the same every time, has two voices and is quiet between them', () => {
  const sound = talk(8_000, 2);
  const all = sound(0, 8_000 * 12);
  expect(sound(4_000, 800)).toEqual(all.slice(8_000, 9_600));
  const loudest = (from: number, to: number, channel: number): number =>
    Math.max(
      ...Array.from({ length: (to - from) * 8_000 }, (_, i) => Math.abs(all[(from * 8_000 + i) * 2 + channel] ?? 0)),
    );
  expect(loudest(1, 2, 0)).toBeGreaterThan(1_500);
  expect(loudest(1, 2, 1)).toBeLessThan(20);
  expect(loudest(3, 5, 1)).toBeGreaterThan(1_500);
});
