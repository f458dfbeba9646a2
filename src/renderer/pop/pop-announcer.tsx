import { useEffect, useRef } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import styles from './card.module.css';
import { type Speech, shownNumber } from './speech.ts';
import type { StackEntry } from './use-pop-entries.ts';

/** Tells a screen reader of each new call, politely and once. Written past React: the card's way to the screen needs no second render. */
export function PopAnnouncer({ entries, speech }: { entries: readonly StackEntry[]; speech: Speech }) {
  const told = useRef(new Set<string>());
  const region = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const fresh = entries.findLast(({ entry }) => entry.fold === null && !told.current.has(entry.pop.callId));
    told.current = new Set(entries.map(({ entry }) => entry.pop.callId));
    if (fresh !== undefined && region.current !== null)
      region.current.textContent = announcement(fresh.entry.pop, speech);
  }, [entries, speech]);
  return <p ref={region} className={styles.srOnly} aria-live="polite" />;
}

/** `Call from Maryam Ahmadi on line Sales`. */
export function announcement(pop: ScreenPop, speech: Speech): string {
  const { t } = speech;
  const line = pop.line.name;
  const number = shownNumber(pop, speech);
  if (pop.match.kind === 'known') return t('pop.announceKnown', { name: pop.match.customer.name, line });
  if (pop.match.kind === 'hidden' || number === null) return t('pop.announceHidden', { line });
  return t('pop.announceNumber', { number, line });
}
