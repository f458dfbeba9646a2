import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { DockItem as Item } from '../../shared/contract/calls.ts';
import { useStore } from '../store.ts';
import { useLive } from '../use-core.tsx';
import styles from './dock.module.css';
import { DockItem } from './dock-item.tsx';
import { dockFocus, dockSize, focusDockNote } from './dock-state.ts';
import { Elapsed } from './elapsed.tsx';
import { Glyph } from './glyph.tsx';
import { callerTitle, type Speech, useReader } from './speech.ts';
import { useCardDeeds } from './use-card-deeds.ts';

/** The calls in hand, at the end of the screen until each is coded; whatever room is open. */
export function Dock() {
  const items = useLive((live) => live.dock);
  return items.length === 0 ? null : <OpenDock items={items} />;
}

function OpenDock({ items }: { items: readonly Item[] }) {
  const speech = useReader();
  const [, navigate] = useLocation();
  const focus = useStore(dockFocus, (value) => value);
  const [chosen, setChosen] = useState<string | null>(null);
  // The one that has the keyboard: another call must not come between a hand and what it types.
  const [held, setHeld] = useState<string | null>(null);
  const [around] = useState(() => ({
    openFile: (customerId: string) => navigate(`/customers/${customerId}`),
    focusNote: focusDockNote,
  }));
  const deeds = useCardDeeds(speech, around);
  const bar = useDockHeight();
  useEffect(() => {
    if (focus.turn === 0) return;
    setHeld(null);
    setChosen(focus.callId);
  }, [focus]);
  const talking = items.findLast((item) => item.pop.state !== 'ended');
  const of = (callId: string | null) => items.find((item) => item.pop.callId === callId);
  const shown = of(held) ?? of(chosen) ?? talking ?? items.at(-1);
  if (shown === undefined) return null;
  const choose = (callId: string) => {
    setHeld(callId);
    setChosen(callId);
  };
  return (
    <section
      ref={bar}
      className={styles.dock}
      aria-label={speech.t('dock.region')}
      data-testid="dock"
      onFocus={() => setHeld(shown.pop.callId)}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Another window in front leaves the keyboard where it was.
        const stays = [relatedTarget, document.activeElement].some((one) => currentTarget.contains(one));
        if (!stays) setHeld(null);
      }}
    >
      {items.length > 1 && <Tabs items={items} shown={shown.pop.callId} speech={speech} onChoose={choose} />}
      <DockItem
        key={shown.pop.callId}
        item={shown}
        speech={speech}
        deeds={deeds}
        noteAsked={focus.callId === shown.pop.callId ? focus.turn : 0}
      />
    </section>
  );
}

function Tabs({
  items,
  shown,
  speech,
  onChoose,
}: {
  items: readonly Item[];
  shown: string;
  speech: Speech;
  onChoose: (callId: string) => void;
}) {
  return (
    <div className={styles.tabs} role="tablist" aria-label={speech.t('dock.tabs')}>
      {items.map(({ pop }) => (
        <button
          key={pop.callId}
          type="button"
          role="tab"
          aria-selected={pop.callId === shown}
          className={styles.tab}
          data-state={pop.state}
          onClick={() => onChoose(pop.callId)}
        >
          <Glyph name={pop.state === 'ended' ? 'note' : 'talk'} size={14} />
          <bdi>{callerTitle(pop, speech)}</bdi>
          <span className={styles.tabState}>
            {pop.state === 'ended' ? (
              speech.t('dock.toCode')
            ) : (
              <Elapsed from={pop.answeredAt ?? pop.startedAt} to={null} format={speech.format} />
            )}
          </span>
        </button>
      ))}
    </div>
  );
}

/** The page gives the dock its room at the end, and the cards stand above it. */
function useDockHeight() {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const page = document.documentElement;
    const measure = () => {
      page.style.setProperty('--hz-dock', `${element.offsetHeight}px`);
      dockSize.set({ height: element.offsetHeight });
    };
    measure();
    page.toggleAttribute('data-dock', true);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      page.toggleAttribute('data-dock', false);
      page.style.removeProperty('--hz-dock');
      dockSize.set({ height: 0 });
    };
  }, []);
  return bar;
}
