import { useEffect, useMemo, useState } from 'react';
import type { DockItem } from '../../shared/contract/calls.ts';
import type { PopOnScreen } from '../live-store.ts';
import type { CustomerDrafts } from './customer-drafts.ts';

/** Where cards stand: in the page of a browser, in the desktop's own window, or (only what is left of them) in its main window. */
export type CardPlace = 'page' | 'cardWindow' | 'mainWindow';
export type StackEntry = {
  readonly entry: PopOnScreen /** Its call is over, but something was typed on it. */;
  readonly kept: boolean;
};

/**
 * The cards of the screen, oldest first: those that ring, those that just folded, and those whose call is over while a
 * name was half typed. The last kind also comes back after a reload.
 */
export function stackEntries(
  pops: readonly PopOnScreen[],
  dock: readonly DockItem[],
  drafts: ReturnType<CustomerDrafts['all']>,
  place: CardPlace,
): readonly StackEntry[] {
  const docked = new Set(dock.map((item) => item.pop.callId));
  const typed = new Map(drafts.map((draft) => [draft.callId, draft.value]));
  const here = pops
    // A call of mine folds by turning into its dock item; a strip beside it would say the same twice.
    .filter(({ pop }) => !docked.has(pop.callId))
    .map((entry) => ({
      entry,
      kept: entry.fold !== null && entry.fold.reason !== 'taken' && typed.has(entry.pop.callId),
    }));
  const shown = new Set(pops.map(({ pop }) => pop.callId));
  const left = [...typed]
    .filter(([callId, { pop }]) => !shown.has(callId) && !docked.has(callId) && pop.match.kind === 'unknown')
    .map(([, { pop }]) => ({ entry: { pop: over(pop), arrivedAt: null, fold: null }, kept: true }));
  if (place === 'mainWindow') return left;
  // The window of the cards hides when the last one folds; what is left then stands in the main window.
  return place === 'cardWindow' ? here : [...left, ...here];
}

function over(pop: PopOnScreen['pop']): PopOnScreen['pop'] {
  return pop.state === 'ended'
    ? pop
    : { ...pop, state: 'ended', endedAt: pop.endedAt ?? pop.answeredAt ?? pop.startedAt };
}

/** `stackEntries` that are computed again when a draft goes. */
export function usePopEntries(
  pops: readonly PopOnScreen[],
  dock: readonly DockItem[],
  kept: CustomerDrafts,
  place: CardPlace,
) {
  const [turn, setTurn] = useState(0);
  const drafts = useMemo<CustomerDrafts>(
    () => ({
      ...kept,
      clear(callId) {
        kept.clear(callId);
        setTurn((now) => now + 1);
      },
    }),
    [kept],
  );
  useEffect(() => {
    // Drafts of the other window.
    const onStorage = () => setTurn((now) => now + 1);
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says that a draft came or went.
  const entries = useMemo(() => stackEntries(pops, dock, kept.all(), place), [pops, dock, kept, place, turn]);
  return { entries, drafts };
}
