import type { Clock } from '../core/ports.ts';
import type { Capture, OpenCapture } from './capture.ts';
import type { Trouble } from './disk-trouble.ts';
import { createRetries, type Pace } from './pace.ts';
import type { Hearing } from './recorder-words.ts';
import { createRing } from './ring.ts';
import { SAMPLE_BYTES } from './wav-header.ts';
import { wholeFrames } from './whole-frames.ts';

export type SourceListener = {
  /** Whole frames, shared by all who listen; `at`: monotonic moment at which the last of them came. */
  onPcm(pcm: Uint8Array, at: number): void;
  /** Told at each attempt that fails. */
  onTrouble(trouble: Trouble): void;
};

/** What was heard before now; `at`: monotonic moment at which the last of it came. */
export type PreRoll = { readonly pieces: readonly Uint8Array[]; readonly at: number };

/** A source that is heard by whoever wants to, through one capture, and opened again by itself. */
export interface LiveSource {
  readonly hearing: Hearing;
  /** Opens it where it is not open. Returns how to end it. */
  listen(listener: SourceListener): () => void;
  /** Open even while nobody listens, with so much kept from before; 0: no more. */
  keep(preRollMs: number): void;
  preRoll(ms: number): PreRoll;
  state(): 'idle' | 'open' | 'trouble';
  trouble(): Trouble | null;
  /** Nobody listens, and it is not kept. */
  isIdle(): boolean;
  /** For ever. Resolves when nothing of it is left running; the first part is done at once. */
  close(): Promise<void>;
}

export type LiveSourceOptions = {
  readonly hearing: Hearing;
  readonly clock: Clock;
  readonly openCapture: OpenCapture;
  readonly pace: Pace;
  /** State or trouble is another one now. */
  onChange(): void;
};

const TICKS_A_SPAN = 6;
const STEADY_MS = 5_000;

export function createLiveSource({ hearing, clock, openCapture, pace, onChange }: LiveSourceOptions): LiveSource {
  const bytesAMs = (hearing.rate * hearing.channels * SAMPLE_BYTES) / 1000;
  const listeners = new Set<SourceListener>();
  const ring = createRing();
  const retries = createRetries(pace);
  let capture: Capture | null = null;
  let leaving: Promise<void> | null = null;
  let trouble: Trouble | null = null;
  let isKept = false;
  let isClosed = false;
  let isHeard = false;
  let openedAt = 0;
  let lastAt = 0;
  let quietTicks = 0;
  let ticking: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isResting = false;

  const isWanted = (): boolean => !isClosed && (isKept || listeners.size > 0);

  function open(): void {
    if (capture || leaving !== null || isResting || !isWanted()) return;
    const frames = wholeFrames(hearing.channels);
    const isMine = (): boolean => capture === mine;
    openedAt = clock.monotonic();
    quietTicks = 0;
    isHeard = false;
    const mine = openCapture(hearing, {
      onPcm: (bytes) => (isMine() ? heard(frames(bytes)) : undefined),
      onEnd: (why) => (isMine() ? lost(why) : undefined),
    });
    capture = mine;
    // Counted in ticks, not by the clock: a thread that was held up has bytes waiting, and is not to be called deaf.
    ticking = setInterval(tick, pace.quietMs / TICKS_A_SPAN);
  }

  function heard(pcm: Uint8Array | null): void {
    quietTicks = 0;
    if (!pcm) return;
    lastAt = clock.monotonic();
    if (lastAt - openedAt > STEADY_MS) retries.reset();
    const isNews = !isHeard || trouble !== null;
    isHeard = true;
    trouble = null;
    ring.add(pcm);
    for (const listener of [...listeners]) listener.onPcm(pcm, lastAt);
    if (isNews) onChange();
  }

  function tick(): void {
    quietTicks += 1;
    const quietMs = (quietTicks * pace.quietMs) / TICKS_A_SPAN;
    if (quietTicks === TICKS_A_SPAN) fail({ trouble: 'noSound', detail: null });
    if (quietMs >= pace.deadMs) lost({ trouble: 'noSound', detail: null });
  }

  function lost(why: Trouble): void {
    leave();
    fail(why);
    rest(retries.next());
  }

  function rest(ms: number): void {
    clearTimeout(retry);
    isResting = ms > 0;
    if (!isResting) return;
    retry = setTimeout(() => {
      isResting = false;
      open();
    }, ms);
  }

  function fail(why: Trouble): void {
    const isNews = trouble?.trouble !== why.trouble;
    trouble = why;
    ring.clear();
    for (const listener of [...listeners]) listener.onTrouble(why);
    if (isNews) onChange();
  }

  function leave(): void {
    clearInterval(ticking);
    const gone = capture;
    capture = null;
    ring.clear();
    if (!gone) return;
    leaving = gone.stop().then(() => {
      leaving = null;
      if (isWanted()) open();
      else if (!isClosed) onChange();
    });
  }

  /** Opens or closes, as it is wanted now. */
  function suit(): void {
    if (isWanted()) open();
    else shut();
  }

  function shut(): void {
    const wasIdle = !capture && trouble === null;
    rest(0);
    leave();
    trouble = null;
    retries.reset();
    if (!wasIdle && !isClosed) onChange();
  }

  return {
    hearing,
    listen(listener) {
      listeners.add(listener);
      // Whoever comes now does not wait for what failed before.
      rest(0);
      suit();
      return () => {
        if (listeners.delete(listener)) suit();
      };
    },
    keep(preRollMs) {
      isKept = preRollMs > 0;
      ring.resize(Math.round(preRollMs * bytesAMs));
      suit();
    },
    preRoll: (ms) => ({ pieces: ring.last(inFrames(ms)), at: lastAt }),
    state: () => (trouble ? 'trouble' : capture && isHeard ? 'open' : 'idle'),
    trouble: () => trouble,
    isIdle: () => !isWanted() && leaving === null,
    async close() {
      isClosed = true;
      suit();
      await leaving;
    },
  };

  function inFrames(ms: number): number {
    return Math.floor((ms * hearing.rate) / 1000) * hearing.channels * SAMPLE_BYTES;
  }
}
