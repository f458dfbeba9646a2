import type { AudioFrame, Clock, SourceSpec } from '../core/ports.ts';
import { SAMPLE_BYTES } from './wav-header.ts';

const LONGEST_MS = 100;

/** Cuts sound into pieces of at most a tenth of a second, each with the moment at which it was heard. */
export function toFrames(
  { rate, channels }: Pick<SourceSpec, 'rate' | 'channels'>,
  clock: Clock,
  onFrame: (frame: AudioFrame) => void,
): (pcm: Uint8Array) => void {
  const most = ((rate * LONGEST_MS) / 1000) * channels * SAMPLE_BYTES;
  const bytesAMs = (rate * channels * SAMPLE_BYTES) / 1000;
  return (pcm) => {
    const end = clock.now();
    for (let from = 0; from < pcm.byteLength; from += most) {
      const at = Math.round(end - (pcm.byteLength - from) / bytesAMs);
      onFrame({ at, rate, channels, pcm: pcm.subarray(from, from + most) });
    }
  };
}
