import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Preferences } from '../../shared/contract/people.ts';
import { useKey } from '../ui/keys.tsx';
import styles from './card.module.css';
import type { CardDeeds } from './card-deeds.ts';
import type { CustomerDrafts } from './customer-drafts.ts';
import { PopAnnouncer } from './pop-announcer.tsx';
import { PopEntry } from './pop-entry.tsx';
import type { Speech } from './speech.ts';
import { stackLayout } from './stack-layout.ts';
import type { Painted } from './use-painted.ts';
import type { StackEntry } from './use-pop-entries.ts';
import { useRingSound } from './use-ring-sound.ts';

type Props = {
  readonly entries: readonly StackEntry[];
  readonly corner: Preferences['popCorner'];
  /** Pixels at the two ends of the screen that are not ours. */
  readonly reserved: number;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly drafts: CustomerDrafts;
  readonly now?: () => number;
  readonly onPainted: (painted: Painted) => void;
};

const monotonic = () => performance.now();

/** Cards in their corner, growing away from it, the oldest ringing nearest; never under the edge of the screen. */
export function PopStack({ entries, corner, reserved, speech, deeds, drafts, now = monotonic, onPainted }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const height = useViewportHeight();
  const [chosen, setChosen] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(NOBODY);
  const expand = useCallback((callId: string) => {
    setChosen(callId);
    setFolded((known) => without(known, callId));
  }, []);
  const fold = useCallback((callId: string) => {
    setChosen((known) => (known === callId ? null : known));
    setFolded((known) => new Set(known).add(callId));
  }, []);
  const discard = useCallback((callId: string) => drafts.clear(callId), [drafts]);
  useReach(list, entries, expand, speech.t('pop.reach'));
  useRingSound(entries, folded);

  const shown = withoutOldStrips(entries);
  const slots = stackLayout(
    shown.map(({ entry, kept }) => ({
      folded: folded.has(entry.pop.callId),
      strip: isStrip(entry, kept),
      chosen: entry.pop.callId === chosen,
    })),
    height - reserved,
  );
  const hidden = shown.filter(({ entry, kept }, place) => slots[place] === 'hidden' && !isStrip(entry, kept)).length;
  return (
    <section className={styles.layer} data-corner={corner} aria-label={speech.t('pop.region')}>
      <PopAnnouncer entries={entries} speech={speech} />
      <ul ref={list} className={styles.stack}>
        {shown.map(({ entry, kept }, place) => {
          const slot = slots[place];
          if (slot === undefined || slot === 'hidden') return null;
          return (
            <PopEntry
              key={entry.pop.callId}
              entry={entry}
              slot={slot}
              place={place}
              kept={kept}
              speech={speech}
              deeds={deeds}
              drafts={drafts}
              now={now}
              onFold={fold}
              onExpand={expand}
              onDiscard={discard}
              onPainted={onPainted}
            />
          );
        })}
        {hidden > 0 && <li className={styles.more}>{speech.t('pop.more', { count: hidden })}</li>}
      </ul>
    </section>
  );
}

/** Strips only say why a card goes: more of them than these would push away what still rings. */
const STRIPS = 3;

function withoutOldStrips(entries: readonly StackEntry[]): readonly StackEntry[] {
  const strips = entries.filter(({ entry, kept }) => isStrip(entry, kept));
  const old = new Set(strips.slice(0, -STRIPS));
  return old.size === 0 ? entries : entries.filter((one) => !old.has(one));
}

function isStrip(entry: StackEntry['entry'], kept: boolean): boolean {
  return entry.fold !== null && !kept;
}

const NOBODY: ReadonlySet<string> = new Set();

function without(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return set.has(key) ? new Set([...set].filter((one) => one !== key)) : set;
}

/** Ctrl+Alt+Space, or the global key that brings the window of the cards: the newest card gets the keyboard. */
function useReach(
  list: React.RefObject<HTMLElement | null>,
  entries: readonly StackEntry[],
  expand: (callId: string) => void,
  label: string,
): void {
  const wanted = useRef<string | null>(null);
  const newest = entries.findLast(({ entry, kept }) => entry.fold === null || kept)?.entry.pop.callId ?? null;
  const reach = useCallback(() => {
    if (newest === null) return focusDock();
    wanted.current = newest;
    expand(newest);
    focusCard(list.current, newest);
  }, [newest, expand, list]);
  useKey('newest', label, reach);
  useEffect(() => {
    // A window that cannot be focused by a click is focused only by the global key.
    const onFocus = () => document.activeElement === document.body && isCardWindow() && reach();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [reach]);
  useEffect(() => {
    if (wanted.current === null) return;
    focusCard(list.current, wanted.current);
    wanted.current = null;
  });
}

function focusCard(list: HTMLElement | null, callId: string): void {
  list?.querySelector<HTMLElement>(`[data-call-id="${CSS.escape(callId)}"] article`)?.focus();
}

/** Without a card the same key goes to the call in hand. */
function focusDock(): void {
  document.querySelector<HTMLElement>('[data-testid=dock] fieldset')?.focus();
}

function isCardWindow(): boolean {
  return window.location.hash.startsWith('#/pop');
}

function useViewportHeight(): number {
  return useSyncExternalStore(onResize, () => window.innerHeight);
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
