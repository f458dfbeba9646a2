import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../domain/permission.ts';
import { PRESENCE_STATES } from '../domain/presence.ts';
import { command, event, query } from './procedure.ts';
import { byId, id, instant, none, nothing, shortText } from './values.ts';

export const LANGUAGES = ['fa', 'en'] as const;
export const language = z.enum(LANGUAGES);

/** What one person chose for himself; kept with the user, so that it follows him to another desk. */
export const preferences = z
  .object({
    language,
    theme: z.enum(['light', 'dark', 'auto']),
    digits: z.enum(['fa', 'latn']),
    calendar: z.enum(['jalali', 'gregorian']),
    popCorner: z.enum(['startBottom', 'endBottom', 'startTop', 'endTop']),
    sounds: z.boolean(),
    volume: z.number().min(0).max(1),
  })
  .strict();
export type Preferences = z.infer<typeof preferences>;

export const me = z.object({
  kind: z.enum(['user', 'token']),
  id,
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  preferences,
  hasPassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{2,40}$/);
/** Long enough to resist guessing; nothing else is asked of it (NIST SP 800-63B). */
const password = z.string().min(10).max(200);

/** A session that was opened; `token` re-opens it on another connection until it ends. */
export const signedIn = z.object({ token: z.string(), me });

export const user = z.object({
  id,
  name: z.string(),
  username: z.string(),
  role: z.enum(ROLES),
  teamIds: z.array(id),
  extension: z.string().nullable(),
  active: z.boolean(),
  hasPassword: z.boolean(),
  signedIn: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export type User = z.infer<typeof user>;

export const team = z.object({ id, name: z.string(), memberIds: z.array(id) });
export type Team = z.infer<typeof team>;

export const presence = z.object({
  userId: id,
  name: z.string(),
  state: z.enum(PRESENCE_STATES),
  reason: z.string().max(80).nullable(),
  since: instant,
  online: z.boolean(),
  /** The call the user holds now. */
  callId: id.nullable(),
});
export type Presence = z.infer<typeof presence>;

const userInput = {
  name: shortText,
  role: z.enum(ROLES),
  teamIds: z.array(id).max(50),
  extension: z.string().trim().max(20).nullable(),
};

export const people = {
  /** What a stranger may know: whether the office is set up, and in which language to greet. */
  'auth.state': query({
    allow: 'public',
    at: 'here',
    input: none,
    output: z.object({
      needsSetup: z.boolean(),
      demo: z.boolean(),
      officeName: z.string().nullable(),
      language,
      version: z.string(),
      protocol: z.number().int(),
      me: me.nullable(),
    }),
  }),
  /** First run: makes the office and its admin. Needs the one-time link that the starting process printed. */
  'auth.setUp': command({
    allow: 'public',
    at: 'leader',
    secret: ['code', 'password'],
    input: z
      .object({
        code: z.string().max(200),
        officeName: shortText,
        country: z.string().regex(/^[A-Z]{2}$/),
        areaCode: z.string().regex(/^\d{0,4}$/),
        language,
        name: shortText,
        username,
        password,
        sampleData: z.boolean(),
      })
      .strict(),
    output: signedIn,
  }),
  'auth.signIn': command({
    allow: 'public',
    at: 'leader',
    secret: ['password'],
    input: z.object({ username: z.string().max(80), password: z.string().max(200) }).strict(),
    output: signedIn,
  }),
  /** Opens a session from a one-time link. In an office that is not set up the code is only checked: see `auth.setUp`. */
  'auth.redeem': command({
    allow: 'public',
    at: 'leader',
    secret: ['code'],
    input: z.object({ code: z.string().max(200) }).strict(),
    output: signedIn,
  }),
  'auth.resume': command({
    allow: 'public',
    at: 'leader',
    secret: ['token'],
    input: z.object({ token: z.string().max(200) }).strict(),
    output: me,
  }),
  'auth.signOut': command({ allow: 'self', at: 'leader', input: none, output: nothing }),
  'me.savePreferences': command({ allow: 'self', at: 'leader', input: preferences.partial(), output: me }),
  'me.changePassword': command({
    allow: 'self',
    at: 'leader',
    secret: ['current', 'next'],
    input: z.object({ current: z.string().max(200), next: password }).strict(),
    output: nothing,
  }),
  'presence.set': command({
    allow: 'self',
    at: 'leader',
    input: z.object({ state: z.enum(PRESENCE_STATES), reason: z.string().trim().max(80).nullable() }).strict(),
    output: nothing,
  }),
  /** Names only, for pickers; the full list is for those who manage users. */
  'people.list': query({
    allow: 'live.read',
    at: 'here',
    input: none,
    output: z.object({
      users: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES), active: z.boolean() })),
      teams: z.array(team),
    }),
  }),
  'users.list': query({ allow: 'user.manage', at: 'leader', input: none, output: z.array(user) }),
  'users.create': command({
    allow: 'user.manage',
    at: 'leader',
    secret: ['password'],
    input: z.object({ ...userInput, username, password: password.nullable() }).strict(),
    output: user,
  }),
  'users.update': command({
    allow: 'user.manage',
    at: 'leader',
    input: z.object({ id, ...userInput, active: z.boolean() }).strict(),
    output: user,
  }),
  'users.setPassword': command({
    allow: 'user.manage',
    at: 'leader',
    secret: ['password'],
    input: z.object({ id, password }).strict(),
    output: nothing,
  }),
  'teams.save': command({
    allow: 'user.manage',
    at: 'leader',
    input: z.object({ id: id.nullable(), name: shortText, memberIds: z.array(id).max(500) }).strict(),
    output: team,
  }),
  'teams.remove': command({ allow: 'user.manage', at: 'leader', input: byId, output: nothing }),
  'tokens.list': query({
    allow: 'token.manage',
    at: 'leader',
    input: none,
    output: z.array(
      z.object({
        id,
        label: z.string(),
        role: z.enum(ROLES),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        revokedAt: instant.nullable(),
      }),
    ),
  }),
  /** The token's text is told once, here, and never again. */
  'tokens.create': command({
    allow: 'token.manage',
    at: 'leader',
    /** Nothing of the input is secret, but the reply is: it must not be kept. */
    secret: [],
    input: z.object({ label: shortText, role: z.enum(ROLES) }).strict(),
    output: z.object({ id, token: z.string() }),
  }),
  'tokens.revoke': command({ allow: 'token.manage', at: 'leader', input: byId, output: nothing }),
  'presence.changed': event({ allow: 'live.read', payload: presence }),
  'session.ended': event({
    allow: 'public',
    payload: z.object({ reason: z.enum(['signedOut', 'revoked', 'disabled', 'shutdown']) }),
  }),
} as const;
