/**
 * What the bytes from a type byte on are: `wait` for more, a `whole` frame with its checksum byte, one that ends without
 * it, or none (`bad`). `end`: how many of the bytes were looked at.
 */
export type Judgement = { readonly kind: 'wait' | 'whole' | 'bare' | 'bad'; readonly end: number };

const SDMF_CALL = 0x04;
const SDMF_LAMP = 0x06;
/** Parameter ids of device notes §3.6, and NTT's 09 and 21. */
const IDS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 0x0b, 0x11, 0x12, 0x13, 0x15, 0x16, 0x1a, 0x21, 0xe0]);
const HEADER = 2;
const STAMP_DIGITS = 8;
const STAMP = 1;
const DIALABLE = 3;
const LONGEST_SDMF = 40;
const PREAMBLE = 0x55;
/** So many preamble bytes in a row are the next frame's, even inside this one. */
const NEXT_FRAME = 5;

/** SDMF 04 and 06; MDMF 80, its test 81, and 82. */
export const isFrameType = (byte: number): boolean =>
  byte === SDMF_CALL || byte === SDMF_LAMP || (byte >= 0x80 && byte <= 0x82);

/**
 * Judges the frame that may begin at `at`. A preamble before it is proof enough, and only the lengths must fit; without
 * one the contents must look like a caller ID too. Says the same of the same bytes however they are cut.
 */
export const judgeFrame = (bytes: Uint8Array, at: number, preambled: boolean): Judgement => {
  const available = bytes.length - at;
  if (available < HEADER) return { kind: 'wait', end: available };
  const end = HEADER + (bytes[at + 1] ?? 0);
  if (!preambled && !isLikelyLength(bytes[at] ?? 0, end - HEADER)) return { kind: 'bad', end: HEADER };
  const fits = (bytes[at] ?? 0) < 0x80 ? sdmfFits(preambled) : mdmfFits(preambled);
  let run = 0;
  for (let place = HEADER; place < Math.min(end, available); place += 1) {
    const byte = bytes[at + place] ?? 0;
    run = byte === PREAMBLE ? run + 1 : 0;
    if (run === NEXT_FRAME) return { kind: 'bad', end: place - NEXT_FRAME + 1 };
    if (!fits(byte, place, end, bytes[at] ?? 0)) return { kind: 'bad', end: place };
  }
  if (available > end) return { kind: 'whole', end: end + 1 };
  return { kind: available === end ? 'bare' : 'wait', end: available };
};

type Fits = (byte: number, place: number, end: number, type: number) => boolean;

const isLikelyLength = (type: number, length: number): boolean => {
  if (type === SDMF_LAMP) return length === 3;
  return type === SDMF_CALL ? length > STAMP_DIGITS && length <= LONGEST_SDMF : length > HEADER;
};

const sdmfFits =
  (preambled: boolean): Fits =>
  (byte, place, _, type) => {
    if (preambled) return true;
    if (type === SDMF_LAMP) return byte === 0x42 || byte === 0x6f;
    return isDigit(byte) || (place >= HEADER + STAMP_DIGITS && (byte === 0x50 || byte === 0x4f));
  };

// Walks the parameters `id length data` as their bytes come.
const mdmfFits = (preambled: boolean): Fits => {
  let id = -1;
  let left = 0;
  return (byte, place, end) => {
    if (left > 0) {
      left -= 1;
      const fits = preambled || fitsParameter(id, byte);
      if (left === 0) id = -1;
      return fits;
    }
    if (id === -1) {
      id = byte;
      return place + 1 < end && (preambled || place > HEADER || IDS.has(byte));
    }
    left = byte;
    const fits = place + left < end && (preambled || id !== STAMP || left === STAMP_DIGITS);
    if (left === 0) id = -1;
    return fits;
  };
};

const fitsParameter = (id: number, byte: number): boolean => {
  if (id === STAMP) return isDigit(byte);
  return id > DIALABLE || (byte >= 0x20 && byte < 0x7f);
};

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
