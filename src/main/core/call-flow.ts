import type { Match } from '../../shared/contract/calls.ts';
import type { Call } from '../../shared/domain/call.ts';
import {
  type Advance,
  advance,
  type CallHappening,
  type LineFacts,
  settleSilence,
  silenceDue,
  takeCall,
} from '../../shared/domain/line-calls.ts';
import type { TimedSignal } from '../../shared/domain/line-signal.ts';
import type { Announce } from './announce.ts';
import type { LineNow } from './line-now.ts';
import type { LinesNow } from './lines-now.ts';
import type { Pops } from './pops.ts';
import type { Clock, DeviceTraits } from './ports.ts';
import type { RecordCall } from './record-call.ts';

export type CallFlowParts = {
  readonly lines: LinesNow;
  readonly pops: Pops;
  readonly announce: Announce;
  readonly record: RecordCall;
  readonly clock: Clock;
  readonly factsFor: (traits: DeviceTraits) => LineFacts;
  readonly match: (call: Call) => Match;
  /** The one person of the office, where it is one. */
  readonly onlyUser: () => string | null;
  /** Something may be due earlier than before. */
  readonly reschedule: () => void;
};

/** The way of every call, from a signal on a line to the card on a screen. */
export interface CallFlow {
  signal(deviceId: string, traits: DeviceTraits, signal: TimedSignal): void;
  /** Brings screens and strips into step with what a handler has written. */
  accept(now: LineNow, step: Advance): void;
  /** Does what silence and waiting have made due. */
  tick(): void;
  nextDue(): number | null;
}

export function createCallFlow(parts: CallFlowParts): CallFlow {
  const { lines, pops, announce, clock } = parts;

  function signal(deviceId: string, traits: DeviceTraits, heard: TimedSignal): void {
    const now = lines.of(deviceId, traits, heard.line);
    const step = advance(now.calls, heard, parts.factsFor(traits));
    settle(now, step, heard.readAt);
  }

  /** What a signal or a silence changed: match, write, show, announce. In this order: what is shown is on disk. */
  function settle(now: LineNow, step: Advance, readAt: number | null): void {
    const learned = step.line.reportsHook && !now.calls.reportsHook;
    now.calls = step.line;
    if (learned) lines.remember(now);
    for (const changed of step.changed) {
      const { call, match } = file(now, changed);
      parts.record(call, happeningsOf(step.happenings, call));
      pops.follow(now, call, readAt, match);
      announce.call(now, call);
    }
    if (step.changed.length > 0) announce.line(now);
    attribute(now);
    parts.reschedule();
  }

  /** A lifted handset is the answer of the line's owner who sees the card, or of the one person of the office. */
  function attribute(now: LineNow): void {
    const call = now.calls.active;
    if (call?.state !== 'talking' || call.takenBy !== null || call.direction !== 'incoming') return;
    const viewer = pops.onlyViewer(call.id);
    if (viewer === null || (viewer !== now.line.route.ownerId && viewer !== parts.onlyUser())) return;
    settle(now, takeCall(now.calls, call.id, viewer, clock.now(), clock.monotonic()), null);
  }

  /** A call whose number has become known is filed under its one customer. */
  function file(now: LineNow, call: Call): { call: Call; match?: Match } {
    if (call.customerId !== null || call.numberKey === null || now.matched === matchKey(call)) return { call };
    now.matched = matchKey(call);
    const match = parts.match(call);
    if (match.kind !== 'known') return { call, match };
    const filed = { ...call, customerId: match.customer.id };
    lines.replace(now, filed);
    return { call: filed, match };
  }

  function accept(now: LineNow, step: Advance): void {
    now.calls = step.line;
    for (const call of step.changed) {
      pops.follow(now, call, null);
      announce.call(now, call);
    }
    announce.line(now);
    parts.reschedule();
  }

  function tick(): void {
    const mono = clock.monotonic();
    for (const now of lines.all()) {
      const due = silenceDue(now.calls, now.traits);
      if (due !== null && due <= mono) settle(now, settleSilence(now.calls, clock.now(), mono, now.traits), null);
    }
    pops.step(mono, lines.ofCall);
    parts.reschedule();
  }

  function nextDue(): number | null {
    const dues = [...lines.all()].flatMap((now) => silenceDue(now.calls, now.traits) ?? []);
    const step = pops.nextStepAt();
    if (step !== null) dues.push(step);
    return dues.length > 0 ? Math.min(...dues) : null;
  }

  return { signal, accept, tick, nextDue };
}

const happeningsOf = (happenings: readonly CallHappening[], call: Call): CallHappening[] =>
  happenings.filter((one) => one.callId === call.id);
const matchKey = (call: Call): string => `${call.id} ${call.numberKey}`;
