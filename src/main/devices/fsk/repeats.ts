import type { Instant } from '../../../shared/domain/instant.ts';
import type { CallerIdFrame } from './frame.ts';

/** Rings, and a frame with each, come every five or six seconds: after a longer pause it is another call. */
const SAME_CALL_MS = 10_000;

/** Remembers the last frame of a line, because receivers tell the same one with every ring. */
export interface Repeats {
  /** True when the frame says nothing new: the same, and not surer than before. */
  isRepeat(frame: CallerIdFrame, at: Instant): boolean;
}

export const createRepeats = (): Repeats => {
  let last: { readonly words: string; readonly sure: boolean; readonly at: Instant } | null = null;
  return {
    isRepeat(frame, at) {
      const { checksumOk: sure, ...said } = frame;
      const words = JSON.stringify(said);
      const same = last !== null && last.words === words && at - last.at <= SAME_CALL_MS;
      const repeat = same && (last?.sure === true || !sure);
      last = { words, sure: sure || (same && last?.sure === true), at };
      return repeat;
    },
  };
};
