import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { Clock, DeviceSink, Log } from '../core/ports.ts';
import { createClockDrift } from './clock-drift.ts';
import type { Decoder } from './decoder.ts';
import type { DeviceReporter } from './device-reporter.ts';
import type { FrameLog } from './frame-log.ts';
import { createUnderstanding } from './understanding.ts';

export type ListenerOptions = {
  readonly decoder: () => Decoder;
  readonly sink: DeviceSink;
  readonly reporter: DeviceReporter;
  readonly frames: FrameLog;
  readonly clock: Clock;
  readonly log: Log;
  /** The device says much that is no signal. */
  readonly talkative?: () => boolean;
  /** Sees everything that comes, with what it completed; after the signals have gone their way. */
  readonly tap?: (bytes: Uint8Array, at: Instant, signals: readonly LineSignal[]) => void;
};

/** Turns the bytes of one wire into signals. */
export interface Listener {
  /** Hands on what these bytes complete before it returns: the shortest way to the screen. */
  push(bytes: Uint8Array, stream?: number): void;
  /** One client of several has gone: half a frame of his is forgotten. */
  endStream(stream: number): void;
  /** The wire broke off: gives out what was held back, and forgets half a frame. */
  breakOff(): void;
}

/** After something was given out, what is due next is not looked at sooner. */
const LOOK_AGAIN_MS = 20;

type Stream = { readonly decoder: Decoder; timer: NodeJS.Timeout | null };

export function createListener(options: ListenerOptions): Listener {
  const { sink, reporter, frames, clock, log, tap } = options;
  const streams = new Map<number, Stream>();
  const drift = createClockDrift();
  const understanding = createUnderstanding(options.talkative ?? (() => false));
  let skippedBefore = 0;
  let readAt = 0;

  const skipped = (): number => {
    let sum = skippedBefore;
    for (const { decoder } of streams.values()) sum += decoder.skipped();
    return sum;
  };
  const give = (signals: readonly LineSignal[], at: Instant): void => {
    for (const signal of signals) sink.signal({ ...signal, at, readAt });
    for (const signal of signals) if (drift.hear(signal, at)) reporter.learn({ clockDrift: drift.seconds });
  };
  const flush = (stream: Stream): void => {
    stream.timer = null;
    const at = clock.now();
    const signals = stream.decoder.flush(at);
    frames.completed(signals);
    give(signals, at);
    schedule(stream, at, LOOK_AGAIN_MS);
    if (signals.length === 0) return;
    understanding.reset();
    reporter.learn({ notUnderstood: false });
    reporter.count(signals.length, skipped(), null);
    tap?.(NOTHING, at, signals);
  };
  const schedule = (stream: Stream, at: Instant, leastMs = 0): void => {
    const due = stream.decoder.due();
    if (stream.timer) clearTimeout(stream.timer);
    stream.timer = due === null ? null : setTimeout(() => guarded(() => flush(stream)), Math.max(leastMs, due - at));
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
  const streamOf = (id: number): Stream => {
    const found = streams.get(id);
    if (found) return found;
    const stream: Stream = { decoder: options.decoder(), timer: null };
    streams.set(id, stream);
    return stream;
  };
  const end = (id: number, stream: Stream): void => {
    if (stream.timer) clearTimeout(stream.timer);
    guarded(() => flush(stream));
    if (stream.timer) clearTimeout(stream.timer);
    skippedBefore += stream.decoder.skipped();
    streams.delete(id);
  };

  return {
    push(bytes, id = 0) {
      const at = clock.now();
      readAt = clock.monotonic();
      const stream = streamOf(id);
      let signals: readonly LineSignal[] = [];
      guarded(() => {
        signals = stream.decoder.push(bytes, at);
        give(signals, at);
        reporter.count(signals.length, skipped(), at);
      });
      frames.add(bytes, at, signals);
      reporter.learn({ notUnderstood: understanding.heard(bytes.length, signals.length, skipped(), at) });
      schedule(stream, at);
      tap?.(bytes, at, signals);
    },
    endStream(id) {
      const stream = streams.get(id);
      if (stream) end(id, stream);
    },
    breakOff() {
      for (const [id, stream] of streams) end(id, stream);
      understanding.reset();
    },
  };
}

const NOTHING = new Uint8Array(0);
