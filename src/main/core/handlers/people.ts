import type { User } from '../../../shared/contract/people.ts';
import { savePresence } from '../../store/presence.ts';
import { closeSessionsOf } from '../../store/sessions.ts';
import { findTeam, listTeams, removeTeam, saveTeam, setTeamsOfUser, teamIdsByUser } from '../../store/teams.ts';
import {
  findUser,
  findUserByName,
  hasOtherAdmin,
  insertUser,
  listUsers,
  setPasswordHash,
  setPreferences,
  type UserRow,
  updateUser,
} from '../../store/users.ts';
import { type CommandContext, type HandlersFor, prepared, type QueryContext } from '../handler.ts';
import { requireUser, userAsMe } from '../me.ts';
import { firstPreferences, readPreferences } from '../preferences.ts';
import { presenceOf } from '../presence-view.ts';
import { Refusal } from '../refusal.ts';

/** One's own account, the office's people and its teams. */
export const peopleHandlers: HandlersFor<
  | 'me.savePreferences'
  | 'me.changePassword'
  | 'presence.set'
  | 'people.list'
  | 'users.list'
  | 'users.create'
  | 'users.update'
  | 'users.setPassword'
  | 'teams.save'
  | 'teams.remove'
> = {
  'me.savePreferences': (context, input) => {
    const user = requireUser(context);
    const before = readPreferences(user.preferences, context.office.language);
    const preferences = JSON.stringify({ ...before, ...input });
    setPreferences(context.db, user.id, preferences);
    return userAsMe(context, { ...user, preferences });
  },

  'me.changePassword': prepared<'me.changePassword', string>({
    async prepare(context, { current, next }) {
      const user = requireUser(context);
      const { throttle, hasher } = context.info;
      if (!throttle.attempt(user.username, context.session.station)) throw new Refusal('too_many_attempts');
      if (user.passwordHash !== null && !(await hasher.verify(user.passwordHash, current))) {
        throw new Refusal('wrong_password');
      }
      throttle.forget(user.username, context.session.station);
      return await hasher.hash(next);
    },
    run(context, _input, passwordHash) {
      const user = requireUser(context);
      givePassword(context, user.id, passwordHash, user.sessionHash);
      return null;
    },
  }),

  'presence.set': (context, { state, reason }) => {
    const user = requireUser(context);
    savePresence(context.db, { userId: user.id, state, reason: reason || null, since: context.now });
    const presence = presenceOf(context.db, context.live, user.id);
    if (presence) context.publish('presence.changed', presence);
    return null;
  },

  'people.list': ({ db }) => ({
    users: listUsers(db).map(({ id, name, role, active }) => ({ id, name, role, active })),
    teams: listTeams(db),
  }),

  'users.list': (context) => {
    const teamIds = teamIdsByUser(context.db);
    return listUsers(context.db).map((user) => asUser(context, user, teamIds.get(user.id) ?? []));
  },

  'users.create': prepared<'users.create', string | null>({
    prepare: async ({ info }, { password }) => (password === null ? null : await info.hasher.hash(password)),
    run(context, input, passwordHash) {
      if (findUserByName(context.db, input.username)) throw new Refusal('name_taken');
      requireTeams(context, input.teamIds);
      const { name, username, role, extension } = input;
      const user: UserRow = {
        id: context.newId(),
        name,
        username,
        passwordHash,
        role,
        extension: extension || null,
        active: true,
        preferences: JSON.stringify(firstPreferences(context.office.language)),
        createdAt: context.now,
        lastSeenAt: null,
      };
      insertUser(context.db, user);
      setTeamsOfUser(context.db, user.id, input.teamIds);
      return changed(context, null, asUser(context, user, input.teamIds));
    },
  }),

  'users.update': (context, input) => {
    const before = findUser(context.db, input.id);
    if (!before) throw new Refusal('not_found');
    requireTeams(context, input.teamIds);
    const { name, role, active } = input;
    const user = { ...before, name, role, active, extension: input.extension || null };
    const staysAdmin = role === 'admin' && active;
    if (before.role === 'admin' && before.active && !staysAdmin && !hasOtherAdmin(context.db, user.id)) {
      throw new Refusal('last_admin');
    }
    const beforeTeams = teamIdsByUser(context.db).get(user.id) ?? [];
    updateUser(context.db, user);
    setTeamsOfUser(context.db, user.id, input.teamIds);
    // With other rights one comes in anew, so that nothing is sent to him any longer that he may not see.
    if (!active || role !== before.role) endSessionsOf(context, user.id, null, active ? 'revoked' : 'disabled');
    return changed(context, asUser(context, before, beforeTeams), asUser(context, user, input.teamIds));
  },

  'users.setPassword': prepared<'users.setPassword', string>({
    prepare: ({ info }, { password }) => info.hasher.hash(password),
    run(context, { id }, passwordHash) {
      if (!findUser(context.db, id)) throw new Refusal('not_found');
      const { actor } = context.session;
      givePassword(context, id, passwordHash, actor.kind === 'user' && actor.id === id ? actor.sessionHash : null);
      return null;
    },
  }),

  'teams.save': (context, { id, name, memberIds }) => {
    const before = id === null ? null : findTeam(context.db, id);
    if (id !== null && !before) throw new Refusal('not_found');
    if (memberIds.some((userId) => !findUser(context.db, userId))) throw new Refusal('not_found');
    const team = { id: id ?? context.newId(), name, memberIds: [...new Set(memberIds)] };
    saveTeam(context.db, team);
    context.change('teams', team.id, before, team);
    context.publish('config.changed', { what: 'people', id: team.id });
    return team;
  },

  'teams.remove': (context, { id }) => {
    const before = findTeam(context.db, id);
    if (!before) throw new Refusal('not_found');
    removeTeam(context.db, id);
    context.change('teams', id, before, null);
    context.publish('config.changed', { what: 'people', id });
    return null;
  },
};

function asUser({ live }: Pick<QueryContext, 'live'>, user: UserRow, teamIds: readonly string[]): User {
  const { id, name, username, role, extension, active, passwordHash, lastSeenAt } = user;
  const signedIn = live.online.has(id);
  const hasPassword = passwordHash !== null;
  return {
    id,
    name,
    username,
    role,
    teamIds: [...new Set(teamIds)],
    extension,
    active,
    hasPassword,
    signedIn,
    lastSeenAt,
  };
}

function requireTeams({ db }: Pick<QueryContext, 'db'>, teamIds: readonly string[]): void {
  if (teamIds.some((id) => !findTeam(db, id))) throw new Refusal('not_found', 'no such team');
}

function changed(context: CommandContext, before: User | null, user: User): User {
  context.change('users', user.id, before && kept(before), kept(user));
  context.publish('config.changed', { what: 'people', id: user.id });
  const presence = presenceOf(context.db, context.live, user.id);
  if (presence && user.active) context.publish('presence.changed', presence);
  return user;
}

/** What of a user is durable, for the journal. */
const kept = ({ name, username, role, teamIds, extension, active }: User) => ({
  name,
  username,
  role,
  teamIds,
  extension,
  active,
});

function givePassword(context: CommandContext, id: string, passwordHash: string, keepSession: string | null): void {
  setPasswordHash(context.db, id, passwordHash);
  context.change('users', id, { password: 'old' }, { password: 'new' });
  endSessionsOf(context, id, keepSession, 'revoked');
}

function endSessionsOf(
  context: CommandContext,
  userId: string,
  keepSession: string | null,
  reason: 'revoked' | 'disabled',
): void {
  closeSessionsOf(context.db, userId, keepSession);
  context.endSessions(
    (actor) => actor.kind === 'user' && actor.id === userId && actor.sessionHash !== keepSession,
    reason,
  );
}
