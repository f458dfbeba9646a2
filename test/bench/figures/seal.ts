import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../../../src/main/core/ports.ts';
import { createVault } from '../../../src/main/recording/vault/vault.ts';
import { wavHeader } from '../../../src/main/recording/wav-header.ts';
import { type Bench, type Figure, type Measured, valueAtMost } from '../figure.ts';
import { percentile } from '../percentiles.ts';

/** 40 × real time is 25 ms for each second. */
const MOST_MS = 25;
const MOST_OF_WAV = 0.2;
/** How late a timer of the calls' own thread may be, milliseconds: a third of a frame of the screen. */
const MOST_LATE_MS = 5;
const RATES = [8_000, 16_000] as const;
const WORDS =
  'Good morning, this is the office of Pars Pump. Your order of two pumps leaves on Sunday at nine, if the road is open.';

/**
 * Puts a call of ten minutes away: compressing, encrypting, and reading it back; how small it becomes; and how late a
 * timer of 1 ms is in the thread in which calls are shown, while that is done and while it is not.
 */
export const seal: Figure = async (bench) => {
  const vault = createVault({ folder: join(bench.scratch, 'recordings'), masterKey: Buffer.alloc(32, 1), log: SILENT });
  const measured: Measured[] = [];
  const late: number[] = [];
  // The first time also reads the programs.
  await sealOne(vault, 'first', speech(8_000, 1), 8_000);
  for (const rate of RATES) {
    const pcm = speech(rate, bench.quick ? 10 : 600);
    const took: number[] = [];
    let share = 0;
    for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
      const watch = watchTimer();
      const from = performance.now();
      const bytes = await sealOne(vault, `r${rate}-${round}`, pcm, rate);
      took.push(performance.now() - from);
      late.push(...watch());
      share = bytes / pcm.length;
    }
    const seconds = pcm.length / 2 / rate;
    const name = `seal-${rate / 1_000}khz`;
    const value = Math.min(...took) / seconds;
    bench.say(`${name}: ${(1_000 / value).toFixed(0)} × real time`);
    measured.push({ name, value, unit: 'ms per second of sound', baseline: null, target: valueAtMost(MOST_MS) });
    measured.push({
      name: `${name}-size`,
      value: share,
      unit: 'of the WAV',
      baseline: null,
      target: valueAtMost(MOST_OF_WAV),
    });
  }
  const alone = await timerAlone(bench);
  const delay = { value: percentile(late, 0.99), baseline: percentile(alone, 0.99) };
  measured.push({ name: 'seal-timer-p99', ...delay, unit: 'ms', target: valueAtMost(MOST_LATE_MS) });
  await vault.end();
  return measured;
};

async function sealOne(vault: Vault, recordingId: string, pcm: Buffer, rate: number): Promise<number> {
  const file = `live/${recordingId}.bench.wav`;
  mkdirSync(join(vault.folder, 'live'), { recursive: true });
  writeFileSync(
    join(vault.folder, file),
    Buffer.concat([wavHeader({ rate, channels: 1, dataBytes: pcm.length }), pcm]),
  );
  const order = { recordingId, file, startedAt: Date.UTC(2026, 10, 22), codec: 'opus', bitrate: 24_000 } as const;
  return (await vault.seal(order)).bytes;
}

/** Speech of espeak-ng, said again and again with a breath between. */
function speech(rate: number, seconds: number): Buffer {
  const wav = execFileSync('espeak-ng', ['--stdout', WORDS]);
  const raw = ['-t', 'raw', '-e', 'signed-integer', '-b', '16', '-L', '-r', String(rate), '-', 'pad', '0', '0.7'];
  const once = execFileSync('sox', ['-q', '-D', '-t', 'wav', '-', ...raw], { input: wav });
  const bytes = rate * 2 * seconds;
  return Buffer.concat(Array<Buffer>(Math.ceil(bytes / once.length)).fill(once)).subarray(0, bytes);
}

/** From now on; the answer ends it and tells by how many ms each timer was late. */
function watchTimer(): () => readonly number[] {
  const late: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    late.push(Math.max(0, now - before - 1));
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return late;
  };
}

async function timerAlone({ quick }: Bench): Promise<readonly number[]> {
  const watch = watchTimer();
  await new Promise((resolve) => setTimeout(resolve, quick ? 300 : 10_000));
  return watch();
}

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => SILENT };
