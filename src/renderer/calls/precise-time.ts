import type { DateFormat } from '../../shared/domain/jalali.ts';
import { inDigits } from '../../shared/i18n/translate.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall time with milliseconds: `14:05:07.123`. */
export function preciseTime(at: number, { zone, digits }: Pick<DateFormat, 'zone' | 'digits'>): string {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    });
  formats.set(zone, known);
  return inDigits(known.format(at), digits);
}

/** Time since the call began: `+3.042`, in seconds. */
export function sinceStart(at: number, start: number, digits: DateFormat['digits']): string {
  return inDigits(`+${(Math.max(0, at - start) / 1000).toFixed(3)}`, digits);
}
