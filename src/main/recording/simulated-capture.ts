import type { Clock } from '../core/ports.ts';
import type { OpenCapture } from './capture.ts';
import type { Hearing } from './recorder-words.ts';
import { type Sound, silence, talk, tone } from './simulated-sound.ts';

const BLOCK_MS = 50;
/** After a computer that slept, no more than this is made up. */
const MOST_BEHIND_MS = 2_000;

/** A source that speaks by itself at real pace. Device: `tone:HERTZ`, `silence`, `wrong` (there is none), and any other is a talk. */
export const openSimulated =
  (clock: Clock): OpenCapture =>
  (hearing, sink) => {
    const { rate, channels } = hearing;
    const sound = soundOf(hearing);
    let made = 0;
    let began = clock.monotonic();
    if (!sound) queueMicrotask(() => end());
    const timer = setInterval(() => {
      const late = clock.monotonic() - began - (made / rate) * 1000;
      if (late > MOST_BEHIND_MS) began += late - MOST_BEHIND_MS;
      const frames = Math.floor(((clock.monotonic() - began) * rate) / 1000) - made;
      if (!sound || frames <= 0) return;
      const pcm = sound(made, frames);
      made += frames;
      sink.onPcm(new Uint8Array(pcm.buffer, 0, frames * channels * Int16Array.BYTES_PER_ELEMENT));
    }, BLOCK_MS);
    const end = (): void => {
      if (isStopped) return;
      clearInterval(timer);
      sink.onEnd({ trouble: 'deviceWrong', detail: 'there is no such device' });
    };
    let isStopped = false;
    return {
      async stop() {
        isStopped = true;
        clearInterval(timer);
      },
    };
  };

function soundOf({ device, rate, channels }: Hearing): Sound | null {
  const [kind, hertz] = (device ?? '').split(':');
  if (kind === 'wrong') return null;
  if (kind === 'silence') return silence(channels);
  return kind === 'tone' && Number(hertz) > 0 ? tone(rate, channels, Number(hertz)) : talk(rate, channels);
}
