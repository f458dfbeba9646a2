import { systemClock } from '../../src/main/clock.ts';
import { createRecorder } from '../../src/main/recording/recorder.ts';
import { createLog } from '../support/log.ts';

// Records so many lines by arecord, as a hub does, until it is ended; then says what became of them. DIR COUNT RATE
const [folder = '', count = '1', rate = '8000'] = process.argv.slice(2);
const recorder = createRecorder({ folder, clock: systemClock, log: createLog() });
const stop = new AbortController();
const running = recorder.run(stop.signal, () => {});
const troubles: unknown[] = [];
let started = 0;

const handles = Array.from({ length: Number(count) }, (_, i) => {
  const source = {
    id: `line${i}`,
    program: 'arecord',
    driver: null,
    device: `line${i}`,
    channels: 1,
    preRollMs: 0,
  } as const;
  const spec = { ...source, rate: rate === '8000' ? 8_000 : 16_000 } as const;
  return recorder.start({ recordingId: `line${i}`, callId: 'bench', source: spec, withPreRoll: false }, (report) => {
    if (report.kind !== 'started') troubles.push(report);
    else started += 1;
    if (report.kind === 'started' && started === Number(count)) process.stdout.write('{"ready":true}\n');
  });
});

process.once('SIGTERM', async () => {
  const files = (await Promise.all(handles.map((handle) => handle.stop()))).map(({ file }) => file);
  stop.abort();
  await running;
  process.stdout.write(`${JSON.stringify({ files, troubles })}\n`);
});
