/** Something that happens on a line of a device that does not exist. `line` counts from 1, as the boxes do. */
export type SimulatedEvent =
  | { readonly kind: 'ring'; readonly line: number; readonly count: number }
  /** `number` is `null` when the caller withholds it. */
  | { readonly kind: 'callerId'; readonly line: number; readonly number: string | null; readonly name: string | null }
  | { readonly kind: 'offHook'; readonly line: number }
  | { readonly kind: 'digit'; readonly line: number; readonly digit: string }
  /** `dialed` is empty for a call that came in. */
  | { readonly kind: 'onHook'; readonly line: number; readonly dialed: string; readonly seconds: number };

/** An event and how long after the one before it comes. */
export type SimulatedStep = { readonly afterMs: number; readonly event: SimulatedEvent };
