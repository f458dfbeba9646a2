/** A moment of the wall clock, in milliseconds since 1970-01-01T00:00:00Z. Time is always passed in, never read. */
export type Instant = number;

/** Where "now" comes from. Tests hand in their own. */
export interface Clock {
  /** Wall time. */
  now(): Instant;
  /** Monotonic milliseconds with a fraction; only differences mean something. */
  monotonic(): number;
}
