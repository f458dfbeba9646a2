import type { Call } from '../../shared/domain/call.ts';
import { type CallerNumber, isSameTalk } from '../../shared/domain/line-calls.ts';
import type { SignalKind, TimedSignal } from '../../shared/domain/line-signal.ts';
import type { LineNow } from './line-now.ts';
import type { DeviceTraits } from './ports.ts';
import { bestTraits } from './twin-lines.ts';

/** Where a signal goes, and as what. */
export type Joined = {
  readonly now: LineNow;
  /** Null: it only repeats what the other device has said. */
  readonly signal: TimedSignal | null;
  /** What all devices that tell of this call can tell together. */
  readonly traits: DeviceTraits;
  /** Set once per call, when a second device is first heard of it: an admin said so, or number and time do. */
  readonly joined: 'certain' | 'likely' | null;
  /** A call of the signal's own line that turned out to be a part of the other one. */
  readonly absorbed: Call | null;
};

/** Makes one call of what two devices tell of it: a box on the line, and the PBX behind the box. */
export interface JoinCalls {
  /** `from`: the line on which the device heard it. */
  route(
    from: LineNow,
    deviceId: string,
    traits: DeviceTraits,
    signal: TimedSignal,
    /** Whom the signal names; asked only where it matters. */
    caller: () => CallerNumber,
  ): Joined;
}

/** The same caller on two lines of two devices within this is one call. */
const RINGS_TOGETHER_MS = 5_000;
/** An answer or an end names a call that has been going on for a while. */
const LATE_END_MS = 60_000;
const MOST_JOINED = 64;

/** Signals that say of which call they are, by its number. */
const BEGINNINGS: ReadonlySet<SignalKind> = new Set<SignalKind>(['ring', 'callerId', 'start']);
const LATER: ReadonlySet<SignalKind> = new Set<SignalKind>(['answer', 'end', 'missed']);
const NAMING: ReadonlySet<SignalKind> = new Set([...BEGINNINGS, ...LATER]);
const ENDS: ReadonlySet<SignalKind> = new Set<SignalKind>(['end', 'missed', 'onHook', 'ringEnd']);

const NAMELESS = { key: null, sure: false } as const;

type Union = {
  readonly callId: string;
  /** The device that began it counts its rings. */
  readonly lead: string;
  /** The others that have told of it. */
  readonly others: Map<string, DeviceTraits>;
};

export function createJoinCalls(options: {
  readonly lines: () => Iterable<LineNow>;
  readonly count: (what: string) => void;
  /** Does this device speak for a whole PBX? Two boxes never see one line: a number that rings on both rings twice. */
  readonly isPbx: (deviceId: string) => boolean;
}): JoinCalls {
  /** Which device began the call that a line is busy with. */
  const leads = new Map<string, Union>();
  /** Where the signals of a line go while its call is told of by another one, by id of the line. */
  const routes = new Map<string, { readonly to: LineNow; readonly callId: string }>();

  /** Who spoke last on a line, and so began the call that was not there before. */
  const speakers = new Map<string, string>();

  function unionOf(now: LineNow, signal: TimedSignal): Union | null {
    const { active, last } = now.calls;
    const known = leads.get(now.line.id);
    if (!active) return known && known.callId === last?.id && ENDS.has(signal.kind) ? known : null;
    if (known?.callId === active.id) return known;
    const lead = speakers.get(now.line.id) ?? now.line.deviceId ?? '';
    const fresh: Union = { callId: active.id, lead, others: new Map() };
    leads.set(now.line.id, fresh);
    return fresh;
  }

  /** The signal on the line where its call is. A call that two devices tell of is known by the best of both. */
  function on(
    now: LineNow,
    deviceId: string,
    traits: DeviceTraits,
    signal: TimedSignal,
    how: Joined['joined'],
  ): Joined {
    const union = unionOf(now, signal);
    speakers.set(now.line.id, deviceId);
    if (!union || (union.lead === deviceId && union.others.size === 0))
      return { now, signal, traits, joined: null, absorbed: null };
    const isSecond = union.lead !== deviceId;
    const joined = isSecond && !union.others.has(deviceId) ? (how ?? 'certain') : null;
    if (isSecond) union.others.set(deviceId, traits);
    if (joined) options.count(`joins.${joined}`);
    return {
      now,
      signal: isSecond ? asSecond(signal) : signal,
      traits: bestTraits([traits, now.traits, ...union.others.values()]),
      joined,
      absorbed: null,
    };
  }

  function known(from: LineNow, signal: TimedSignal, caller: () => CallerNumber): LineNow | null {
    const route = routes.get(from.line.id);
    if (!route) return null;
    const call = callOf(route.to, route.callId);
    const key = call?.numberKey && signal.number ? caller().key : null;
    const isOther = key !== null && key !== call?.numberKey;
    const isOver = call?.state === 'ended' && !ENDS.has(signal.kind);
    if (call && !isOther && !isOver) return route.to;
    routes.delete(from.line.id);
    return null;
  }

  /** The one call on another device that this signal is about; none where two could be meant. */
  function candidate(from: LineNow, deviceId: string, signal: TimedSignal, key: string): LineNow | null {
    const found: LineNow[] = [];
    for (const now of options.lines()) {
      if (now === from || now.line.deviceId === deviceId || !isMeant(now, signal, key)) continue;
      if (!options.isPbx(deviceId) && !options.isPbx(now.line.deviceId ?? '')) continue;
      // Another line of this device tells of that call already: this one is a second call from the same number.
      const isTaken = [...routes].some(
        ([id, { to, callId }]) => to === now && id !== from.line.id && callId === meantId(now) && isOf(id, deviceId),
      );
      if (!isTaken) found.push(now);
    }
    if (found.length > 1) options.count('joins.ambiguous');
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  function isOf(lineId: string, deviceId: string): boolean {
    for (const now of options.lines()) if (now.line.id === lineId) return now.line.deviceId === deviceId;
    return false;
  }

  function remember(from: LineNow, to: LineNow): void {
    const callId = meantId(to);
    if (callId === null) return;
    routes.delete(from.line.id);
    routes.set(from.line.id, { to, callId });
    const oldest = routes.size > MOST_JOINED ? routes.keys().next().value : undefined;
    if (oldest !== undefined) routes.delete(oldest);
  }

  return {
    route(from, deviceId, traits, signal, caller) {
      // A twin that the admin has named is the line itself, seen by another device.
      if (from.line.deviceId !== deviceId) return on(from, deviceId, traits, signal, 'certain');
      const routed = known(from, signal, caller);
      if (routed) return on(routed, deviceId, traits, signal, 'likely');
      const absorbed = fledgling(from, signal);
      const mayJoin = NAMING.has(signal.kind) && signal.number != null && (!from.calls.active || absorbed !== null);
      const { key, sure } = mayJoin ? caller() : NAMELESS;
      const to = key !== null && sure ? candidate(from, deviceId, signal, key) : null;
      if (!to) return on(from, deviceId, traits, signal, null);
      remember(from, to);
      return { ...on(to, deviceId, traits, signal, 'likely'), absorbed };
    },
  };
}

const meantId = (now: LineNow): string | null => now.calls.active?.id ?? now.calls.last?.id ?? null;

function callOf({ calls }: LineNow, id: string): Call | null {
  return [calls.active, calls.waiting, calls.last].find((call) => call?.id === id) ?? null;
}

/** A call that has rung here without a number, and of which the signal brings it now. */
function fledgling(from: LineNow, signal: TimedSignal): Call | null {
  const { active, waiting, anchor } = from.calls;
  if (!active || waiting || active.state !== 'ringing' || active.takenBy !== null) return null;
  if (active.numberStatus !== 'none' || !BEGINNINGS.has(signal.kind) || signal.dir === 'out') return null;
  return signal.readAt - anchor.mono <= 2 * RINGS_TOGETHER_MS ? active : null;
}

function isMeant(now: LineNow, signal: TimedSignal, key: string): boolean {
  const { active, last, anchor, memory } = now.calls;
  const isOutgoing = signal.dir === 'out';
  if (active) {
    if (active.numberKey !== key || !active.numberSure || (active.direction === 'outgoing') !== isOutgoing)
      return false;
    const age = signal.readAt - anchor.mono;
    if (LATER.has(signal.kind)) return true;
    if (!BEGINNINGS.has(signal.kind)) return false;
    return isOutgoing || age <= RINGS_TOGETHER_MS;
  }
  if (!last || signal.kind !== 'end' || last.numberKey !== key || !last.numberSure) return false;
  if ((last.direction === 'outgoing') !== isOutgoing || memory.last.record === 'came') return false;
  const isLate = signal.readAt - memory.last.heard <= LATE_END_MS;
  return isLate && (last.outcome === 'unknown' || last.endReason === 'silence' || isSameTalk(last, signal));
}

/** The other device's word about a call that rings already: it names the caller, and counts no rings of its own. */
function asSecond(signal: TimedSignal): TimedSignal | null {
  if (signal.kind !== 'ring') return signal;
  const { ringCount: _, ...rest } = signal;
  return signal.number === undefined && signal.numberStatus === undefined ? null : { ...rest, kind: 'callerId' };
}
