import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestRefused } from '../../../src/shared/client/client.ts';
import type { Presence, User } from '../../../src/shared/contract/people.ts';
import { type Office, openOffice, PASSWORD, type Screen } from '../../support/office.ts';

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: RequestRefused) => error.code,
  );
const newUser = (username: string, role: User['role']) => ({
  name: 'x',
  username,
  password: null,
  role,
  teamIds: [],
  extension: null,
});
const NEW_PASSWORD = 'a longer horse';
const change = (user: User, to: Partial<User>) => {
  const { id, name, role, teamIds, extension, active } = { ...user, ...to };
  return { id, name, role, teamIds, extension, active };
};

let office: Office;
let admin: Screen;
beforeEach(async () => {
  office = await openOffice();
  admin = await office.admin();
});
afterEach(() => office.stop());

const userNamed = async (username: string): Promise<User> => {
  const found = (await admin.client.ask('users.list', {})).find((user) => user.username === username);
  if (!found) throw new Error(`no user ${username}`);
  return found;
};

describe('people', () => {
  it('are listed with their teams, their password and whether they are here', async () => {
    const { id } = await admin.client.ask('teams.save', { id: null, name: 'فروش', memberIds: [] });
    await office.agent('reza', [id]);
    expect(await userNamed('reza')).toMatchObject({
      role: 'agent',
      teamIds: [id],
      signedIn: true,
      hasPassword: true,
      active: true,
    });
    expect((await admin.client.ask('people.list', {})).teams).toEqual([
      { id, name: 'فروش', memberIds: [(await userNamed('reza')).id] },
    ]);
  });

  it('have a name of their own for signing in', async () => {
    await office.agent('reza');
    const again = newUser('REZA', 'agent');
    expect(await refusal(admin.client.ask('users.create', again))).toBe('name_taken');
  });

  it('cannot be made by an agent', async () => {
    const agent = await office.agent('reza');
    const input = newUser('xx', 'admin');
    expect(await refusal(agent.client.ask('users.create', input))).toBe('denied');
    for (const question of ['users.list', 'tokens.list', 'journal.list', 'diagnostics.get'] as const) {
      expect(await refusal(agent.client.ask(question, {}))).toBe('denied');
    }
    expect(office.store.all("select name, ok from journal where name = 'journal.list'")).toEqual([
      { name: 'journal.list', ok: 0 },
    ]);
  });

  it('without a password come in by nothing', async () => {
    const input = newUser('xx', 'agent');
    expect(await admin.client.ask('users.create', input)).toMatchObject({ hasPassword: false });
    expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'xx', password: '' }))).toBe(
      'wrong_password',
    );
  });

  it('are put out at once when they are deactivated', async () => {
    const agent = await office.agent('reza');
    await admin.client.ask('users.update', change(await userNamed('reza'), { active: false }));
    expect(agent.named('session.ended')).toEqual([{ reason: 'disabled' }]);
    expect(await refusal(agent.client.ask('settings.get', {}))).toBe('signed_out');
    expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'reza', password: PASSWORD }))).toBe(
      'wrong_password',
    );
  });

  it('come in anew when their role changed', async () => {
    const agent = await office.agent('reza');
    await admin.client.ask('users.update', change(await userNamed('reza'), { role: 'supervisor' }));
    expect(agent.named('session.ended')).toEqual([{ reason: 'revoked' }]);
  });

  it('stay where they are when only their name changed, and the journal says from what to what', async () => {
    const agent = await office.agent('reza');
    const before = await userNamed('reza');
    await admin.client.ask('users.update', change(before, { name: 'رضا' }));
    expect(agent.named('session.ended')).toEqual([]);
    const [entry] = await admin.client.ask('journal.list', { limit: 1 });
    expect(entry).toMatchObject({
      name: 'users.update',
      ok: true,
      changes: [{ table: 'users', row: before.id, before: { name: 'reza' }, after: { name: 'رضا' } }],
    });
  });

  it('always have one admin left', async () => {
    const me = await userNamed('admin');
    expect(await refusal(admin.client.ask('users.update', change(me, { role: 'agent' })))).toBe('last_admin');
    expect(await refusal(admin.client.ask('users.update', change(me, { active: false })))).toBe('last_admin');
    const second = newUser('second', 'admin');
    await admin.client.ask('users.create', second);
    expect(await refusal(admin.client.ask('users.update', change(me, { role: 'agent' })))).toBe('not refused');
  });

  it('belong only to teams that exist', async () => {
    const me = await userNamed('admin');
    expect(await refusal(admin.client.ask('users.update', change(me, { teamIds: ['none'] })))).toBe('not_found');
    expect(await refusal(admin.client.ask('teams.save', { id: null, name: 'x', memberIds: ['none'] }))).toBe(
      'not_found',
    );
    expect(await refusal(admin.client.ask('teams.save', { id: 'none', name: 'x', memberIds: [] }))).toBe('not_found');
    expect(await refusal(admin.client.ask('teams.remove', { id: 'none' }))).toBe('not_found');
  });
});

describe('a password', () => {
  it('is changed by its owner, who stays; his other screens go', async () => {
    const agent = await office.agent('reza');
    const other = office.screen();
    await other.client.ask('auth.signIn', { username: 'reza', password: PASSWORD });
    await agent.client.ask('me.changePassword', { current: PASSWORD, next: NEW_PASSWORD });
    expect(other.named('session.ended')).toEqual([{ reason: 'revoked' }]);
    expect(agent.named('session.ended')).toEqual([]);
    expect(await refusal(agent.client.ask('settings.get', {}))).toBe('not refused');
    expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'reza', password: PASSWORD }))).toBe(
      'wrong_password',
    );
    expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'reza', password: NEW_PASSWORD }))).toBe(
      'not refused',
    );
  });

  it('is not changed by one who does not know it', async () => {
    const agent = await office.agent('reza');
    const guess = () =>
      refusal(agent.client.ask('me.changePassword', { current: 'a wrong guess', next: NEW_PASSWORD }));
    for (let i = 0; i < 5; i += 1) expect(await guess()).toBe('wrong_password');
    expect(await guess()).toBe('too_many_attempts');
  });

  it('given by the admin puts its owner out everywhere', async () => {
    const agent = await office.agent('reza');
    await admin.client.ask('users.setPassword', { id: agent.id, password: NEW_PASSWORD });
    expect(agent.named('session.ended')).toEqual([{ reason: 'revoked' }]);
    expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'reza', password: NEW_PASSWORD }))).toBe(
      'not refused',
    );
    expect(await refusal(admin.client.ask('users.setPassword', { id: 'none', password: NEW_PASSWORD }))).toBe(
      'not_found',
    );
  });
});

describe('what one says of oneself', () => {
  it('is heard by the others, and kept', async () => {
    const agent = await office.agent('reza');
    await agent.client.ask('presence.set', { state: 'break', reason: 'نماز' });
    const heard = admin.named<Presence>('presence.changed').at(-1);
    expect(heard).toEqual({
      userId: agent.id,
      name: 'reza',
      state: 'break',
      reason: 'نماز',
      since: office.time.now,
      online: true,
      callId: null,
    });
    agent.close();
    expect(admin.named<Presence>('presence.changed').at(-1)).toMatchObject({ state: 'break', online: false });
  });

  it('holds preferences, of which one is changed without the others', async () => {
    const before = (await admin.client.ask('auth.state', {})).me?.preferences;
    const me = await admin.client.ask('me.savePreferences', { theme: 'dark' });
    expect(me.preferences).toEqual({ ...before, theme: 'dark' });
    expect((await admin.client.ask('auth.state', {})).me?.preferences).toEqual(me.preferences);
  });
});
