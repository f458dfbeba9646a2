import type { RecordingCodec } from '../../../shared/domain/recording.ts';
import { difference } from './alike.ts';
import { decode } from './codecs.ts';
import type { HzrReader } from './hzr-reader.ts';
import { type Heard, hear } from './listen.ts';

/** A compressed file does not sound as what it was made of. */
export class NotTheSame extends Error {}

/** Decrypts and decodes a sealed file, all of it. Throws where it cannot be. */
export async function hearSealed({ meta, size, read }: Pick<HzrReader, 'meta' | 'size' | 'read'>): Promise<Heard> {
  return hear(meta, decode(meta.codec, read(0, size), meta));
}

/** Throws `NotTheSame` unless it is the same sound: to the sample where nothing may be lost. */
export function compare(codec: RecordingCodec, before: Heard, after: Heard): void {
  if (before.samples !== after.samples) {
    throw new NotTheSame(`${codec} has ${after.samples} samples and not ${before.samples}`);
  }
  if (codec !== 'opus' && before.sha256 !== after.sha256) throw new NotTheSame(`${codec} has other samples`);
  const what = codec === 'opus' ? difference(before.envelope, after.envelope) : null;
  if (what) throw new NotTheSame(`${codec} sounds otherwise: ${what}`);
}
