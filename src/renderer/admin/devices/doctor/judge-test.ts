import { type Frame, lengthOf } from './frame-text.ts';

/** What was heard since a test began. */
export type Heard = {
  readonly bytes: number;
  readonly signals: number;
  readonly ring: boolean;
  readonly number: string | null;
  readonly hook: boolean;
};
export type Verdict = 'closed' | 'silent' | 'noise' | 'noNumber' | 'good' | 'goodNoRing';

const HOOKS: ReadonlySet<string> = new Set(['offHook', 'onHook', 'answer', 'end']);
/** Signals of a device about itself prove nothing about a call. */
const OF_A_CALL: ReadonlySet<string> = new Set(['ring', 'callerId', 'start', 'missed', 'dialled', 'digit', ...HOOKS]);

/** Sums up the frames that came after `since`, the moment of the last frame before the test. */
export function heardSince(frames: readonly Frame[], since: number): Heard {
  const fresh = frames.filter((frame) => frame.at > since);
  const signals = fresh.flatMap((frame) => frame.signals).filter(({ kind }) => OF_A_CALL.has(kind));
  const number = signals.map((signal) => signal.number).find((value) => typeof value === 'string' && value !== '');
  return {
    bytes: fresh.reduce((sum, frame) => sum + lengthOf(frame.hex), 0),
    signals: signals.length,
    ring: signals.some(({ kind }) => kind === 'ring' || kind === 'start'),
    number: typeof number === 'string' ? number : null,
    hook: signals.some(({ kind }) => HOOKS.has(kind)),
  };
}

/** What the test shows, in the order in which a technician would look. */
export function verdictOf(heard: Heard, isOpen: boolean): Verdict {
  if (heard.number !== null) return heard.ring ? 'good' : 'goodNoRing';
  if (heard.signals > 0) return 'noNumber';
  if (heard.bytes > 0) return 'noise';
  return isOpen ? 'silent' : 'closed';
}
