import type { Instant } from '../../shared/domain/instant.ts';

const MOST_FRAMES = 200;
const MOST_BYTES = 64 * 1024;
/** A frame comes in many small reads; a pause this long starts the next one. */
const SAME_FRAME_MS = 50;
const FRAME_BYTES = 1024;

/** The last bytes of a port, as they came, for export. */
export interface FrameLog {
  add(bytes: Uint8Array, at: Instant): void;
  /** Newest last, as lower-case hex. */
  frames(): readonly { readonly at: Instant; readonly hex: string }[];
}

/** Holds at most 200 frames and 64 KB. */
export function createFrameLog(): FrameLog {
  const kept: Frame[] = [];
  let size = 0;
  const isSameFrame = (last: Frame, bytes: Uint8Array, at: Instant): boolean =>
    Math.abs(at - last.heardAt) < SAME_FRAME_MS && last.bytes.length + bytes.length <= FRAME_BYTES;

  return {
    add(bytes, at) {
      const last = kept.at(-1);
      size += bytes.length;
      if (last && isSameFrame(last, bytes, at)) {
        last.bytes = Buffer.concat([last.bytes, bytes]);
        last.heardAt = at;
      } else {
        // A copy: what serialport hands out is a slice of a much larger pool.
        kept.push({ at, heardAt: at, bytes: Buffer.from(bytes) });
      }
      while (kept.length > MOST_FRAMES || (size > MOST_BYTES && kept.length > 1))
        size -= kept.shift()?.bytes.length ?? 0;
    },
    frames: () => kept.map(({ at, bytes }) => ({ at, hex: bytes.toString('hex') })),
  };
}

type Frame = { readonly at: Instant; heardAt: Instant; bytes: Buffer };
