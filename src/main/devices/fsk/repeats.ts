import type { Instant } from '../../../shared/domain/instant.ts';

/** Rings, and a frame with each, come every five or six seconds: after a longer pause it is another call. */
const SAME_CALL_MS = 10_000;

/** Remembers the last frame of a line, because receivers tell the same one with every ring. */
export interface Repeats {
  /** True when the frame, its bytes without the checksum, says nothing new: the same, and not surer than before. */
  isRepeat(data: string, sure: boolean, at: Instant): boolean;
}

export const createRepeats = (): Repeats => {
  let last = '';
  let lastSure = false;
  let lastAt: Instant = 0;
  return {
    isRepeat(data, sure, at) {
      const same = last === data && at - lastAt <= SAME_CALL_MS;
      const repeat = same && (lastSure || !sure);
      lastSure = sure || (same && lastSure);
      last = data;
      lastAt = at;
      return repeat;
    },
  };
};
