import type { CallerClass } from './caller-class.ts';

/** One note: its pitch, when it begins and how long it rings out. */
export type Note = { readonly hz: number; readonly atMs: number; readonly ms: number };

/**
 * Four short calm phrases that the ear tells apart without looking: a rising third for ours, the same with a low
 * knock before it where caution is due, one even pair for a stranger, one low note for a hidden number.
 */
export const PHRASES: Readonly<Record<CallerClass, readonly Note[]>> = {
  known: [
    { hz: 659.3, atMs: 0, ms: 260 },
    { hz: 830.6, atMs: 150, ms: 420 },
  ],
  caution: [
    { hz: 415.3, atMs: 0, ms: 200 },
    { hz: 659.3, atMs: 170, ms: 240 },
    { hz: 830.6, atMs: 320, ms: 420 },
  ],
  unknown: [
    { hz: 587.3, atMs: 0, ms: 220 },
    { hz: 587.3, atMs: 210, ms: 380 },
  ],
  hidden: [{ hz: 392, atMs: 0, ms: 480 }],
};

export interface Ringer {
  /** Makes or wakes the audio device, and resolves when it may sound; browsers allow it only after the page was touched. */
  wake(): Promise<void>;
  /** `level` 0 to 1. Nothing is heard, and nothing is kept for later, while the browser does not allow sound. */
  sound(kind: CallerClass, level: number): void;
  /** What sounds fades within some milliseconds. */
  stop(): void;
}

const FADE_S = 0.03;
/** Full volume of one sine is already loud in a headset. */
const LOUDEST = 0.35;

/** How long the device stays awake after a phrase: one that runs for nothing costs power all day. */
const REST_MS = 3000;

/** Plays the phrases. `makeContext` is asked once, at the first waking. */
export function createRinger(makeContext: () => AudioContext): Ringer {
  let context: AudioContext | null = null;
  let allowed = false;
  let out: GainNode | null = null;
  /** Which asking is the latest: a stop while the device wakes means silence. */
  let turn = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    turn += 1;
    if (context === null || out === null) return;
    out.gain.setTargetAtTime(0, context.currentTime, FADE_S / 3);
    out = null;
  }

  function restLater(device: AudioContext): void {
    clearTimeout(resting);
    resting = setTimeout(() => void device.suspend().catch(() => undefined), REST_MS);
  }

  function phrase(device: AudioContext, kind: CallerClass, level: number): void {
    out = device.createGain();
    out.gain.value = LOUDEST * Math.min(1, level) ** 1.5;
    out.connect(device.destination);
    for (const note of PHRASES[kind]) play(device, out, note);
    restLater(device);
  }

  return {
    stop,
    async wake() {
      if (allowed) return;
      try {
        context ??= makeContext();
        if (context.state !== 'running') await context.resume();
        allowed = true;
        restLater(context);
      } catch {
        // A computer without a sound device rings on its screen only.
      }
    },
    sound(kind, level) {
      stop();
      if (context === null || !allowed || level <= 0) return;
      const device = context;
      clearTimeout(resting);
      if (device.state === 'running') return phrase(device, kind, level);
      const mine = turn;
      void device.resume().then(
        () => mine === turn && phrase(device, kind, level),
        () => undefined,
      );
    },
  };
}

function play(context: AudioContext, out: GainNode, { hz, atMs, ms }: Note): void {
  const from = context.currentTime + 0.01 + atMs / 1000;
  const until = from + ms / 1000;
  const tone = context.createOscillator();
  const shape = context.createGain();
  tone.type = 'sine';
  tone.frequency.value = hz;
  shape.gain.setValueAtTime(0, from);
  shape.gain.linearRampToValueAtTime(1, from + 0.012);
  shape.gain.exponentialRampToValueAtTime(0.001, until);
  tone.connect(shape).connect(out);
  tone.start(from);
  tone.stop(until);
  tone.onended = () => shape.disconnect();
}
