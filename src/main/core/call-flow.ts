import type { Match } from '../../shared/contract/calls.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import {
  type Advance,
  advance,
  type CallHappening,
  type LineCalls,
  settleSilence,
  silenceDue,
  takeCall,
} from '../../shared/domain/line-calls.ts';
import type { TimedSignal } from '../../shared/domain/line-signal.ts';
import type { Announce } from './announce.ts';
import type { DialRequests } from './dial.ts';
import type { JoinCalls, Joined } from './join-calls.ts';
import type { FactsFor } from './line-facts.ts';
import type { LineNow } from './line-now.ts';
import type { LinesNow } from './lines-now.ts';
import type { Pops } from './pops.ts';
import type { Clock, DeviceTraits } from './ports.ts';
import type { RecordCall } from './record-call.ts';
import type { Attributed, WhoAnswered } from './who-answered.ts';

export type CallFlowParts = {
  readonly lines: LinesNow;
  readonly joins: JoinCalls;
  readonly pops: Pops;
  readonly announce: Announce;
  readonly record: RecordCall;
  readonly clock: Clock;
  readonly factsFor: FactsFor;
  readonly match: (call: Call) => Match;
  readonly who: WhoAnswered;
  readonly dials: DialRequests;
  /** The call is somebody else's now. */
  readonly undock: (callId: string, userId: string) => void;
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
    if (isNoNews(heard)) return;
    const place = lines.of(deviceId, traits, heard.line);
    const facts = parts.factsFor(traits, place.line.dialPrefix);
    const to = parts.joins.route(place, deviceId, traits, heard, () => facts.caller(heard));
    if (to.absorbed) give(place);
    if (to.signal === null) return;
    const { now } = to;
    const known = to.now === place && to.traits === traits ? facts : parts.factsFor(to.traits, now.line.dialPrefix);
    const step = advance(now.calls, to.signal, known);
    settle(now, withJoin(step, to, heard.at), heard.readAt, to.absorbed?.id);
  }

  /** The call of this line is a part of another one: it leaves no trace but there. */
  function give(place: LineNow): void {
    const call = place.calls.active;
    if (!call) return;
    place.calls = { ...place.calls, active: null };
    pops.fold(call.id, 'over');
    announce.gone(place, call);
  }

  /** What a signal or a silence changed: match, write, show, announce. In this order: what is shown is on disk. */
  function settle(now: LineNow, step: Advance, readAt: number | null, absorbed: string | null = null): void {
    const before = now.calls;
    now.calls = step.line;
    if (step.line.reportsHook && !before.reportsHook && now.traits.hook !== 'never') lines.remember(now);
    for (const changed of step.changed) {
      const told = attributed(now, callIn(before, changed.id), changed);
      const { call, match } = file(now, told.call);
      parts.record(call, [...happeningsOf(step.happenings, call), ...told.happenings], absorbed);
      pops.follow(now, call, readAt, match);
      announce.call(now, call);
      if (told.leftBy !== null) parts.undock(call.id, told.leftBy);
    }
    if (step.changed.length > 0) announce.line(now);
    attribute(now);
    parts.reschedule();
  }

  /** Who answered, where a PBX names the telephone; and who had asked for this call to be dialled. */
  function attributed(now: LineNow, before: Call | null, changed: Call): Attributed {
    const asked = parts.dials.claim(before, changed, clock.monotonic());
    const told = parts.who.attribute(before, asked.call);
    if (told.call !== changed) lines.replace(now, told.call);
    return { ...told, happenings: [...asked.happenings, ...told.happenings] };
  }

  /** A lifted handset is the answer of the line's owner who sees the card, or of the one person of the office. */
  function attribute(now: LineNow): void {
    const call = now.calls.active;
    if (call?.state !== 'talking' || call.takenBy !== null || call.direction !== 'incoming') return;
    const viewer = pops.onlyViewer(call.id);
    if (viewer === null || (viewer !== now.line.route.ownerId && viewer !== parts.onlyUser())) return;
    parts.who.guessed(call.id);
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

/** What telephones of the office say among themselves, and what a PBX repeats from its memory, is no call and makes no line. */
const isNoNews = ({ kind, dir, replay }: TimedSignal): boolean =>
  kind === 'intercom' || dir === 'internal' || replay === true;

function callIn({ active, waiting, last }: LineCalls, id: string): Call | null {
  return [active, waiting, last].find((call) => call?.id === id) ?? null;
}

/** Says in the timeline that two devices tell of this call; where nothing else changed, that is the change. */
function withJoin(step: Advance, { joined, absorbed }: Joined, at: Instant): Advance {
  const call = step.line.active ?? step.line.last;
  if (!call || (joined === null && absorbed === null)) return step;
  const told: CallHappening[] = joined === null ? [] : [{ callId: call.id, at, kind: 'joined', detail: joined }];
  const changed = step.changed.some((one) => one.id === call.id) ? step.changed : [...step.changed, call];
  return { ...step, changed, happenings: [...told, ...step.happenings] };
}

const happeningsOf = (happenings: readonly CallHappening[], call: Call): CallHappening[] =>
  happenings.filter((one) => one.callId === call.id);
const matchKey = (call: Call): string => `${call.id} ${call.numberKey}`;
