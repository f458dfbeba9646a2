import type { Instant } from '../../shared/domain/instant.ts';

/** This many bytes, or this long a time, without a signal: another protocol or another speed. */
const BYTES = 2_048;
const MS = 30_000;
/** Some characters of noise at the opening of a port are no language. */
const FEWEST_BYTES = 24;

/** Tells whether what a device says is understood at all. */
export interface Understanding {
  /** `bytes` came and completed `signals`; `skipped` of all bytes so far made no sense. True: nothing is understood. */
  heard(bytes: number, signals: number, skipped: number, at: Instant): boolean;
  reset(): void;
}

/**
 * `talkative`: a device that says much between calls that is no signal (answers to commands, events of a PBX, titles of
 * pages); of it only what made no sense counts.
 */
export function createUnderstanding(talkative: () => boolean): Understanding {
  let since: Instant | null = null;
  let heard = 0;
  let skippedBefore = 0;
  let skippedLast = 0;

  const forget = (): void => {
    since = null;
    heard = 0;
    skippedBefore = skippedLast;
  };

  return {
    reset: forget,
    heard(bytes, signals, skipped, at) {
      skippedLast = skipped;
      if (signals > 0) {
        forget();
        return false;
      }
      since ??= at;
      heard += bytes;
      const strange = talkative() ? skipped - skippedBefore : heard;
      if (talkative() && strange < heard / 2) return false;
      return strange >= BYTES || (strange >= FEWEST_BYTES && at - since >= MS);
    },
  };
}
