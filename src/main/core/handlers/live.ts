import { recentDecisions } from '../../store/call-detail.ts';
import { missedFor } from '../../store/calls.ts';
import type { HandlersFor, QueryContext } from '../handler.ts';
import { allPresence } from '../presence-view.ts';
import { userIdOf } from '../session.ts';

/** The most missed calls that a desk shows at once; the list of calls has the rest. */
const MISSED_SHOWN = 20;

export const liveHandlers: HandlersFor<'live.snapshot' | 'decisions.list'> = {
  'live.snapshot'(context) {
    const userId = userIdOf(context.session);
    return {
      at: context.now,
      lines: [...context.live.lines.values()].sort((a, b) => a.position - b.position),
      devices: [...context.devices.states()],
      presence: allPresence(context.db, context.live),
      pops: popsOf(context, userId),
      dock: userId ? context.calls.dock(userId) : [],
      missed: userId ? missedFor(context.db, userId, MISSED_SHOWN, context.dialling) : [],
    };
  },
  'decisions.list': ({ db, dialling }, { limit }) => recentDecisions(db, limit, dialling),
};

/** A person's own cards; a script sees all. Oldest ringing first. */
function popsOf({ live }: QueryContext, userId: string | null) {
  const mine = [...live.pops.values()].filter((one) => userId === null || one.shownTo.has(userId));
  return mine.map((one) => one.pop).sort((a, b) => a.startedAt - b.startedAt);
}
