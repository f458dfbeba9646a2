import { useEffect, useRef, useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import styles from './card.module.css';
import { type Speech, shownNumber } from './speech.ts';
import type { StackEntry } from './use-pop-entries.ts';

/** Tells a screen reader of each new call, politely and once. */
export function PopAnnouncer({ entries, speech }: { entries: readonly StackEntry[]; speech: Speech }) {
  const told = useRef(new Set<string>());
  const [sentence, setSentence] = useState('');
  const fresh = entries.findLast(({ entry }) => entry.fold === null && !told.current.has(entry.pop.callId))?.entry.pop;
  useEffect(() => {
    if (fresh === undefined) return;
    for (const { entry } of entries) told.current.add(entry.pop.callId);
    setSentence(announcement(fresh, speech));
  }, [fresh, entries, speech]);
  return (
    <p className={styles.srOnly} aria-live="polite">
      {sentence}
    </p>
  );
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
