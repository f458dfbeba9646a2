import { createToken, findToken, listTokens, revokeToken } from '../../store/tokens.ts';
import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

/** Access for scripts. */
export const tokenHandlers: HandlersFor<'tokens.list' | 'tokens.create' | 'tokens.revoke'> = {
  'tokens.list': ({ db }) => listTokens(db),

  'tokens.create': (context, { label, role }) => {
    const id = context.newId();
    const token = createToken(context.db, { id, label, role, createdAt: context.now });
    context.change('tokens', id, null, { label, role });
    context.publish('config.changed', { what: 'tokens', id });
    return { id, token };
  },

  'tokens.revoke': (context, { id }) => {
    const before = findToken(context.db, id);
    if (!before) throw new Refusal('not_found');
    if (!revokeToken(context.db, id, context.now)) return null;
    context.change('tokens', id, { revokedAt: null }, { revokedAt: context.now });
    context.endSessions((actor) => actor.kind === 'token' && actor.id === id, 'revoked');
    context.publish('config.changed', { what: 'tokens', id });
    return null;
  },
};
