import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log, Vault } from '../../src/main/core/ports.ts';
import { createVault } from '../../src/main/recording/vault/vault.ts';
import { wavHeader } from '../../src/main/recording/wav-header.ts';

const RATE = 8_000;
const PIECE_S = 10;
const ID = 'hour';

/** A long call as it lies on the disk of an office: compressed and encrypted. */
export type SealedHour = {
  readonly vault: Vault;
  readonly recordingId: string;
  readonly file: string;
  readonly seconds: number;
  /** How many times faster than it was said it was put away. */
  readonly timesRealTime: number;
};

/** Makes `seconds` of something like speech at 8 kHz, and puts it away as Opus of 24 kbit/s. */
export async function sealHour(folder: string, seconds: number): Promise<SealedHour> {
  const vault = createVault({ folder, masterKey: Buffer.alloc(32, 7), log: silent });
  const live = `live/${ID}.call-${ID}.wav`;
  mkdirSync(dirname(join(folder, live)), { recursive: true });
  const piece = likeSpeech();
  const pieces = Array.from({ length: seconds / PIECE_S }, () => piece);
  const head = wavHeader({ rate: RATE, channels: 1, dataBytes: piece.length * pieces.length });
  writeFileSync(join(folder, live), Buffer.concat([head, ...pieces]));
  const from = performance.now();
  const { file } = await vault.seal({
    recordingId: ID,
    file: live,
    startedAt: Date.UTC(2026, 10, 22, 9),
    codec: 'opus',
    bitrate: 24_000,
  });
  return { vault, recordingId: ID, file, seconds, timesRealTime: (seconds * 1_000) / (performance.now() - from) };
}

/** Words of tone and breath with pauses between them. */
function likeSpeech(): Buffer {
  const pcm = Buffer.alloc(RATE * PIECE_S * 2);
  let breath = 1;
  for (let at = 0; at < RATE * PIECE_S; at += 1) {
    const second = at / RATE;
    breath = (Math.imul(breath, 1_664_525) + 1_013_904_223) >>> 0;
    const word = Math.max(0, Math.sin(2 * Math.PI * 1.3 * second));
    const voice = Math.sin(2 * Math.PI * 170 * second) + Math.sin(2 * Math.PI * 720 * second);
    pcm.writeInt16LE(Math.round(word * (3_500 * voice + 1_200 * (breath / 2 ** 31 - 1))), at * 2);
  }
  return pcm;
}

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
