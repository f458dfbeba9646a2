/** The head of a WAV file as we write it: 44 bytes, PCM of 16 bit. */
export type WavHeader = {
  readonly rate: number;
  readonly channels: number;
  /** Bytes of sound that the header promises; a file whose writer was killed holds more, or fewer. */
  readonly dataBytes: number;
};

export const WAV_HEADER_BYTES = 44;
export const SAMPLE_BYTES = 2;
const PCM = 1;
const MOST_BYTES = 0xffff_ffff;

/** The first 44 bytes of a file. */
export function wavHeader({ rate, channels, dataBytes }: WavHeader): Uint8Array {
  const bytes = Buffer.alloc(WAV_HEADER_BYTES);
  const frame = channels * SAMPLE_BYTES;
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(Math.min(MOST_BYTES, dataBytes + WAV_HEADER_BYTES - 8), 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(PCM, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * frame, 28);
  bytes.writeUInt16LE(frame, 32);
  bytes.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(Math.min(MOST_BYTES, dataBytes), 40);
  return bytes;
}

/** Null: these are not the first bytes of a file of ours. */
export function readWavHeader(first: Uint8Array): WavHeader | null {
  if (first.byteLength < WAV_HEADER_BYTES) return null;
  const bytes = Buffer.from(first.buffer, first.byteOffset, WAV_HEADER_BYTES);
  const words = bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16) + bytes.toString('latin1', 36, 40);
  if (words !== 'RIFFWAVEfmt data' || bytes.readUInt16LE(20) !== PCM) return null;
  const [channels, rate] = [bytes.readUInt16LE(22), bytes.readUInt32LE(24)];
  const isOurs = bytes.readUInt16LE(34) === SAMPLE_BYTES * 8 && channels >= 1 && channels <= 2 && rate > 0;
  return isOurs ? { rate, channels, dataBytes: bytes.readUInt32LE(40) } : null;
}

/** How long so much sound lasts, whole milliseconds. */
export const millisecondsOf = (dataBytes: number, rate: number, channels: number): number =>
  Math.round((dataBytes / (rate * channels * SAMPLE_BYTES)) * 1000);
