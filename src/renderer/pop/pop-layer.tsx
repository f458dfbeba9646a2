import { useCallback, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { usePreferences } from '../preferences.tsx';
import { useStore } from '../store.ts';
import { useCore, useLive } from '../use-core.tsx';
import { useAskedByCards } from './between-windows.ts';
import { Dock } from './dock.tsx';
import { customerDrafts } from './dock-drafts.ts';
import { dockSize, focusDockNote } from './dock-state.ts';
import { headSize } from './head-size.ts';
import { PopStack } from './pop-stack.tsx';
import { useReader } from './speech.ts';
import { type Around, useCardDeeds } from './use-card-deeds.ts';
import type { Painted } from './use-painted.ts';
import { type CardPlace, usePopEntries } from './use-pop-entries.ts';

/** Space above the first and below the last card of a page, together. */
const MARGINS = 24;

/** The cards and the dock of this page. Where the desktop app has a window for the cards, the page leaves them to it. */
export function PopLayer() {
  const [, navigate] = useLocation();
  const around = useMemo<Around>(
    () => ({ openFile: (customerId) => navigate(`/customers/${customerId}`), focusNote: focusDockNote }),
    [navigate],
  );
  useAskedByCards((message) => {
    window.focus();
    if (message.kind === 'openFile') around.openFile(message.customerId);
    else around.focusNote(message.callId);
  });
  return (
    <>
      <Dock />
      <Cards around={around} place={window.hamzang === undefined ? 'page' : 'mainWindow'} />
    </>
  );
}

type CardsProps = {
  readonly around: Around;
  readonly place: CardPlace;
  /** The clock of the first moments of a card; a test's own. */
  readonly now?: () => number;
};

/** The cards that are this person's now. */
export function Cards({ around, place, now }: CardsProps) {
  const pops = useLive((live) => live.pops);
  const dock = useLive((live) => live.dock);
  const dockHeight = useStore(dockSize, (size) => size.height);
  const headHeight = useStore(headSize, (size) => size.height);
  const speech = useReader();
  const corner = usePreferences().preferences.popCorner;
  const deeds = useCardDeeds(speech, around);
  const { entries, drafts } = usePopEntries(pops, dock, customerDrafts, place);
  const tell = useTellPainted();
  // The empty stack stays, so that a call has nothing to make but its card.
  const reserved = place === 'cardWindow' ? 0 : MARGINS + dockHeight + headHeight;
  return (
    <PopStack
      entries={entries}
      corner={corner}
      reserved={reserved}
      speech={speech}
      deeds={deeds}
      drafts={drafts}
      onPainted={tell}
      {...(now === undefined ? {} : { now })}
    />
  );
}

/** Tells the core once per card that it is on this screen, and how long that took. */
function useTellPainted(): (painted: Painted) => void {
  const { client } = useCore();
  const told = useRef(new Set<string>());
  return useCallback(
    ({ callId, receivedAt, paintedAt }) => {
      if (receivedAt === null || told.current.has(callId)) return;
      told.current.add(callId);
      client.ask('pop.seen', { callId, paintMs: Math.max(0, paintedAt - receivedAt) }).catch(() => undefined);
    },
    [client],
  );
}
