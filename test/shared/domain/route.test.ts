import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESENCE_STATES } from '../../../src/shared/domain/presence.ts';
import { type LineRoute, type RoutedAgent, type RouteStep, routeCall } from '../../../src/shared/domain/route.ts';

const agent = (userId: string, more: Partial<RoutedAgent> = {}): RoutedAgent => {
  return { userId, online: true, presence: 'available', teamIds: [], ...more };
};
const SARA = agent('sara');
const OMID = agent('omid', { teamIds: ['sales'] });
const MINA = agent('mina', { teamIds: ['sales'] });
const NAVID = agent('navid');
const OFFICE = [SARA, OMID, MINA, NAVID];
const away = (one: RoutedAgent): RoutedAgent => ({ ...one, presence: 'away' });
const gone = (one: RoutedAgent): RoutedAgent => ({ ...one, online: false });

const WHOLE: LineRoute = { ownerId: 'sara', teamId: 'sales', everybody: true, stepSeconds: 8 };
const CLOSED: LineRoute = { ...WHOLE, everybody: false };
const NOBODYS: LineRoute = { ownerId: null, teamId: null, everybody: false, stepSeconds: 8 };

/** A routing as one reads it: the step, the next one, and what was decided about each agent. */
function routed(route: LineRoute, agents: readonly RoutedAgent[], from?: RouteStep): string {
  const { step, nextStep, decisions } = routeCall(route, agents, from);
  const each = decisions.map((one) => `${one.userId} ${one.shown ? 'sees' : 'not'} ${one.reason}`);
  return [`${step} then ${nextStep}`, ...each].join(', ');
}

const TABLE: readonly (readonly [string, LineRoute, readonly RoutedAgent[], RouteStep, string])[] = [
  [
    'the owner comes first, the others not yet',
    WHOLE,
    OFFICE,
    'owner',
    'owner then team, sara sees owner, omid not notYet, mina not notYet, navid not notYet',
  ],
  [
    'then his team, and he keeps the card',
    WHOLE,
    OFFICE,
    'team',
    'team then everybody, sara sees owner, omid sees team, mina sees team, navid not notYet',
  ],
  [
    'then everybody',
    WHOLE,
    OFFICE,
    'everybody',
    'everybody then null, sara sees owner, omid sees team, mina sees team, navid sees everybody',
  ],
  [
    'an owner who is away is passed over at once',
    WHOLE,
    [away(SARA), OMID, MINA, NAVID],
    'owner',
    'team then everybody, sara not away, omid sees team, mina sees team, navid not notYet',
  ],
  [
    'an owner who is not signed in is passed over at once',
    WHOLE,
    [gone(SARA), OMID, away(MINA), NAVID],
    'owner',
    'team then everybody, sara not signedOut, omid sees team, mina not away, navid not notYet',
  ],
  [
    'a team of which nobody is there is passed over too',
    WHOLE,
    [gone(SARA), gone(OMID), away(MINA), NAVID],
    'owner',
    'everybody then null, sara not signedOut, omid not signedOut, mina not away, navid sees everybody',
  ],
  [
    'who stands in no step of the line is not routed',
    CLOSED,
    OFFICE,
    'team',
    'team then null, sara sees owner, omid sees team, mina sees team, navid not notRouted',
  ],
  [
    'an owner who has the card keeps it to himself when the team that comes next is away',
    CLOSED,
    [SARA, away(OMID), gone(MINA), NAVID],
    'team',
    'team then null, sara sees owner, omid not away, mina not signedOut, navid not notRouted',
  ],
  [
    'when no step of the line reaches anybody, all who are there see it',
    CLOSED,
    [away(SARA), away(OMID), gone(MINA), NAVID],
    'owner',
    'everybody then null, sara not away, omid not away, mina not signedOut, navid sees everybody',
  ],
  [
    'when nobody is there, all who are signed in see it, away or not',
    CLOSED,
    [away(SARA), agent('omid', { teamIds: ['sales'], presence: 'doNotDisturb' }), gone(MINA), away(NAVID)],
    'owner',
    'everybody then null, sara sees owner, omid sees team, mina not signedOut, navid sees everybody',
  ],
  [
    'a line that names nobody is everybody’s',
    NOBODYS,
    [SARA, away(OMID)],
    'owner',
    'everybody then null, sara sees everybody, omid not away',
  ],
  [
    'a line with an owner only does not go on',
    { ...NOBODYS, ownerId: 'sara' },
    [SARA, NAVID],
    'owner',
    'owner then null, sara sees owner, navid not notRouted',
  ],
  [
    'a line with a team and everybody skips the owner that it does not have',
    { ...WHOLE, ownerId: null },
    OFFICE,
    'owner',
    'team then everybody, sara not notYet, omid sees team, mina sees team, navid not notYet',
  ],
  [
    'an owner who is in the team sees it as its owner',
    { ...CLOSED, ownerId: 'omid' },
    OFFICE,
    'team',
    'team then null, sara not notRouted, omid sees owner, mina sees team, navid not notRouted',
  ],
  [
    'an owner who comes back finds a call that went to everybody for want of him, and has it for himself',
    { ...NOBODYS, ownerId: 'sara' },
    [SARA, NAVID],
    'everybody',
    'owner then null, sara sees owner, navid not notRouted',
  ],
  [
    'an office where nobody is signed in shows it to nobody',
    WHOLE,
    [gone(SARA)],
    'owner',
    'everybody then null, sara not signedOut',
  ],
  ['an empty office decides about nobody', WHOLE, [], 'owner', 'everybody then null'],
];

describe('who sees the card of a line', () => {
  it.each(TABLE)('%s', (_, route, agents, from, expected) => {
    expect(routed(route, agents, from)).toBe(expected);
  });

  it('begins at the owner unless told otherwise', () => {
    expect(routed(WHOLE, OFFICE)).toBe(routed(WHOLE, OFFICE, 'owner'));
  });
});

const STEPS = ['owner', 'team', 'everybody'] as const;
const routes = fc.record({
  ownerId: fc.constantFrom(null, 'a', 'b'),
  teamId: fc.constantFrom(null, 't', 'u'),
  everybody: fc.boolean(),
  stepSeconds: fc.constant(8),
});
const offices = fc.uniqueArray(
  fc.record({
    userId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    online: fc.boolean(),
    presence: fc.constantFrom(...PRESENCE_STATES),
    teamIds: fc.subarray(['t', 'u']),
  }),
  { selector: (one) => one.userId },
);

describe('whatever the line and the office', () => {
  it('never shows a call to nobody while somebody is signed in', () => {
    fc.assert(
      fc.property(routes, offices, fc.constantFrom(...STEPS), (route, agents, from) => {
        const shown = routeCall(route, agents, from).decisions.some((one) => one.shown);
        expect(shown).toBe(agents.some((one) => one.online));
      }),
      { numRuns: 2_000 },
    );
  });

  it('decides once about every agent, and shows it to nobody who is not signed in', () => {
    fc.assert(
      fc.property(routes, offices, fc.constantFrom(...STEPS), (route, agents, from) => {
        const { decisions } = routeCall(route, agents, from);
        expect(decisions.map((one) => one.userId)).toEqual(agents.map((one) => one.userId));
        const signedIn = new Set<string>(agents.filter((one) => one.online).map((one) => one.userId));
        expect(decisions.filter((one) => one.shown && !signedIn.has(one.userId))).toEqual([]);
      }),
    );
  });

  it('takes the card from nobody at the next step', () => {
    fc.assert(
      fc.property(routes, offices, (route, agents) => {
        const first = routeCall(route, agents);
        if (first.nextStep === null) return;
        const next = routeCall(route, agents, first.nextStep);
        const seeing = new Set(next.decisions.filter((one) => one.shown).map((one) => one.userId));
        expect(first.decisions.filter((one) => one.shown && !seeing.has(one.userId))).toEqual([]);
      }),
    );
  });
});
