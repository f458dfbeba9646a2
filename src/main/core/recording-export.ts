import type { Instant } from '../../shared/domain/instant.ts';
import { formatDateTime } from '../../shared/domain/jalali.ts';
import type { StoredRecording } from '../store/recording-row.ts';

/** A name that every system takes: the office's date and hour, and the end of the id. */
export function exportName(
  row: Pick<StoredRecording, 'id' | 'startedAt'>,
  format: 'wav' | 'mp3',
  zone: string,
): string {
  const at = formatDateTime(row.startedAt, { language: 'en', calendar: 'gregorian', digits: 'latn', zone });
  return `hamzang-${at.replace(/[^0-9]+/g, '-')}-${row.id.slice(-6)}.${format}`;
}

/** What stands in the tags of the file, so that a copy still says whose it is, who took it out, and why. */
export function exportAbout(
  row: Pick<StoredRecording, 'id' | 'callId' | 'startedAt'>,
  told: { readonly by: string; readonly at: Instant; readonly reason: string; readonly office: string },
): string {
  const moment = (at: Instant): string => new Date(at).toISOString();
  return [
    `${told.office}: recording ${row.id} of call ${row.callId}, ${moment(row.startedAt)}`,
    `exported by ${told.by}, ${moment(told.at)}: ${told.reason}`,
  ].join('; ');
}
