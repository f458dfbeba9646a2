/**
 * What a vendor's words for the handset mean: `inUse` a lifted one, `idle` one that was put down. The same word means the
 * opposite with another vendor, so every profile states its own, in lower case, and only the exact word counts.
 */
export type HookWords = Readonly<Record<string, 'inUse' | 'idle'>>;

/** One make of boxes: how a decoder of its family reads it. */
export type BoxProfile = {
  /** As the vendor writes it. */
  readonly name: string;
  readonly baudRate: number;
  readonly hookWords: HookWords;
  /** What the box must be sent when its port opens; empty where it speaks by itself. */
  readonly startUp: readonly Uint8Array[];
};
