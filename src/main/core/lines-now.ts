import type { Line } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import { idleLine } from '../../shared/domain/line-calls.ts';
import type { Store } from '../store/db.ts';
import { draftLine, insertLine, lineAt, listLines, markReportsHook, reportsHook } from '../store/lines.ts';
import type { LineNow } from './line-now.ts';
import type { Clock, DeviceTraits, NewId } from './ports.ts';
import { bestTraits, mainLines } from './twin-lines.ts';

/** Until a device says what it can, nothing is concluded from its silence but that the ringing is over. */
const UNKNOWN_TRAITS: DeviceTraits = { hook: 'never', ringSilenceMs: 10_000 };

/** Every line of the office as it is now, by the device and position it hangs on. */
export interface LinesNow {
  /**
   * The line of a signal; a line that was never heard before is made. One-line devices name no position. Of twins it is
   * always the oldest one that holds the calls.
   */
  of(deviceId: string, traits: DeviceTraits, position: number | undefined): LineNow;
  /** The same for a line that has not been heard yet. */
  ensure(deviceId: string, position: number): LineNow;
  ofCall(callId: string): LineNow | null;
  byId(lineId: string): LineNow | null;
  /** All of them, those behind a twin too. */
  all(): Iterable<LineNow>;
  /** Those that the strip shows: each physical line once. */
  shown(): readonly LineNow[];
  isShown(now: LineNow): boolean;
  ofDevice(deviceId: string): readonly LineNow[];
  /** The device can be heard from now on, or not; returns the lines of which the strip has something new to say. */
  heard(deviceId: string, isOpen: boolean): readonly LineNow[];
  /** Puts a changed copy of one of the line's calls in its place. */
  replace(now: LineNow, call: Call): void;
  /** Keeps what was learned of the line's box. */
  remember(now: LineNow): void;
  /** Tries again to write lines that the disk refused; false: it still does. */
  writeMade(): boolean;
  /** Reads names, colours, routes and twins again. */
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
  /** What each place says of itself; a line with twins shows the best of them. */
  const open = new Map<string, boolean>();
  const traitsOf = new Map<string, DeviceTraits>();
  let mains: ReadonlyMap<string, string> = new Map();
  /** Lines that the disk would not take yet. */
  const unwritten = new Set<Line>();
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

  const mainOf = (now: LineNow): LineNow => byId.get(mains.get(now.line.id) ?? '') ?? now;

  /** The line and those that are the same one on other devices; mostly itself alone. */
  function family(main: LineNow): readonly LineNow[] {
    const twins = [...mains].flatMap(([id, of]) => (of === main.line.id ? (byId.get(id) ?? []) : []));
    return [main, ...twins];
  }

  function reload(): void {
    const kept = new Set<string>();
    const lines = listLines(store);
    for (const line of lines) {
      kept.add(line.id);
      const known = byId.get(line.id);
      if (known) known.line = line;
      else enter(line);
    }
    for (const line of unwritten) kept.add(line.id);
    for (const [id, now] of byId) if (!kept.has(id) && now.calls.active === null) drop(now);
    mains = mainLines(lines);
    for (const now of shown()) now.deviceOpen = isOpen(now);
    for (const id of mains.keys()) options.onGone(id);
  }

  /** Its device was taken away; the line stays in the store, for its calls name it. */
  function drop({ line }: LineNow): void {
    byId.delete(line.id);
    byPlace.delete(place(line.deviceId, line.position));
    options.onGone(line.id);
  }

  const isOpen = (main: LineNow): boolean => family(main).some(({ line }) => open.get(line.id) ?? false);
  const shown = (): readonly LineNow[] => [...byId.values()].filter(({ line }) => !mains.has(line.id));

  /** A line that nobody heard before. What the disk refuses is kept: a call on it must be shown all the same. */
  function made(deviceId: string, position: number): Line {
    const line = draftLine(store, { deviceId, position, newId: options.newId, language: options.language() });
    unwritten.add(line);
    writeMade();
    return line;
  }

  function writeMade(): boolean {
    for (const line of unwritten) {
      if (!tried(() => store.transaction(() => insertLine(store, line)))) return false;
      unwritten.delete(line);
    }
    return true;
  }

  reload();
  function ensure(deviceId: string, position: number): LineNow {
    const known = byPlace.get(place(deviceId, position));
    if (known) return known;
    const now = enter(lineAt(store, deviceId, position) ?? made(deviceId, position));
    const { line } = now;
    open.set(line.id, true);
    now.deviceOpen = true;
    options.onNew(now);
    return now;
  }

  /** Whoever of a family spoke, all that they can tell together is known of the line. */
  function setTraits(main: LineNow, at: LineNow, traits: DeviceTraits): void {
    if (mains.size === 0) {
      main.traits = traits;
      return;
    }
    traitsOf.set(at.line.id, traits);
    const others = family(main).flatMap(({ line }) => traitsOf.get(line.id) ?? []);
    main.traits = bestTraits([traits, ...others]);
  }

  return {
    ensure,
    of(deviceId, traits, position = 1) {
      const at = ensure(deviceId, position);
      const now = mainOf(at);
      setTraits(now, at, traits);
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
    shown,
    isShown: ({ line }) => byId.has(line.id) && !mains.has(line.id),
    ofDevice: (deviceId) => [...byId.values()].filter((now) => now.line.deviceId === deviceId),
    heard(deviceId, isHeard) {
      const places = [...byId.values()].filter((now) => now.line.deviceId === deviceId);
      for (const { line } of places) open.set(line.id, isHeard);
      const changed = new Set(places.map(mainOf));
      for (const now of changed) now.deviceOpen = isOpen(now);
      return [...changed];
    },
    replace(now, call) {
      const { calls } = now;
      if (calls.active?.id === call.id) now.calls = { ...calls, active: call };
      else if (calls.waiting?.id === call.id) now.calls = { ...calls, waiting: call };
      else if (calls.last?.id === call.id) now.calls = { ...calls, last: call };
    },
    // What is not kept is learned again at the next hook event.
    remember: (now) => void tried(() => store.transaction(() => markReportsHook(store, now.line.id))),
    writeMade,
    reload,
  };
}

/** False where the disk refuses; everything else that goes wrong is a mistake and is not hidden. */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_(FULL|READONLY|IOERR|BUSY)/.test(String(error.code)))
      return false;
    throw error;
  }
}
