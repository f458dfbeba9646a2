const HASH = 0x23;
const BLANK = 0x20;
const LF = 0x0a;

/** Takes the comments off a capture: the lines at its very beginning that start with a hash and a blank. */
export interface CaptureHead {
  /** What of these bytes is data, in order. */
  skip(bytes: Buffer): readonly Buffer[];
  /** A hash that was kept back to see what follows it. */
  end(): readonly Buffer[];
}

type Place = 'lineStart' | 'afterHash' | 'comment' | 'data';

export const createCaptureHead = (): CaptureHead => {
  const hash = Buffer.of(HASH);
  let place: Place = 'lineStart';

  const step = (byte: number | undefined): Place => {
    if (place === 'comment') return byte === LF ? 'lineStart' : 'comment';
    if (place === 'lineStart') return byte === HASH ? 'afterHash' : 'data';
    return byte === BLANK ? 'comment' : 'data';
  };

  return {
    skip(bytes) {
      for (let at = 0; at < bytes.length && place !== 'data'; at += 1) {
        const before = place;
        place = step(bytes[at]);
        if (place === 'data') return before === 'afterHash' ? [hash, bytes.subarray(at)] : [bytes.subarray(at)];
      }
      return place === 'data' ? [bytes] : [];
    },
    end: () => (place === 'afterHash' ? [hash] : []),
  };
};
