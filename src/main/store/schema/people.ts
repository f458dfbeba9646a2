import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ROLES } from '../../../shared/domain/permission.ts';
import { PRESENCE_STATES } from '../../../shared/domain/presence.ts';
import { flag, oneOf } from './columns.ts';

export const users = sqliteTable(
  'users',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    username: text().notNull().unique(),
    /** Argon2id; null: cannot sign in with a password until an admin sets one. */
    passwordHash: text(),
    role: text({ enum: ROLES }).notNull(),
    extension: text(),
    active: flag(),
    /** JSON of `preferences`. */
    preferences: text().notNull(),
    createdAt: integer().notNull(),
    lastSeenAt: integer(),
  },
  (t) => [oneOf('users_role', t.role, ROLES)],
);

export const teams = sqliteTable('teams', { id: text().primaryKey(), name: text().notNull() });

export const teamMembers = sqliteTable(
  'team_members',
  {
    teamId: text()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] }), index('team_members_user').on(t.userId)],
);

/** Open sign-ins. Only the SHA-256 of the token is kept. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: integer().notNull(),
    usedAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

/** Access for scripts; the same hash rule. */
export const tokens = sqliteTable(
  'tokens',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    label: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
    revokedAt: integer(),
  },
  (t) => [oneOf('tokens_role', t.role, ROLES)],
);

export const presence = sqliteTable(
  'presence',
  {
    userId: text()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    state: text({ enum: PRESENCE_STATES }).notNull(),
    reason: text(),
    since: integer().notNull(),
  },
  (t) => [oneOf('presence_state', t.state, PRESENCE_STATES)],
);
