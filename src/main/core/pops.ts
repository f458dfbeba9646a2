import type { Match, PopDecision, ScreenPop } from '../../shared/contract/calls.ts';
import type { Call } from '../../shared/domain/call.ts';
import { type RouteDecision, type RouteStep, routeCall } from '../../shared/domain/route.ts';
import { addCallEvents, addDecisions } from '../store/calls.ts';
import type { Store } from '../store/db.ts';
import { buildPop, matchCall, type PopWorld } from './build-pop.ts';
import type { Audience, Publish } from './handler.ts';
import type { LineNow } from './line-now.ts';
import type { LivePop } from './live.ts';
import type { LiveState } from './live-state.ts';
import type { Clock, Log } from './ports.ts';
import type { RoutedAgents } from './routed-agents.ts';

/** A caller who sends no number is shown when the second ring has come without one (device notes §5). */
const RINGS_WITHOUT_NUMBER = 2;
/** How often, and how long after each other, an explanation is written that the store would not take. */
const MOST_TRIES = 40;
const TRY_AGAIN_MS = 50;

type PopOptions = {
  readonly store: Store;
  readonly live: LiveState;
  readonly agents: RoutedAgents;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly log: Log;
  readonly world: () => PopWorld;
  /** Runs something when the cards have had the time to be painted. */
  readonly afterCards: (work: () => void) => void;
  /** Calls wait to be written. */
  readonly isBehind: () => boolean;
};

/** The cards of ringing calls: shown step by step to whom the line names, changed, folded. */
export interface Pops {
  /** Brings the card of a call into step with it. `readAt`: monotonic ms of the byte behind this change, if one was. */
  follow(now: LineNow, call: Call, readAt: number | null, match?: Match): void;
  /** The next step of cards that nobody took; `dueAt` in monotonic ms. */
  step(mono: number, lineOf: (callId: string) => LineNow | null): void;
  nextStepAt(): number | null;
  /** Somebody came or went: the cards that are his now appear. */
  reconsider(lineOf: (callId: string) => LineNow | null): void;
  /** What a pop shows was changed elsewhere (a customer, a line): say it again. */
  refresh(now: LineNow, call: Call): void;
  /** `over`: it was no call of its own. */
  fold(callId: string, reason: 'notCustomer' | 'over'): void;
  /** The one person who has the card, if only one has. */
  onlyViewer(callId: string): string | null;
}

const isDue = (call: Call): boolean =>
  call.direction === 'incoming' &&
  call.takenBy === null &&
  call.state !== 'ended' &&
  (call.numberStatus !== 'none' || call.ringCount >= RINGS_WITHOUT_NUMBER);

export function createPops(options: PopOptions): Pops {
  const { store, live, agents, publish, clock } = options;
  const dismissed = new Set<string>();

  const popOf = (now: LineNow, call: Call, match = matchCall(options.world(), call)): ScreenPop =>
    buildPop(options.world(), now.line, call, match, agents.nameOf(call.takenBy));
  const to = (pop: LivePop): Audience => ({ to: 'users', ids: pop.shownTo });

  function show(now: LineNow, call: Call, readAt: number | null, match?: Match): void {
    const routing = routeCall(now.line.route, agents.list());
    const pop: LivePop = {
      pop: popOf(now, call, match),
      shownTo: shownBy(routing.decisions),
      step: routing.step,
      nextStepAt: routing.nextStep ? clock.monotonic() + now.line.route.stepSeconds * 1000 : null,
    };
    live.pops.set(call.id, pop);
    publish('pop.shown', pop.pop, to(pop));
    if (readAt !== null) live.measure('readToPush', clock.monotonic() - readAt);
    explain(call.id, routing.decisions);
  }

  /** Why it was shown is written after it was: the card must not wait for its own explanation. */
  function explain(callId: string, decisions: readonly RouteDecision[], at = clock.now()): void {
    options.afterCards(() => remember(callId, decisions, at));
  }

  function remember(callId: string, decisions: readonly RouteDecision[], at: number, tries = 1): void {
    const again = () => setTimeout(() => remember(callId, decisions, at, tries + 1), TRY_AGAIN_MS);
    // The calls themselves wait for another process: this would only wait in its turn.
    if (options.isBehind() && tries < MOST_TRIES) {
      again();
      return;
    }
    try {
      store.transaction(() => {
        addDecisions(
          store,
          decisions.map((one) => ({
            callId,
            at,
            userId: one.userId,
            shown: one.shown,
            reason: one.reason as PopDecision['reason'],
          })),
        );
        const shown = decisions.filter((one) => one.shown);
        addCallEvents(store, [{ callId, at, kind: 'popShown', userId: null, detail: String(shown.length) }]);
      });
    } catch (error) {
      // The call itself may not be on the disk yet either: another process is writing, or the disk refuses.
      if (tries < MOST_TRIES) again();
      else options.log.warn({ err: error, callId }, 'the decision log could not be written');
    }
  }

  function change(now: LineNow, call: Call, known: LivePop, match?: Match): void {
    const pop = popOf(now, call, match ?? (sameCaller(known.pop, call) ? known.pop.match : undefined));
    known.pop = pop;
    publish('pop.changed', pop, to(known));
  }

  function foldPop(call: Call, known: LivePop): void {
    live.pops.delete(call.id);
    const taken = call.takenBy !== null;
    const reason = taken ? 'taken' : call.outcome === 'missed' || call.outcome === 'unknown' ? 'missed' : 'over';
    publish('pop.folded', { callId: call.id, reason, by: agents.nameOf(call.takenBy) }, to(known));
  }

  function stepOne(known: LivePop, now: LineNow): void {
    const from: RouteStep = known.step === 'owner' ? 'team' : 'everybody';
    const routing = routeCall(now.line.route, agents.list(), from);
    widen(known, routing.decisions);
    known.step = routing.step;
    known.nextStepAt = routing.nextStep ? clock.monotonic() + now.line.route.stepSeconds * 1000 : null;
  }

  /** Shows the card to those who do not have it yet; nobody who has it loses it. */
  function widen(known: LivePop, decisions: readonly RouteDecision[]): void {
    const fresh = decisions.filter((one) => one.shown && !known.shownTo.has(one.userId));
    if (fresh.length === 0) return;
    const ids = new Set(fresh.map((one) => one.userId));
    for (const id of ids) known.shownTo.add(id);
    publish('pop.shown', known.pop, { to: 'users', ids });
    explain(known.pop.callId, fresh);
  }

  return {
    follow(now, call, readAt, match) {
      const known = live.pops.get(call.id);
      if (!known) {
        if (isDue(call) && !dismissed.has(call.id)) show(now, call, readAt, match);
        else if (call.state === 'ended') dismissed.delete(call.id);
        return;
      }
      if (call.state === 'ended' || call.takenBy !== null) foldPop(call, known);
      else if (saysNew(known.pop, call)) change(now, call, known, match);
    },
    step(mono, lineOf) {
      for (const [callId, known] of live.pops) {
        if (known.nextStepAt === null || known.nextStepAt > mono) continue;
        const now = lineOf(callId);
        if (now) stepOne(known, now);
        else known.nextStepAt = null;
      }
    },
    nextStepAt() {
      const dues = [...live.pops.values()].flatMap((known) => known.nextStepAt ?? []);
      return dues.length > 0 ? Math.min(...dues) : null;
    },
    reconsider(lineOf) {
      for (const [callId, known] of live.pops) {
        const now = lineOf(callId);
        if (now && known.step !== 'none') widen(known, routeCall(now.line.route, agents.list(), known.step).decisions);
      }
    },
    refresh(now, call) {
      const known = live.pops.get(call.id);
      if (known) change(now, call, known, matchCall(options.world(), call));
    },
    onlyViewer(callId) {
      const viewers = live.pops.get(callId)?.shownTo;
      return viewers?.size === 1 ? ([...viewers][0] ?? null) : null;
    },
    fold(callId, reason) {
      const known = live.pops.get(callId);
      if (reason === 'notCustomer') dismissed.add(callId);
      if (!known) return;
      live.pops.delete(callId);
      publish('pop.folded', { callId, reason, by: null }, to(known));
    },
  };
}

const shownBy = (decisions: readonly RouteDecision[]): Set<string> =>
  new Set(decisions.filter((one) => one.shown).map((one) => one.userId));

const sameCaller = (pop: ScreenPop, call: Call): boolean =>
  pop.number === call.number &&
  pop.numberStatus === call.numberStatus &&
  (pop.match.kind !== 'known' ? call.customerId === null : pop.match.customer.id === call.customerId);

/** A card is not sent again for a ring that changes nothing on it. */
const saysNew = (pop: ScreenPop, call: Call): boolean =>
  !sameCaller(pop, call) ||
  pop.state !== call.state ||
  pop.callerName !== call.callerName ||
  pop.ringCount !== call.ringCount;
