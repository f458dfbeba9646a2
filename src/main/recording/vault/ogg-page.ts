/** One page of an Ogg stream, as far as ours need it. */
export type OggPage = {
  readonly kind: 'first' | 'middle' | 'last';
  /** 48 kHz samples up to the end of the last packet that ends on this page. */
  readonly granule: number;
  readonly serial: number;
  readonly sequence: number;
  /** Whole packets: ours never go over the end of a page. */
  readonly packets: readonly Uint8Array[];
};

export const OGG_HEAD_BYTES = 27;
const FLAGS = { first: 2, middle: 0, last: 4 } as const;

/** Bytes of a page. The packets must fit into 255 pieces of 255 bytes. */
export function makePage({ kind, granule, serial, sequence, packets }: OggPage): Buffer {
  const lacing = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]);
  if (lacing.length > 255) throw new RangeError('too much for one page');
  const head = Buffer.alloc(OGG_HEAD_BYTES + lacing.length);
  head.write('OggS', 0, 'latin1');
  head[5] = FLAGS[kind];
  head.writeBigInt64LE(BigInt(granule), 6);
  head.writeUInt32LE(serial >>> 0, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = lacing.length;
  head.set(lacing, OGG_HEAD_BYTES);
  const page = Buffer.concat([head, ...packets]);
  page.writeUInt32LE(pageSum(page), 22);
  return page;
}

/** The checksum of a page whose own four bytes of checksum are zero. */
export function pageSum(page: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < page.length; at += 1) sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ (page[at] ?? 0)] ?? 0);
  return sum >>> 0;
}

/** CRC 32 with the polynomial 0x04C11DB7, highest bit first. */
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum;
});
