import { RECORDING_CODECS, type RecordingCodec } from '../../../shared/domain/recording.ts';

/** What a sealed file says of the sound in it. */
export type HzrMeta = {
  /** Of the recording. */
  readonly id: string;
  readonly codec: RecordingCodec;
  readonly rate: number;
  readonly channels: number;
  /** Of each channel, as they were recorded. */
  readonly samples: number;
};

export const MIME: Readonly<Record<RecordingCodec, string>> = {
  opus: 'audio/ogg; codecs=opus',
  flac: 'audio/flac',
  wav: 'audio/wav',
};

/** Null: these are not facts of ours. */
export function readMeta(bytes: Uint8Array): HzrMeta | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isMeta(value) ? value : null;
  } catch {
    return null;
  }
}

function isMeta(value: unknown): value is HzrMeta {
  if (typeof value !== 'object' || value === null) return false;
  const { id, codec, rate, channels, samples } = value as Readonly<Record<string, unknown>>;
  const isCodec = RECORDING_CODECS.some((one) => one === codec);
  return typeof id === 'string' && isCodec && [rate, channels, samples].every((one) => Number.isSafeInteger(one));
}
