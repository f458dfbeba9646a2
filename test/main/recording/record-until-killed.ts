import { systemClock } from '../../../src/main/clock.ts';
import type { SourceSpec } from '../../../src/main/core/ports.ts';
import { createRecorder } from '../../../src/main/recording/recorder.ts';
import { createLog } from '../../support/log.ts';

// Records until it is ended, as a hub does, and says what it is told. FOLDER NAME COUNT SOURCE
const [folder = '', name = '', count = '1', source = '{}'] = process.argv.slice(2);
const recorder = createRecorder({
  folder,
  clock: systemClock,
  log: createLog(),
  pace: { firstRetryMs: 50, lastRetryMs: 200 },
});
const spec = JSON.parse(source) as SourceSpec;
const stop = new AbortController();
const running = recorder.run(stop.signal, () => {});

const handles = Array.from({ length: Number(count) }, (_, i) =>
  recorder.start(
    { recordingId: `${name}-${i}`, callId: 'call', source: { ...spec, device: spec.device }, withPreRoll: false },
    (report) => void process.stdout.write(`${JSON.stringify(report)}\n`),
  ),
);
process.once('SIGTERM', async () => {
  for (const handle of handles) process.stdout.write(`${JSON.stringify(await handle.stop())}\n`);
  stop.abort();
  await running;
});
