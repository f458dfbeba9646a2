import { SAMPLE_BYTES } from './wav-header.ts';

/** Bytes that came cut anywhere, as whole frames whose samples can be read at once as numbers. Null: not one is whole yet. */
export type WholeFrames = (bytes: Uint8Array) => Uint8Array | null;

export function wholeFrames(channels: number): WholeFrames {
  const frame = channels * SAMPLE_BYTES;
  let rest: Uint8Array = new Uint8Array(0);
  return (bytes) => {
    const all = rest.byteLength === 0 ? bytes : Buffer.concat([rest, bytes]);
    const whole = all.byteLength - (all.byteLength % frame);
    rest = all.slice(whole);
    if (whole === 0) return null;
    const frames = all.subarray(0, whole);
    return frames.byteOffset % SAMPLE_BYTES === 0 ? frames : Uint8Array.from(frames);
  };
}

/** The samples of whole frames, without a copy. */
export const samplesOf = (pcm: Uint8Array): Int16Array =>
  new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength / SAMPLE_BYTES);
