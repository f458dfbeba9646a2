import { useMemo } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { formatDay } from '../../shared/domain/jalali.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { type Format, useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';

/** All that is needed to say something to this reader: handed down whole, so that a card paints without asking contexts. */
export type Speech = { readonly t: Translate; readonly format: Format };

/** The words and formats of the person who sits here. */
export function useReader(): Speech {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => ({ t, format }), [t, format]);
}

const DAY = 86_400_000;

/** `today 14:05`, `tomorrow 9:00`, `1404/09/01 14:05`: for moments that may still come. */
export function dueText(at: Instant, now: Instant, { t, format }: Speech): string {
  if (formatDay(at, now + DAY, format.dates).relative === 'today') return `${t('pop.dayTomorrow')} ${format.time(at)}`;
  return format.when(at);
}

/** What the customer owes or has with us, in words rather than by a sign. */
export function balanceText(rials: number, { t, format }: Speech): string {
  if (rials === 0) return t('pop.balanced');
  return t(rials < 0 ? 'pop.owes' : 'pop.credit', { amount: format.money(Math.abs(rials)) });
}

/** The number as shown: local form, in the reader's digits; null when there is none to show. */
export function shownNumber(pop: Pick<ScreenPop, 'local' | 'number'>, { format }: Speech): string | null {
  const text = pop.local ?? pop.number;
  return text === null || text === '' ? null : format.digits(text);
}

/** The name that stands for a call: the customer's, the exchange's, the number, or that it is hidden. */
export function callerTitle(pop: ScreenPop, speech: Speech): string {
  if (pop.match.kind === 'known') return pop.match.customer.name;
  if (pop.match.kind === 'hidden') return speech.t('pop.hiddenTitle');
  return pop.callerName ?? shownNumber(pop, speech) ?? speech.t('pop.unknownTitle');
}
