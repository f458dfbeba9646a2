import type { SourceLevel } from '../core/ports.ts';
import type { Trouble } from './disk-trouble.ts';
import { createLevelMeter } from './level.ts';
import type { LiveSource } from './live-source.ts';

const LEVELS_A_SECOND = 10;

/** Tells how loud a source is, ten times a second where it comes in pieces so small. Returns how to end it. */
export function meterSource(source: LiveSource, on: (level: SourceLevel | Trouble) => void): () => void {
  const { rate, channels } = source.hearing;
  const meter = createLevelMeter(channels);
  const known = source.trouble();
  if (known) queueMicrotask(() => on(known));
  return source.listen({
    onPcm(pcm) {
      meter.add(pcm);
      if (meter.frames() >= rate / LEVELS_A_SECOND) on(meter.take());
    },
    onTrouble: on,
  });
}
