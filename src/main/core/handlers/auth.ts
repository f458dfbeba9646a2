import { PROTOCOL_VERSION } from '../../../shared/contract/wire.ts';
import { secretHash } from '../../store/secret.ts';
import { closeSession, prolongSession, sessionUser } from '../../store/sessions.ts';
import { authenticateToken, TOKEN_PREFIX } from '../../store/tokens.ts';
import { findUser, findUserByName, firstActiveAdmin, hasUsers, setLastSeen, type UserRow } from '../../store/users.ts';
import { type CommandContext, type HandlersFor, prepared } from '../handler.ts';
import { currentMe, tokenAsMe, userAsMe } from '../me.ts';
import { Refusal } from '../refusal.ts';
import { setUp } from './set-up.ts';
import { signInAs } from './sign-in-as.ts';

/**
 * Looked at when there is no such user, so that the answer takes as long as for one who exists. The hash of a random
 * text that nobody kept, with the figures of main/password-hasher.ts.
 */
const UNKNOWN_USER_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$KyDDo6c6fpJDePDmheCcJQ$0KsovwiBbgVqQ6bcC8gaIyIkZC3mwIF71ak1tr1mLNc';

/** Coming in and going out. */
export const authHandlers: HandlersFor<
  'auth.state' | 'auth.setUp' | 'auth.signIn' | 'auth.redeem' | 'auth.resume' | 'auth.signOut'
> = {
  'auth.state': (context) => {
    const needsSetup = !hasUsers(context.db);
    return {
      needsSetup,
      demo: context.info.demo,
      officeName: needsSetup ? null : context.office.name,
      language: context.office.language,
      version: context.info.version,
      protocol: PROTOCOL_VERSION,
      me: currentMe(context),
    };
  },

  'auth.setUp': setUp,

  'auth.signIn': prepared<'auth.signIn', { readonly userId: string; readonly passwordHash: string } | null>({
    async prepare({ db, info, session }, { username, password }) {
      const name = nameOf(username);
      if (!info.throttle.attempt(name, session.station)) throw new Refusal('too_many_attempts');
      const user = findUserByName(db, name);
      const passwordHash = user?.passwordHash ?? null;
      const right = await info.hasher.verify(passwordHash ?? UNKNOWN_USER_HASH, password);
      return right && user && passwordHash ? { userId: user.id, passwordHash } : null;
    },
    run(context, { username }, proof) {
      const user = proof && findUser(context.db, proof.userId);
      // The password may have been changed, or the user put out, while the slow work ran.
      if (!user?.active || user.passwordHash !== proof?.passwordHash) throw new Refusal('wrong_password');
      context.info.throttle.forget(nameOf(username), context.session.station);
      return signInAs(context, user, context.office);
    },
  }),

  'auth.redeem': (context, { code }) => {
    if (!hasUsers(context.db)) throw new Refusal('not_found', 'the office is not set up yet');
    const link = context.info.links.redeem(code);
    if (!link) throw new Refusal('link_used');
    const user: UserRow | null =
      link.userId === null ? firstActiveAdmin(context.db) : findUser(context.db, link.userId);
    if (!user?.active) throw new Refusal('not_found');
    return signInAs(context, user, context.office);
  },

  'auth.resume': (context, { token }) => (token.startsWith(TOKEN_PREFIX) ? resumeScript : resumeUser)(context, token),

  'auth.signOut': (context) => {
    const { actor } = context.session;
    if (actor.kind === 'user') {
      closeSession(context.db, actor.sessionHash);
      context.endSessions((other) => other.kind === 'user' && other.sessionHash === actor.sessionHash, 'signedOut');
    }
    context.become({ kind: 'anonymous' });
    return null;
  },
};

const nameOf = (username: string): string => username.trim().toLowerCase();

function resumeUser(context: CommandContext, token: string) {
  const hash = secretHash(token);
  const user = findUser(context.db, sessionUser(context.db, hash, context.now) ?? '');
  if (!user) throw new Refusal('signed_out');
  prolongSession(context.db, hash, context.now);
  setLastSeen(context.db, user.id, context.now);
  context.become({ kind: 'user', id: user.id, name: user.name, role: user.role, sessionHash: hash });
  return userAsMe(context, user);
}

function resumeScript(context: CommandContext, text: string) {
  const token = authenticateToken(context.db, text, context.now);
  if (!token) throw new Refusal('signed_out');
  context.become({ kind: 'token', id: token.id, name: token.label, role: token.role });
  return tokenAsMe(context, token);
}
