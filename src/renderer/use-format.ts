import { useMemo } from 'react';
import {
  type DateFormat,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatLongDate,
  formatTime,
} from '../shared/domain/jalali.ts';
import { inDigits, numberWriter } from '../shared/i18n/translate.ts';
import { useAsk, useLink, useSession } from './use-core.tsx';
import { useSpeech } from './words.tsx';

/** How this person reads dates, times, digits and money; instants are milliseconds since 1970 UTC, read in the office's zone. */
export type Format = {
  readonly date: (instant: number) => string;
  readonly longDate: (instant: number) => string;
  readonly time: (instant: number) => string;
  readonly dateTime: (instant: number) => string;
  /** `today 14:05`, `yesterday 14:05`, else date and time. */
  readonly when: (instant: number) => string;
  /** `3 minutes ago`. */
  readonly ago: (instant: number, now: number) => string;
  /** Whole seconds as `3:07`. */
  readonly duration: (seconds: number) => string;
  readonly number: (value: number) => string;
  /** Text with digits in it, such as the local form of a number. */
  readonly digits: (text: string) => string;
  /** A balance without its sign, in the office's unit. */
  readonly money: (rials: number) => string;
  readonly dates: DateFormat;
};

/** The formats of the person who sits here. */
export function useFormat(): Format {
  const { t, spoken } = useSpeech();
  const signedIn = useSession((session) => session.phase === 'in');
  const settings = useAsk('settings.get', signedIn ? {} : null).data;
  const skewMs = useLink((link) => Math.round(link.skewMs / 1000) * 1000);
  const zone = settings?.zone ?? 'Asia/Tehran';
  const toman = settings?.currency === 'toman';
  return useMemo(() => {
    const { language, digits, calendar } = spoken;
    const dates: DateFormat = { language, calendar, zone, digits };
    const number = numberWriter(language, digits);
    const time = (instant: number) => formatTime(instant, dates);
    return {
      dates,
      number,
      time,
      date: (instant) => formatDate(instant, dates),
      longDate: (instant) => formatLongDate(instant, dates),
      dateTime: (instant) => formatDateTime(instant, dates),
      when(instant) {
        const { relative, date } = formatDay(instant, Date.now() + skewMs, dates);
        return `${relative === null ? date : t(`words.${relative}`)} ${time(instant)}`;
      },
      ago(instant, now) {
        const seconds = Math.max(0, Math.round((now - instant) / 1000));
        if (seconds < 5) return t('words.justNow');
        if (seconds < 60) return t('words.secondsAgo', { count: seconds });
        if (seconds < 3600) return t('words.minutesAgo', { count: Math.floor(seconds / 60) });
        if (seconds < 86_400) return t('words.hoursAgo', { count: Math.floor(seconds / 3600) });
        return t('words.daysAgo', { count: Math.floor(seconds / 86_400) });
      },
      duration: (seconds) => formatDuration(seconds, digits),
      digits: (text) => inDigits(text, digits),
      money(rials) {
        const amount = number(Math.abs(toman ? Math.round(rials / 10) : rials));
        return toman ? t('words.tomans', { amount }) : t('words.rials', { amount });
      },
    };
  }, [t, spoken, zone, toman, skewMs]);
}
