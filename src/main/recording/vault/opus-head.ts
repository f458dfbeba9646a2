/** The rate in which Ogg counts the samples of Opus, whatever was recorded. */
export const OPUS_CLOCK = 48_000;

export type OpusHead = {
  readonly channels: number;
  /** Samples of the clock that come before the sound. */
  readonly preSkip: number;
  readonly rate: number;
};

export function makeOpusHead({ channels, preSkip, rate }: OpusHead): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head[8] = 1;
  head[9] = channels;
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(rate, 12);
  return head;
}

/** Null: it is none. */
export function readOpusHead(packet: Uint8Array): OpusHead | null {
  const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.length);
  if (bytes.length < 19 || bytes.toString('latin1', 0, 8) !== 'OpusHead') return null;
  return { channels: bytes.readUInt8(9), preSkip: bytes.readUInt16LE(10), rate: bytes.readUInt32LE(12) };
}

/** Nothing but who made it: what it is about is not for a file that lies in a folder. */
export function makeOpusTags(): Buffer {
  const vendor = Buffer.from('Hamzang', 'latin1');
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4);
  tags.write('OpusTags', 0, 'latin1');
  tags.writeUInt32LE(vendor.length, 8);
  vendor.copy(tags, 12);
  return tags;
}
