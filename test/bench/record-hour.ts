import { readFileSync } from 'node:fs';
import { systemClock } from '../../src/main/clock.ts';
import type { OpenCapture } from '../../src/main/recording/capture.ts';
import { createRecorder } from '../../src/main/recording/recorder.ts';
import { createLog } from '../support/log.ts';

// Records so many lines at 8 kHz from one file that comes round again, faster than life; says each tenth. FOLDER PCM LINES MINUTES SPEED
const [folder = '', file = '', lines = '8', minutes = '60', speed = '90'] = process.argv.slice(2);
const BYTES_A_MS = 16;
const BEAT_MS = 10;
const pcm = readFileSync(file);

const openCapture: OpenCapture = (_, sink) => {
  const piece = BEAT_MS * Number(speed) * BYTES_A_MS;
  const began = performance.now();
  let given = 0;
  const timer = setInterval(() => {
    for (; given < (performance.now() - began) * Number(speed) * BYTES_A_MS; given += piece) {
      const from = given % pcm.byteLength;
      sink.onPcm(pcm.subarray(from, Math.min(pcm.byteLength, from + piece)));
    }
  }, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
    },
  };
};

const recorder = createRecorder({ folder, clock: systemClock, log: createLog(), openCapture });
const stop = new AbortController();
const running = recorder.run(stop.signal, () => {});
let troubles = 0;
const handles = Array.from({ length: Number(lines) }, (_, i) => {
  const source = {
    id: `${i}`,
    program: 'simulated',
    driver: null,
    device: `${i}`,
    rate: 8_000,
    channels: 1,
    preRollMs: 0,
  } as const;
  return recorder.start({ recordingId: `hour${i}`, callId: 'bench', source, withPreRoll: false }, ({ kind }) => {
    if (kind === 'trouble') troubles += 1;
  });
});

const wholeMs = Number(minutes) * 60_000;
let tenth = 0;
const watch = setInterval(() => {
  const at = Math.min(...handles.map((handle) => handle.positionMs()));
  if (at < (wholeMs * (tenth + 1)) / 10) return;
  tenth += 1;
  globalThis.gc?.();
  process.stdout.write(`${JSON.stringify({ tenth, troubles })}\n`);
  if (tenth === 10) void end();
}, 50);

async function end(): Promise<void> {
  clearInterval(watch);
  await Promise.all(handles.map((handle) => handle.stop()));
  stop.abort();
  await running;
}
