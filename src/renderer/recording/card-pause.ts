import type { Client } from '../../shared/client/client.ts';
import type { LiveRecording } from '../../shared/contract/recordings.ts';
import { createStore, type Store } from '../store.ts';
import type { LiveRecordingStore } from './live-recordings.ts';
import { isRunning } from './live-words.ts';

/** `refused`: a recording that should pause for a card field does not. */
export const cardPause = createStore<{ readonly refused: boolean }>({ refused: false });

/** A field for card data: one of ours, or one that says so by its `autocomplete`. */
export function cardFieldOf(element: Element | null): Element | null {
  return element?.closest('[data-card-field], [autocomplete^="cc-"], [autocomplete*=" cc-"]') ?? null;
}

type Deps = {
  readonly client: Client;
  readonly recordings: LiveRecordingStore;
  /** The calls that this person talks in at this moment. */
  readonly mine: () => readonly string[];
  readonly subscribeMine: Store<object>['subscribe'];
  /** Where the keyboard is. */
  readonly focused: () => Element | null;
  /** Runs later; returns how to call it off. */
  readonly later: (run: () => void, ms: number) => () => void;
};

export interface CardPauser {
  /** To be called whenever the keyboard may have moved. */
  look(): void;
  /** Lets go of everything, for the end of the session. */
  stop(): void;
}

const AGAIN_MS = 1000;

/**
 * Pauses the recordings of my calls while the keyboard is in a card field, and resumes them when it has left. A recording
 * that begins meanwhile is paused too; a call that is over needs nothing; a pause that was refused is tried again.
 */
export function createCardPauser({ client, recordings, mine, subscribeMine, focused, later }: Deps): CardPauser {
  const held = new Set<string>();
  let callOff: () => void = () => undefined;

  function wanted(): ReadonlySet<string> {
    if (cardFieldOf(focused()) === null) return new Set();
    const { byCall } = recordings.get();
    return new Set(mine().filter((callId) => mayBeHeard(byCall[callId])));
  }

  function look(): void {
    const now = wanted();
    for (const callId of now) if (!held.has(callId)) void pause(callId);
    const going = new Set(mine());
    for (const callId of [...held]) if (!now.has(callId)) release(callId, going.has(callId));
    if (now.size === 0) cardPause.set({ refused: false });
  }

  async function pause(callId: string): Promise<void> {
    held.add(callId);
    try {
      await client.ask('recordings.pause', { callId, cause: 'cardField' });
      cardPause.set({ refused: false });
    } catch {
      if (!held.delete(callId)) return;
      cardPause.set({ refused: true });
      callOff();
      callOff = later(look, AGAIN_MS);
    }
  }

  function release(callId: string, goesOn: boolean): void {
    held.delete(callId);
    if (goesOn) client.ask('recordings.resume', { callId, cause: 'cardField' }).catch(() => undefined);
  }

  const ends = [recordings.subscribe(look), subscribeMine(look)];
  return {
    look,
    stop() {
      callOff();
      for (const end of ends) end();
      for (const callId of [...held]) release(callId, true);
    },
  };
}

/** What runs is paused, whatever else holds it; and what may begin at any moment begins paused. */
function mayBeHeard(live: LiveRecording | undefined): boolean {
  return (
    live !== undefined && (isRunning(live) || (live.state === 'off' && (live.may.start || live.consent === 'needed')))
  );
}
