import { memo, useEffect, useRef } from 'react';
import type { PopOnScreen } from '../live-store.ts';
import styles from './card.module.css';
import type { CardDeeds } from './card-deeds.ts';
import type { CustomerDrafts } from './customer-drafts.ts';
import { PopCard } from './pop-card.tsx';
import { FoldedStrip, PopRow } from './pop-row.tsx';
import type { Speech } from './speech.ts';
import type { Slot } from './stack-layout.ts';
import { useGuard } from './use-guard.ts';
import { type Painted, usePainted } from './use-painted.ts';

export type PopEntryProps = {
  readonly entry: PopOnScreen;
  readonly slot: Exclude<Slot, 'hidden'>;
  /** How many stand before it: a card that moved must not take a click meant for its neighbour. */
  readonly place: number;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly drafts: CustomerDrafts;
  /** The call is over, but something was typed on its card. */
  readonly kept: boolean;
  readonly now: () => number;
  readonly onFold: (callId: string) => void;
  readonly onExpand: (callId: string) => void;
  readonly onDiscard: (callId: string) => void;
  readonly onPainted: (painted: Painted) => void;
};

/** One place in the stack: whole card, row, or the strip that says what became of the call. */
export const PopEntry = memo(function PopEntry(props: PopEntryProps) {
  const { entry, slot, place, speech, kept, now, onPainted } = props;
  const { pop, fold, arrivedAt } = entry;
  const element = useRef<HTMLLIElement>(null);
  const guard = useGuard(`${place}`, now);
  usePainted(element, pop.callId, arrivedAt, onPainted);
  useHeldFocus(element, slot);
  const asStrip = fold !== null && !kept;
  return (
    <li
      ref={element}
      className={styles.entry}
      data-testid="pop-card"
      data-call-id={pop.callId}
      data-slot={asStrip ? 'strip' : slot}
      {...guard}
    >
      {asStrip ? (
        <FoldedStrip pop={pop} fold={fold} speech={speech} />
      ) : slot === 'row' ? (
        <PopRow pop={pop} speech={speech} onExpand={props.onExpand} />
      ) : (
        <>
          <PopCard pop={pop} speech={speech} deeds={props.deeds} drafts={props.drafts} onFold={props.onFold} />
          {kept && (
            <p className={styles.kept} role="status">
              {speech.t('pop.draftKept')}
              <button type="button" onClick={() => props.onDiscard(pop.callId)}>
                {speech.t('pop.discard')}
              </button>
            </p>
          )}
        </>
      )}
    </li>
  );
});

/** A card that its reader folds or unfolds keeps the keyboard that it had; one that never had it never takes it. */
function useHeldFocus(element: React.RefObject<HTMLElement | null>, slot: Slot): void {
  const before = useRef(slot);
  const held = useRef(false);
  if (before.current === slot) held.current = element.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (before.current === slot) return;
    before.current = slot;
    if (held.current) element.current?.querySelector<HTMLElement>('article, button')?.focus();
  }, [element, slot]);
}
