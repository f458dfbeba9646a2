import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { DeviceFrame } from '../core/ports.ts';

const MOST_FRAMES = 200;
const MOST_BYTES = 64 * 1024;
/** A frame comes in many small reads; a pause this long starts the next one. */
const SAME_FRAME_MS = 50;
const FRAME_BYTES = 1024;
const FRAME_SIGNALS = 50;

/** The last bytes of a port, as they came, and what was read in them. */
export interface FrameLog {
  /** `signals`: those that these bytes completed. */
  add(bytes: Uint8Array, at: Instant, signals?: readonly LineSignal[]): void;
  /** Signals that were held back, and belong to the bytes before. */
  completed(signals: readonly LineSignal[]): void;
  /** Newest last, as lower-case hex. */
  frames(): readonly DeviceFrame[];
}

/** Holds at most 200 frames and 64 KB. */
export function createFrameLog(): FrameLog {
  const kept: Frame[] = [];
  let size = 0;
  const isSameFrame = (last: Frame, bytes: Uint8Array, at: Instant): boolean =>
    Math.abs(at - last.heardAt) < SAME_FRAME_MS && last.bytes.length + bytes.length <= FRAME_BYTES;

  const attach = (frame: Frame | undefined, signals: readonly LineSignal[]): void => {
    if (frame && signals.length > 0) frame.signals = [...frame.signals, ...signals].slice(-FRAME_SIGNALS);
  };

  return {
    add(bytes, at, signals = []) {
      const last = kept.at(-1);
      size += bytes.length;
      if (last && isSameFrame(last, bytes, at)) {
        last.bytes = Buffer.concat([last.bytes, bytes]);
        last.heardAt = at;
      } else {
        // A copy: what serialport hands out is a slice of a much larger pool.
        kept.push({ at, heardAt: at, bytes: Buffer.from(bytes), signals: [] });
      }
      attach(kept.at(-1), signals);
      while (kept.length > MOST_FRAMES || (size > MOST_BYTES && kept.length > 1))
        size -= kept.shift()?.bytes.length ?? 0;
    },
    completed: (signals) => attach(kept.at(-1), signals),
    frames: () => kept.map(({ at, bytes, signals }) => ({ at, hex: bytes.toString('hex'), signals })),
  };
}

type Frame = { readonly at: Instant; heardAt: Instant; bytes: Buffer; signals: readonly LineSignal[] };
