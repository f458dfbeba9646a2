/** Bits of a byte array, the highest first. Reading behind its end throws. */
export type BitReader = {
  /** Unsigned, at most 32. */
  bits(count: number): number;
  /** Two's complement, at most 32. */
  signed(count: number): number;
  /** How many zeros stand before the next one; that is read too. */
  zeros(): number;
  /** Goes on to the next whole byte and tells where it is. */
  align(): number;
};

export function readBits(bytes: Uint8Array): BitReader {
  let at = 0;
  /** The bits in hand, right-aligned. */
  let held = 0;
  let count = 0;
  const more = (): void => {
    const next = bytes[at];
    if (next === undefined) throw new RangeError('the stream ends within a frame');
    at += 1;
    held = ((held << 8) | next) >>> 0;
    count += 8;
  };
  const upTo24 = (wanted: number): number => {
    while (count < wanted) more();
    count -= wanted;
    const value = held >>> count;
    held &= (1 << count) - 1;
    return value;
  };
  const bits = (wanted: number): number => (wanted <= 24 ? upTo24(wanted) : upTo24(wanted - 16) * 65_536 + upTo24(16));
  return {
    bits,
    signed(wanted) {
      const value = bits(wanted);
      return wanted > 0 && value >= 2 ** (wanted - 1) ? value - 2 ** wanted : value;
    },
    zeros() {
      let found = 0;
      while (held === 0) {
        found += count;
        count = 0;
        more();
      }
      const leading = Math.clz32(held) - (32 - count);
      count -= leading + 1;
      held &= (1 << count) - 1;
      return found + leading;
    },
    align() {
      // No more than one byte is ever in hand behind a whole one.
      count -= count % 8;
      held &= count === 0 ? 0 : (1 << count) - 1;
      return at - count / 8;
    },
  };
}
