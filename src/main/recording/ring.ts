/** The last so many bytes of a sound, in memory. */
export interface Ring {
  add(pcm: Uint8Array): void;
  /** The newest of it, at most `bytes`, in order. */
  last(bytes: number): readonly Uint8Array[];
  /** What follows does not belong to what was before. */
  clear(): void;
  /** Keeps at most so much from now on. */
  resize(mostBytes: number): void;
}

export function createRing(): Ring {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let most = 0;
  const shed = (): void => {
    for (let oldest = pieces[0]; oldest && held - oldest.byteLength >= most; oldest = pieces[0]) {
      pieces.shift();
      held -= oldest.byteLength;
    }
  };
  return {
    add(pcm) {
      if (most === 0) return;
      pieces.push(pcm);
      held += pcm.byteLength;
      shed();
    },
    last(bytes) {
      let over = held - Math.min(bytes, most);
      return pieces.flatMap((piece) => {
        const cut = Math.min(piece.byteLength, Math.max(0, over));
        over -= cut;
        return cut === piece.byteLength ? [] : [piece.subarray(cut)];
      });
    },
    clear() {
      pieces = [];
      held = 0;
    },
    resize(mostBytes) {
      most = mostBytes;
      if (most === 0) this.clear();
      else shed();
    },
  };
}
