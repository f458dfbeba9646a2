import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { Clock, DeviceSink, Log } from '../core/ports.ts';
import type { Decoder } from './decoder.ts';
import type { DeviceReporter } from './device-reporter.ts';
import type { FrameLog } from './frame-log.ts';

export type ListenerOptions = {
  readonly decoder: () => Decoder;
  readonly sink: DeviceSink;
  readonly reporter: DeviceReporter;
  readonly frames: FrameLog;
  readonly clock: Clock;
  readonly log: Log;
};

/** Turns the bytes of one port into signals. */
export interface Listener {
  /** Hands on what these bytes complete before it returns: the shortest way to the screen. */
  push(bytes: Uint8Array): void;
  /** The stream broke off: gives out what was held back, and forgets half a frame. */
  breakOff(): void;
}

export function createListener({
  decoder: makeDecoder,
  sink,
  reporter,
  frames,
  clock,
  log,
}: ListenerOptions): Listener {
  let decoder = makeDecoder();
  let skippedBefore = 0;
  let readAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const give = (signals: readonly LineSignal[], at: number): void => {
    for (const signal of signals) sink.signal({ ...signal, at, readAt });
  };
  const flush = (): void => {
    timer = null;
    const at = clock.now();
    const signals = decoder.flush(at);
    give(signals, at);
    if (signals.length > 0) reporter.count(signals.length, skippedBefore + decoder.skipped(), null);
  };
  const schedule = (at: number): void => {
    const due = decoder.due();
    if (timer) clearTimeout(timer);
    timer = due === null ? null : setTimeout(guarded, Math.max(0, due - at), flush);
  };
  // Whatever a listener above does wrong must not close the port, and must not go unheard either.
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.error(
        { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'a signal was not taken',
      );
    }
  };

  return {
    push(bytes) {
      const at = clock.now();
      readAt = clock.monotonic();
      guarded(() => {
        const signals = decoder.push(bytes, at);
        give(signals, at);
        reporter.count(signals.length, skippedBefore + decoder.skipped(), at);
      });
      frames.add(bytes, at);
      schedule(at);
    },
    breakOff() {
      if (timer) clearTimeout(timer);
      guarded(flush);
      skippedBefore += decoder.skipped();
      decoder = makeDecoder();
    },
  };
}
