import { isAbsolute, join, posix } from 'node:path';
import type { SealOrder } from '../../core/ports.ts';
import { RecordingFailure } from '../../core/ports.ts';

/** Where the recorder puts what it hears. */
export const LIVE = 'live';
/** Behind the name of a file that is not whole yet. */
export const HALF = '.part';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The name of a sealed file: its month (UTC), then its id. Throws where the id could be something else than a name. */
export function sealedName({ recordingId, startedAt }: Pick<SealOrder, 'recordingId' | 'startedAt'>): string {
  if (!ID.test(recordingId)) throw new RecordingFailure('broken', 'that is no id of a recording');
  const date = new Date(startedAt);
  const month = Number.isNaN(date.getTime()) ? '1970-01' : date.toISOString().slice(0, 7);
  return `${month}/${recordingId}.hzr`;
}

/** Is the file by its name that recording's? */
export function isNamedAfter(recordingId: string, file: string): boolean {
  return ID.test(recordingId) && posix.basename(file).split('.')[0] === recordingId;
}

/** The path of a file that a row names. Throws a `RecordingFailure` where it leads out of the folder. */
export function pathIn(folder: string, file: string): string {
  const parts = file.split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  if (!isSafe || isAbsolute(file)) throw new RecordingFailure('missing', 'that is no file of the folder of recordings');
  return join(folder, ...parts);
}
