import type { Line } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import { idleLine } from '../../shared/domain/line-calls.ts';
import type { Store } from '../store/db.ts';
import { ensureLine, listLines, markReportsHook, reportsHook } from '../store/lines.ts';
import type { LineNow } from './line-now.ts';
import type { Clock, DeviceTraits, NewId } from './ports.ts';

/** Until a device says what it can, nothing is concluded from its silence but that the ringing is over. */
const UNKNOWN_TRAITS: DeviceTraits = { hook: 'never', ringSilenceMs: 10_000 };

/** Every line of the office as it is now, by the device and position it hangs on. */
export interface LinesNow {
  /** The line of a signal; a line that was never heard before is made. One-line devices name no position. */
  of(deviceId: string, traits: DeviceTraits, position: number | undefined): LineNow;
  /** The same for a line that has not been heard yet. */
  ensure(deviceId: string, position: number): LineNow;
  ofCall(callId: string): LineNow | null;
  byId(lineId: string): LineNow | null;
  all(): Iterable<LineNow>;
  ofDevice(deviceId: string): readonly LineNow[];
  /** Puts a changed copy of one of the line's calls in its place. */
  replace(now: LineNow, call: Call): void;
  /** Keeps what was learned of the line's box. */
  remember(now: LineNow): void;
  /** Reads names, colours and routes again. */
  reload(): void;
}

export function createLinesNow(options: {
  store: Store;
  clock: Clock;
  newId: NewId;
  language: () => 'fa' | 'en';
  onNew: (now: LineNow) => void;
  onGone: (lineId: string) => void;
}): LinesNow {
  const { store, clock } = options;
  const byId = new Map<string, LineNow>();
  const byPlace = new Map<string, LineNow>();
  const place = (deviceId: string | null, position: number): string => `${deviceId} ${position}`;

  function enter(line: Line): LineNow {
    const now: LineNow = {
      line,
      calls: idleLine(line.id, reportsHook(store, line.id)),
      traits: UNKNOWN_TRAITS,
      since: clock.now(),
      deviceOpen: false,
      matched: null,
    };
    byId.set(line.id, now);
    byPlace.set(place(line.deviceId, line.position), now);
    return now;
  }

  function reload(): void {
    const kept = new Set<string>();
    for (const line of listLines(store)) {
      kept.add(line.id);
      const known = byId.get(line.id);
      if (known) known.line = line;
      else enter(line);
    }
    for (const [id, now] of byId) if (!kept.has(id) && now.calls.active === null) drop(now);
  }

  /** Its device was taken away; the line stays in the store, for its calls name it. */
  function drop({ line }: LineNow): void {
    byId.delete(line.id);
    byPlace.delete(place(line.deviceId, line.position));
    options.onGone(line.id);
  }

  reload();
  function ensure(deviceId: string, position: number): LineNow {
    const known = byPlace.get(place(deviceId, position));
    if (known) return known;
    const line = store.transaction(() =>
      ensureLine(store, { deviceId, position, newId: options.newId, language: options.language() }),
    );
    const now = enter(line);
    now.deviceOpen = true;
    options.onNew(now);
    return now;
  }

  return {
    ensure,
    of(deviceId, traits, position = 1) {
      const now = ensure(deviceId, position);
      now.traits = traits;
      if (traits.hook === 'always' && !now.calls.reportsHook) now.calls = { ...now.calls, reportsHook: true };
      return now;
    },
    ofCall(callId) {
      for (const now of byId.values())
        if (now.calls.active?.id === callId || now.calls.waiting?.id === callId) return now;
      return null;
    },
    byId: (lineId) => byId.get(lineId) ?? null,
    all: () => byId.values(),
    ofDevice: (deviceId) => [...byId.values()].filter((now) => now.line.deviceId === deviceId),
    replace(now, call) {
      const { calls } = now;
      if (calls.active?.id === call.id) now.calls = { ...calls, active: call };
      else if (calls.waiting?.id === call.id) now.calls = { ...calls, waiting: call };
      else if (calls.last?.id === call.id) now.calls = { ...calls, last: call };
    },
    remember: (now) => store.transaction(() => markReportsHook(store, now.line.id)),
    reload,
  };
}
