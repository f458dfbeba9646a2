/**
 * Where a moment stands in a recording. Its beginning is known from what came soonest after it was heard: sound may come
 * late, but never early. Sound cards count a second a little differently; that is followed.
 */
export interface Timeline {
  /** Frame at which the sound of this monotonic moment stands. */
  frameAt(moment: number): number;
  /** Sound up to `frame` came at this moment. Returns the frames that are missing for good, mostly 0. */
  heard(frame: number, moment: number): number;
  /** What is missing has been filled up to here. */
  restart(): void;
}

/** So long the soonest sound is looked for before anything is said to be missing. */
const SPAN_MS = 5_000;
const DRIFT_MS = 100;
const LOST_MS = 700;

/** `beginning`: monotonic moment of frame 0. */
export function createTimeline(rate: number, beginning: number): Timeline {
  let zero = beginning;
  let spanFrom = beginning;
  let least = Number.POSITIVE_INFINITY;
  const restart = (): void => {
    least = Number.POSITIVE_INFINITY;
  };
  return {
    frameAt: (moment) => Math.round(((moment - zero) * rate) / 1000),
    heard(frame, moment) {
      const late = moment - zero - (frame * 1000) / rate;
      if (late < 0) zero += late;
      if (least === Number.POSITIVE_INFINITY) spanFrom = moment;
      least = Math.min(least, Math.max(0, late));
      if (moment - spanFrom < SPAN_MS) return 0;
      const missing = least;
      restart();
      if (missing < DRIFT_MS) zero += missing;
      return missing < LOST_MS ? 0 : Math.round((missing * rate) / 1000);
    },
    restart,
  };
}
