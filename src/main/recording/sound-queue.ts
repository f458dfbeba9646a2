/** A stretch of sound and the byte of the file's sound at which it stands. */
export type Stretch = { readonly at: number; readonly bytes: Uint8Array };

/** Sound that waits for the disk, in order. What does not fit any more goes, the oldest first: its place stays silent. */
export interface SoundQueue {
  add(stretch: Stretch): void;
  /** Takes what stands in one piece at the front, at most about a megabyte; null: nothing waits. */
  take(): Stretch | null;
  /** It could not be written: to the front with it. */
  putBack(stretch: Stretch): void;
  readonly bytes: () => number;
  /** Bytes that had to go, since the beginning. */
  readonly lost: () => number;
}

const AT_ONCE = 1 << 20;

export function createSoundQueue(mostBytes: number): SoundQueue {
  let waiting: Stretch[] = [];
  let bytes = 0;
  let lost = 0;
  const shed = (): void => {
    while (bytes > mostBytes) {
      const oldest = waiting.shift();
      if (!oldest) return;
      bytes -= oldest.bytes.byteLength;
      lost += oldest.bytes.byteLength;
    }
  };
  return {
    add(stretch) {
      waiting.push(stretch);
      bytes += stretch.bytes.byteLength;
      shed();
    },
    take() {
      const count = inOnePiece(waiting);
      const taken = waiting.slice(0, count);
      const [first] = taken;
      if (!first) return null;
      waiting = waiting.slice(count);
      const together = count === 1 ? first.bytes : Buffer.concat(taken.map((one) => one.bytes));
      bytes -= together.byteLength;
      return { at: first.at, bytes: together };
    },
    putBack(stretch) {
      waiting.unshift(stretch);
      bytes += stretch.bytes.byteLength;
      shed();
    },
    bytes: () => bytes,
    lost: () => lost,
  };
}

/** How many from the front on follow each other without a hole. */
function inOnePiece(waiting: readonly Stretch[]): number {
  let end = waiting[0]?.at ?? 0;
  let taken = 0;
  for (const [index, { at, bytes }] of waiting.entries()) {
    if (at !== end || taken >= AT_ONCE) return index;
    end += bytes.byteLength;
    taken += bytes.byteLength;
  }
  return waiting.length;
}
