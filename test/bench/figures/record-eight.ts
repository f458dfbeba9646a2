import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readWav } from '../../main/recording/recorder-stage.ts';
import { longestTone } from '../../main/recording/tone-check.ts';
import { type Bench, type Figure, type Measured, ratioAtMost, valueAtMost } from '../figure.ts';
import { FLOOR } from '../floor-programs.ts';
import { cpuMs, memoryMb } from '../process-usage.ts';
import { type Speaker, speak } from '../processes.ts';
import { inTurns } from '../rounds.ts';

const OURS = fileURLToPath(new URL('../record-lines.ts', import.meta.url));
const HOUR = fileURLToPath(new URL('../record-hour.ts', import.meta.url));
const LINES = 8;
const RATE = 8_000;
const HERTZ = 400;

/** Eight lines recorded at once: what it costs, against a process that does nothing else, whether all of it is there, and whether memory grows. */
export const recordEight: Figure = async (bench) => {
  putFeeder(bench);
  let gaps = 0;
  const ours = async (round: number): Promise<readonly number[]> => {
    const folder = folderOf(bench, `ours-${round}`);
    const { share, last } = await shareOf(bench, [OURS, folder, String(LINES), String(RATE)]);
    gaps += gapsIn(folder, last);
    return [share];
  };
  const floor = async (round: number): Promise<readonly number[]> => {
    const folder = folderOf(bench, `floor-${round}`);
    return [(await shareOf(bench, [FLOOR.lineWriter, folder, String(LINES), String(RATE)])).share];
  };
  const both = await inTurns(bench.quick ? 1 : 3, { ours, floor }, bench.say);
  return [
    { name: 'record-eight-cpu', value: both.ours.p50, unit: '%', baseline: null, target: valueAtMost(10) },
    {
      name: 'record-eight-cpu-floor',
      value: both.ours.p50,
      unit: '%',
      baseline: both.floor.p50,
      target: ratioAtMost(1.5),
    },
    { name: 'record-eight-gaps', value: gaps, unit: 'lines', baseline: null, target: valueAtMost(0) },
    ...(await hour(bench)),
  ];
};

/** Processor time of one such process in hundredths of a core, once all its lines are heard. */
async function shareOf(bench: Bench, words: readonly string[]): Promise<{ share: number; last: string }> {
  const seconds = bench.quick ? 3 : 15;
  const recording = speak(bench.scratch, words);
  let last = '';
  recording.onLine((line) => {
    last = line;
  });
  await recording.next();
  await wait(bench.quick ? 500 : 2_000);
  const before = cpuMs(recording.pid);
  await wait(seconds * 1000);
  const share = (cpuMs(recording.pid) - before) / (seconds * 10);
  await recording.stop();
  return { share, last };
}

/** Lines in which a sample of the tone is missing, or that were in trouble. */
function gapsIn(folder: string, said: string): number {
  const { files, troubles } = JSON.parse(said) as { files: readonly string[]; troubles: readonly unknown[] };
  const broken = files.filter((file) => {
    const [sound = new Int16Array()] = readWav(join(folder, file)).samples;
    return longestTone(sound, RATE, HERTZ).length < sound.length - RATE / 100;
  });
  return broken.length + troubles.length;
}

/** An hour of eight lines at many times its pace: what the process holds in the end, more than when it had just begun. */
async function hour(bench: Bench): Promise<readonly Measured[]> {
  const pcm = join(bench.scratch, 'minute.raw');
  writeFileSync(pcm, minuteOfTone());
  const [minutes, speed] = bench.quick ? ['4', '60'] : ['60', '90'];
  const recording = speak(bench.scratch, [
    '--expose-gc',
    HOUR,
    folderOf(bench, 'hour'),
    pcm,
    String(LINES),
    minutes,
    speed,
  ]);
  const held: number[] = [];
  let troubles = 0;
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    troubles = await tenthOf(recording, tenth);
    held.push(memoryMb(recording.pid).rss);
  }
  await recording.stop();
  bench.say(`memory in each tenth: ${held.map((mb) => mb.toFixed(0)).join(' ')} MB`);
  const [, early = 0] = held;
  return [
    {
      name: 'record-hour-growth',
      value: Math.max(0, (held.at(-1) ?? 0) - early),
      unit: 'MB',
      baseline: null,
      target: valueAtMost(10),
    },
    { name: 'record-hour-troubles', value: troubles, unit: 'troubles', baseline: null, target: valueAtMost(0) },
  ];
}

async function tenthOf(recording: Speaker, tenth: number): Promise<number> {
  const { line } = await recording.next((said) => said.includes(`"tenth":${tenth},`));
  return (JSON.parse(line) as { troubles: number }).troubles;
}

function minuteOfTone(): Uint8Array {
  const samples = Int16Array.from({ length: 60 * RATE }, (_, i) => 8_000 * Math.sin((2 * Math.PI * HERTZ * i) / RATE));
  return new Uint8Array(samples.buffer);
}

/** Puts a program before all others that is called arecord and plays a tone. */
function putFeeder(bench: Bench): void {
  const bin = folderOf(bench, 'bin');
  const path = join(bin, 'arecord');
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${FLOOR.toneFeeder}' "$@"\n`);
  chmodSync(path, 0o755);
  process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
}

function folderOf(bench: Bench, name: string): string {
  const folder = join(bench.scratch, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
