import { type Client, createClient, RequestRefused } from '../shared/client/client.ts';
import type { Transport } from '../shared/contract/wire.ts';
import { type AskCache, createAskCache, spoilByEvents } from './ask-cache.ts';
import { followLive, type LiveStore } from './live-store.ts';
import { followRecordings, type LiveRecordingStore } from './recording/live-recordings.ts';
import { keepSession, type SessionKeeper } from './session.ts';
import { createStore, type Store } from './store.ts';
import type { LinkState } from './transport.ts';

/** Whether the core answers, since when, and how far its clock is ahead of this computer's. */
export type Link = {
  readonly state: LinkState;
  readonly since: number;
  readonly heardAt: number | null;
  readonly skewMs: number;
};

/** Everything that a screen has of the core. Made once per page. */
export interface Core {
  readonly client: Client;
  readonly session: SessionKeeper;
  readonly live: LiveStore;
  readonly recordings: LiveRecordingStore;
  readonly asks: AskCache;
  readonly link: Store<Link>;
}

/** Connects this page. `open` gives the wire and tells its state; each new connection re-opens the session and asks anew. */
export function connect(open: (onState: (state: LinkState) => void) => Transport): Core {
  const link = createStore<Link>({ state: 'connecting', since: Date.now(), heardAt: null, skewMs: 0 });
  const gate = createGate();
  const transport = open((state) => {
    link.set({ state, since: Date.now() });
    if (state === 'connected') void begin();
    else gate.close();
  });
  const wire = createClient(transport, () => crypto.randomUUID());
  const client: Client = {
    on: wire.on,
    async ask(name, input, id) {
      // A connection begins as a stranger: whatever needs a person waits until the session is open again.
      if (!name.startsWith('auth.')) await gate.opened();
      try {
        return await wire.ask(name, input, id);
      } catch (error) {
        if (error instanceof RequestRefused && error.code === 'signed_out' && name !== 'auth.resume')
          session.end('signedOut');
        throw error;
      }
    },
  };
  const session = keepSession(wire);
  const live = followLive(client);
  const recordings = followRecordings(client);
  const asks = createAskCache(client);
  spoilByEvents(client, asks);
  transport.onPush((push) => {
    const now = Date.now();
    // Hot path: tell followers of the link only about what a person could see.
    if (now - (link.get().heardAt ?? 0) > 1000) link.set({ heardAt: now, skewMs: push.at - now });
  });
  client.on('session.ended', ({ reason }) => session.end(reason));

  let who: string | null = null;
  session.state.subscribe(() => {
    const { phase, me } = session.state.get();
    if (phase !== 'in' || me === null) {
      gate.close();
      return;
    }
    if (who !== null && who !== me.id) asks.clear();
    if (gate.open() || who !== me.id) void refresh();
    who = me.id;
  });

  async function begin(): Promise<void> {
    try {
      await session.begin();
      if (session.state.get().phase === 'in' && gate.open()) await refresh();
    } catch {
      // The line broke again; the transport tells when it is back.
      if (link.get().state === 'connected') setTimeout(() => void begin(), 1000);
    }
  }

  let attempt = 0;
  /** Nothing on screen may stay older than the connection: a snapshot that failed is asked for again, more and more slowly. */
  async function refresh(): Promise<void> {
    attempt += 1;
    const mine = attempt;
    asks.spoil();
    for (let tries = 0; mine === attempt && session.state.get().phase === 'in'; tries += 1) {
      try {
        await live.sync();
        // After the cards: how a call is recorded is no reason to let it wait.
        await recordings.sync();
        link.set({ heardAt: Date.now() });
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 500 * 2 ** tries)));
      }
    }
  }

  return { client, session, live, recordings, asks, link };
}

type Gate = { opened(): Promise<void> /** True when it was closed. */; open(): boolean; close(): void };

function createGate(): Gate {
  let isOpen = false;
  let pass: () => void = () => undefined;
  let waiting = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return {
    opened: () => waiting,
    open() {
      if (isOpen) return false;
      isOpen = true;
      pass();
      return true;
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      waiting = new Promise<void>((resolve) => {
        pass = resolve;
      });
    },
  };
}
