import type { Me } from '../../shared/contract/people.ts';
import { permissionsOf } from '../../shared/domain/permission.ts';
import type { TokenRow } from '../store/tokens.ts';
import { findToken } from '../store/tokens.ts';
import type { UserRow } from '../store/users.ts';
import { findUser } from '../store/users.ts';
import type { QueryContext } from './handler.ts';
import { firstPreferences, readPreferences } from './preferences.ts';
import { Refusal } from './refusal.ts';

type About = Pick<QueryContext, 'office'>;

/** A user as he sees himself. */
export function userAsMe({ office }: About, user: UserRow): Me {
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    username: user.username,
    role: user.role,
    permissions: [...permissionsOf(user.role)],
    preferences: readPreferences(user.preferences, office.language),
    hasPassword: user.passwordHash !== null,
  };
}

/** A script as it sees itself. */
export function tokenAsMe({ office }: About, token: Pick<TokenRow, 'id' | 'label' | 'role'>): Me {
  return {
    kind: 'token',
    id: token.id,
    name: token.label,
    username: null,
    role: token.role,
    permissions: [...permissionsOf(token.role)],
    preferences: firstPreferences(office.language),
    hasPassword: false,
  };
}

/** Who speaks over this connection, or null for a stranger. */
export function currentMe(context: Pick<QueryContext, 'db' | 'office' | 'session'>): Me | null {
  const { actor } = context.session;
  if (actor.kind === 'user') {
    const user = findUser(context.db, actor.id);
    return user && userAsMe(context, user);
  }
  if (actor.kind === 'token') {
    const token = findToken(context.db, actor.id);
    return token && tokenAsMe(context, token);
  }
  return null;
}

/** The user who speaks; scripts and devices are refused with `denied`, because they have nothing of their own. */
export function requireUser(context: Pick<QueryContext, 'db' | 'session'>): UserRow & { readonly sessionHash: string } {
  const { actor } = context.session;
  const user = actor.kind === 'user' ? findUser(context.db, actor.id) : null;
  if (actor.kind !== 'user' || !user) throw new Refusal('denied', 'only a person can do this');
  return { ...user, sessionHash: actor.sessionHash };
}
