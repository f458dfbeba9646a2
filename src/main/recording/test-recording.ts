import { RecordingFailure } from '../core/ports.ts';
import type { Trouble } from './disk-trouble.ts';
import type { LiveSource } from './live-source.ts';
import { SAMPLE_BYTES, WAV_HEADER_BYTES, wavHeader } from './wav-header.ts';

const LONGEST_SECONDS = 30;
/** What a source may take until its first sound. */
const PATIENCE_MS = 5_000;

/** Some seconds of a source as a whole WAV file in memory. Rejects with a `RecordingFailure`. */
export function testRecording(source: LiveSource, seconds: number): Promise<Uint8Array> {
  const { rate, channels } = source.hearing;
  const length = Math.min(LONGEST_SECONDS, Math.max(1, Math.round(seconds))) * rate * channels * SAMPLE_BYTES;
  const sound = Buffer.alloc(WAV_HEADER_BYTES + length);
  sound.set(wavHeader({ rate, channels, dataBytes: length }));
  let filled = WAV_HEADER_BYTES;
  return new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      unlisten();
      how();
    };
    const fail = ({ trouble, detail }: Trouble): void =>
      settle(() => reject(new RecordingFailure(trouble, detail ?? trouble)));
    const timer = setTimeout(() => fail({ trouble: 'noSound', detail: null }), seconds * 1000 + PATIENCE_MS);
    const unlisten = source.listen({
      onPcm(pcm) {
        const part = pcm.subarray(0, sound.byteLength - filled);
        sound.set(part, filled);
        filled += part.byteLength;
        if (filled === sound.byteLength) settle(() => resolve(sound));
      },
      onTrouble: fail,
    });
  });
}
