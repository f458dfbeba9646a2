import type { CallRow, DockItem } from '../../shared/contract/calls.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { OfficeDialling } from '../../shared/domain/phone-number.ts';
import { callRow } from '../store/calls.ts';
import type { Store } from '../store/db.ts';
import type { Audience, Publish } from './handler.ts';
import { type LineNow, lineStateOf } from './line-now.ts';
import type { LiveState } from './live-state.ts';
import type { Clock, Log } from './ports.ts';
import type { RoutedAgents } from './routed-agents.ts';

/** Tells strips and lists what changed. Never on the way of a card: it runs after it. */
export interface Announce {
  line(now: LineNow): void;
  call(now: LineNow, call: Call): void;
  /** The call was a part of another one. */
  gone(now: LineNow, call: Call): void;
  /** What the dock of somebody shows of a call is said again. */
  dock(callId: string, userId: string): void;
}

type Options = {
  readonly store: Store;
  readonly live: LiveState;
  readonly agents: RoutedAgents;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly log: Log;
  readonly dialling: () => OfficeDialling;
  /** Runs something when the cards have had the time to be painted: a strip that is drawn first would hold them up. */
  readonly afterCards: (work: () => void) => void;
  readonly tellPresence: (userId: string) => void;
  /** The strip shows this line. */
  readonly isShown: (now: LineNow) => boolean;
  readonly dockItem: (callId: string, userId: string) => DockItem | null;
  /** Users who may see calls that somebody else took. */
  readonly seeAll: () => ReadonlySet<string>;
  /** Who else follows calls; must return at once. */
  readonly followers: {
    call(now: LineNow, call: Call): void;
    gone(callId: string): void;
  };
};

export function createAnnounce(options: Options): Announce {
  const { store, live, agents } = options;
  const pending = new Map<string, () => void>();

  /** Once per turn of the event loop, the newest only: eight lines that ring at once are not eighty messages. */
  function later(key: string, tell: () => void): void {
    if (pending.size === 0) options.afterCards(flush);
    pending.delete(key);
    pending.set(key, tell);
  }

  function flush(): void {
    const all = [...pending.values()];
    pending.clear();
    for (const tell of all) {
      try {
        tell();
      } catch (error) {
        options.log.warn({ err: error }, 'an announcement failed');
      }
    }
  }

  function tellLine(now: LineNow): void {
    // It may have been taken away, or become the twin of another one, since somebody had something to say of it.
    if (!options.isShown(now)) return;
    const call = now.calls.active;
    const before = live.lines.get(now.line.id);
    const names = {
      customer: call?.customerId ? customerName(call.customerId) : null,
      takenBy: agents.nameOf(call?.takenBy ?? null)?.name ?? null,
    };
    const state = lineStateOf(now, names, options.dialling());
    if (before && before.state !== state.state && state.call === null) now.since = options.clock.now();
    const told = { ...state, since: state.call ? state.since : now.since };
    live.lines.set(now.line.id, told);
    options.publish('line.changed', told);
  }

  /** A call that somebody took is his and his supervisors'; one that nobody took is everybody's. */
  function audienceOf(row: CallRow): Audience {
    return row.takenBy === null ? { to: 'all' } : { to: 'users', ids: new Set([...options.seeAll(), row.takenBy.id]) };
  }

  function tellCall(call: Call): void {
    const row = callRow(store, call.id, options.dialling());
    if (row) options.publish('call.changed', row, audienceOf(row));
  }

  const customerName = (id: string): string | null =>
    store.get<{ name: string }>('select name from customers where id = ?', id)?.name ?? null;

  const dock = (callId: string, userId: string): void =>
    later(`dock ${callId}`, () => {
      const item = options.dockItem(callId, userId);
      if (item) options.publish('dock.changed', item, { to: 'users', ids: new Set([userId]) });
    });

  const line = (now: LineNow): void => later(`line ${now.line.id}`, () => tellLine(now));

  return {
    dock,
    line,
    gone(now, call) {
      live.calls.delete(call.id);
      options.followers.gone(call.id);
      line(now);
    },
    call(now, call) {
      options.followers.call(now, call);
      if (call.state === 'ended') live.calls.delete(call.id);
      else live.calls.set(call.id, call);
      later(`call ${call.id}`, () => tellCall(call));
      const holder = call.takenBy;
      if (holder === null) return;
      dock(call.id, holder);
      later(`presence ${holder}`, () => options.tellPresence(holder));
    },
  };
}
