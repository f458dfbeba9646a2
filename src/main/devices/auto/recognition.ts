import type { DeviceKind } from '../../../shared/contract/lines.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder } from '../decoder.ts';
import type { AutoDecoder } from './auto-decoder.ts';

/** What the decoders of one wire have found out, and what somebody else has. */
export interface Recognition {
  known(): DeviceKind | null;
  /** The next decoder of the wire; it begins with what is known. */
  decoder(): Decoder;
  become(kind: DeviceKind): void;
  /** Forgets half-read bytes: what comes now was sent at another speed. */
  restart(): void;
  /** Resolves when something is known, or at `gone`. */
  untilKnown(gone: AbortSignal): Promise<void>;
}

export function createRecognition(make: () => AutoDecoder, onChange: (kind: DeviceKind | null) => void): Recognition {
  let known: DeviceKind | null = null;
  let current: AutoDecoder | null = null;
  const waiting = new Set<() => void>();

  const learn = (kind: DeviceKind | null): void => {
    if (kind === known) return;
    known = kind;
    onChange(kind);
    if (kind !== null) for (const go of waiting) go();
  };

  return {
    known: () => known,
    decoder() {
      const decoder = make();
      if (known !== null) decoder.become(known);
      current = decoder;
      const noticing = (signals: readonly LineSignal[]): readonly LineSignal[] => {
        learn(decoder.recognised());
        return signals;
      };
      return {
        ...decoder,
        push: (bytes, at) => noticing(decoder.push(bytes, at)),
        flush: (at) => noticing(decoder.flush(at)),
      };
    },
    become(kind) {
      current?.become(kind);
      learn(kind);
    },
    restart: () => current?.restart(),
    untilKnown: (gone) =>
      new Promise((resolve) => {
        const go = (): void => {
          waiting.delete(go);
          gone.removeEventListener('abort', go);
          resolve();
        };
        if (known !== null || gone.aborted) return resolve();
        waiting.add(go);
        gone.addEventListener('abort', go, { once: true });
      }),
  };
}
