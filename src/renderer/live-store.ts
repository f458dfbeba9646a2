import type { Client } from '../shared/client/client.ts';
import type { CallRow, DockItem, ScreenPop } from '../shared/contract/calls.ts';
import type { OutputOf, PayloadOf } from '../shared/contract/contract.ts';
import type { DeviceState, LineState } from '../shared/contract/lines.ts';
import type { Presence } from '../shared/contract/people.ts';
import { followMissed } from './missed-here.ts';
import { createStore, type Store } from './store.ts';

/** A card, and what the screen knows of it. A folded one stays a moment so that it can say why it goes. */
export type PopOnScreen = {
  readonly pop: ScreenPop;
  /** `performance.now()` when its push arrived; null when it came with a snapshot, and is then no measure of speed. */
  readonly arrivedAt: number | null;
  readonly fold: Pick<PayloadOf<'pop.folded'>, 'reason' | 'by'> | null;
};

/** What goes on at this moment. Every field is replaced, never changed, so that each part of the screen follows its own. */
export type LiveState = {
  /** False until the first snapshot. */
  readonly ready: boolean;
  readonly lines: readonly LineState[];
  readonly devices: readonly DeviceState[];
  readonly presence: readonly Presence[];
  /** Oldest ringing first. */
  readonly pops: readonly PopOnScreen[];
  readonly dock: readonly DockItem[];
  readonly missed: readonly CallRow[];
  readonly notice: PayloadOf<'office.notice'> | null;
};

export interface LiveStore extends Store<LiveState> {
  /** Asks for everything anew: once per connection, because events may have been lost between two of them. */
  sync(): Promise<void>;
  /** Takes a card off this screen only. */
  dismissPop(callId: string): void;
  dismissMissed(callId: string): void;
  dismissNotice(): void;
}

const NOTHING: LiveState = {
  ready: false,
  lines: [],
  devices: [],
  presence: [],
  pops: [],
  dock: [],
  missed: [],
  notice: null,
};
/** How long a folded card may go on saying who took the call. */
const FOLDED_MS = 2000;

/** Follows the events of one client. */
export function followLive(client: Client): LiveStore {
  const store = createStore<LiveState>(NOTHING);
  const { set } = store;
  const hidden = new Set<string>();
  const missedHere = followMissed();

  client.on('pop.shown', (pop) => set(({ pops }) => ({ pops: withPop(pops, pop, performance.now(), true) })));
  client.on('pop.changed', (pop) => set(({ pops }) => ({ pops: withPop(pops, pop, performance.now(), false) })));
  client.on('pop.folded', ({ callId, reason, by }) => {
    const fold = { reason, by };
    set(({ pops }) => ({ pops: pops.map((one) => (one.pop.callId === callId ? { ...one, fold } : one)) }));
    setTimeout(() => set(({ pops }) => ({ pops: pops.filter((one) => one.fold !== fold) })), FOLDED_MS);
    if (reason === 'missed') missedHere.folded(callId);
  });
  client.on('dock.changed', (item) => set(({ dock }) => ({ dock: put(dock, item, (one) => one.pop.callId) })));
  client.on('dock.removed', ({ callId }) =>
    set(({ dock }) => ({ dock: dock.filter((one) => one.pop.callId !== callId) })),
  );
  client.on('line.changed', (line) => set(({ lines }) => ({ lines: ofDevices(put(lines, line, (one) => one.id)) })));
  client.on('device.changed', (device) => set(({ devices }) => ({ devices: put(devices, device, (one) => one.id) })));
  client.on('device.removed', ({ id }) =>
    set(({ devices, lines }) => ({
      devices: devices.filter((one) => one.id !== id),
      lines: lines.filter((one) => one.deviceId !== id),
    })),
  );
  client.on('presence.changed', (one) =>
    set(({ presence }) => ({ presence: put(presence, one, (other) => other.userId) })),
  );
  client.on('call.changed', (row) => set(({ missed }) => ({ missed: missedHere.withRow(missed, row) })));
  client.on('office.notice', (notice) => set({ notice }));

  return {
    ...store,
    async sync() {
      set(fromSnapshot(await client.ask('live.snapshot', {}), store.get(), hidden));
    },
    dismissPop: (callId) => set(({ pops }) => ({ pops: pops.filter((one) => one.pop.callId !== callId) })),
    dismissMissed(callId) {
      hidden.add(callId);
      set(({ missed }) => ({ missed: missed.filter((row) => row.id !== callId) }));
    },
    dismissNotice: () => set({ notice: null }),
  };
}

function fromSnapshot(snapshot: OutputOf<'live.snapshot'>, now: LiveState, hidden: ReadonlySet<string>): LiveState {
  const { devices, presence, dock } = snapshot;
  const lines = ofDevices(snapshot.lines);
  const pops = snapshot.pops.map((pop) => {
    const known = now.pops.find((one) => one.pop.callId === pop.callId && one.fold === null);
    return { pop, arrivedAt: known?.arrivedAt ?? null, fold: null };
  });
  return {
    ready: true,
    lines,
    devices,
    presence,
    dock,
    pops,
    missed: snapshot.missed.filter((row) => !hidden.has(row.id)),
    notice: now.notice,
  };
}

function withPop(pops: readonly PopOnScreen[], pop: ScreenPop, now: number, isNew: boolean): readonly PopOnScreen[] {
  const at = pops.findIndex((one) => one.pop.callId === pop.callId);
  const known = pops[at];
  if (known !== undefined) return pops.with(at, { pop, arrivedAt: known.arrivedAt, fold: isNew ? null : known.fold });
  if (!isNew) return pops;
  const after = pops.findIndex((one) => one.pop.startedAt > pop.startedAt);
  return pops.toSpliced(after === -1 ? pops.length : after, 0, { pop, arrivedAt: now, fold: null });
}

function put<T>(list: readonly T[], one: T, key: (one: T) => string): readonly T[] {
  const at = list.findIndex((other) => key(other) === key(one));
  return at === -1 ? [...list, one] : list.with(at, one);
}

/** The lines that hang on a device: those of a removed one are history. */
function ofDevices(lines: readonly LineState[]): readonly LineState[] {
  return lines.every((line) => line.deviceId !== null) ? lines : lines.filter((line) => line.deviceId !== null);
}
