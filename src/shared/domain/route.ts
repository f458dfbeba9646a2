import type { PresenceState } from './presence.ts';

/** Who gets the pop of a line; the same shape as the contract's `route`. */
export type LineRoute = {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly everybody: boolean;
  readonly stepSeconds: number;
};

export type RouteStep = 'owner' | 'team' | 'everybody';

/** One agent as routing sees him. */
export type RoutedAgent = {
  readonly userId: string;
  readonly online: boolean;
  readonly presence: PresenceState;
  readonly teamIds: readonly string[];
};

export type RouteReason = RouteStep | 'notYet' | 'notRouted' | 'signedOut' | 'away';
export type RouteDecision = { readonly userId: string; readonly shown: boolean; readonly reason: RouteReason };

/** Who sees the pop at a step, why the others do not, and whether another step follows. */
export type Routing = {
  readonly step: RouteStep;
  readonly decisions: readonly RouteDecision[];
  readonly nextStep: RouteStep | null;
};

const STEPS: readonly RouteStep[] = ['owner', 'team', 'everybody'];

function named(agent: RoutedAgent, route: LineRoute, step: RouteStep): boolean {
  if (step === 'owner') return agent.userId === route.ownerId;
  if (step === 'team') return route.teamId !== null && agent.teamIds.includes(route.teamId);
  return true;
}

function exists(route: LineRoute, step: RouteStep): boolean {
  if (step === 'owner') return route.ownerId !== null;
  return step === 'team' ? route.teamId !== null : route.everybody;
}

const reachable = (agent: RoutedAgent): boolean => agent.online && agent.presence === 'available';

/** The step by which this agent has been reached, or null. */
function reachedBy(agent: RoutedAgent, route: LineRoute, upTo: RouteStep): RouteStep | null {
  return (
    STEPS.slice(0, STEPS.indexOf(upTo) + 1).find((step) => exists(route, step) && named(agent, route, step)) ?? null
  );
}

type Whom = 'whoIsThere' | 'whoIsSignedIn';

function decide(agent: RoutedAgent, route: LineRoute, step: RouteStep, whom: Whom): RouteDecision {
  const by = reachedBy(agent, route, step);
  if (by === null) {
    const later = reachedBy(agent, route, 'everybody') !== null;
    return { userId: agent.userId, shown: false, reason: later ? 'notYet' : 'notRouted' };
  }
  if (!agent.online) return { userId: agent.userId, shown: false, reason: 'signedOut' };
  const shown = whom === 'whoIsSignedIn' || agent.presence === 'available';
  return { userId: agent.userId, shown, reason: shown ? by : 'away' };
}

/**
 * The first step from `from` on that reaches somebody who is there; where no later one does, those whom an earlier step
 * has reached keep the call to themselves. When no step of the line reaches anybody, everybody who is there sees it, and
 * when nobody is, everybody who is signed in: a call is never shown to nobody while somebody could see it.
 */
export function routeCall(route: LineRoute, agents: readonly RoutedAgent[], from: RouteStep = 'owner'): Routing {
  const all = STEPS.filter((step) => exists(route, step));
  const reaches = (step: RouteStep): boolean => agents.some((agent) => reachable(agent) && named(agent, route, step));
  const left = all.filter((step) => STEPS.indexOf(step) >= STEPS.indexOf(from));
  const step = left.find(reaches) ?? (all.some(reaches) ? all.at(-1) : undefined);
  if (step === undefined) return toAnybody(route, agents);
  const nextStep = left[left.indexOf(step) + 1] ?? null;
  return { step, decisions: agents.map((agent) => decide(agent, route, step, 'whoIsThere')), nextStep };
}

function toAnybody(route: LineRoute, agents: readonly RoutedAgent[]): Routing {
  const anybody = { ...route, everybody: true };
  const whom = agents.some(reachable) ? 'whoIsThere' : 'whoIsSignedIn';
  return {
    step: 'everybody',
    decisions: agents.map((agent) => decide(agent, anybody, 'everybody', whom)),
    nextStep: null,
  };
}
