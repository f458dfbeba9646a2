import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeToken } from '../../../src/main/store/tokens.ts';
import type { RequestRefused } from '../../../src/shared/client/client.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: RequestRefused) => error.code,
  );

let office: Office;
let admin: Screen;
beforeEach(async () => {
  office = await openOffice();
  admin = await office.admin();
});
afterEach(() => office.stop());

describe('a token', () => {
  it('lets a script in with its role and nothing of its own', async () => {
    const { token, id } = await admin.client.ask('tokens.create', { label: 'wallboard', role: 'agent' });
    expect(token).toMatch(/^hz_[\w-]{43}$/);
    const script = office.screen();
    expect(await script.client.ask('auth.resume', { token })).toMatchObject({
      kind: 'token',
      id,
      name: 'wallboard',
      role: 'agent',
    });
    expect(await refusal(script.client.ask('people.list', {}))).toBe('not refused');
    expect(await refusal(script.client.ask('users.list', {}))).toBe('denied');
    expect(await refusal(script.client.ask('presence.set', { state: 'away', reason: null }))).toBe('denied');
    expect(await refusal(script.client.ask('me.savePreferences', { theme: 'dark' }))).toBe('denied');
    await script.client.ask('auth.signOut', {});
    expect(await refusal(script.client.ask('people.list', {}))).toBe('signed_out');
  });

  it('is kept as a hash only, and not in the answer that is kept for a second sending', async () => {
    const { token } = await admin.client.ask('tokens.create', { label: 'x', role: 'agent' });
    for (const table of ['tokens', 'replies', 'journal']) {
      expect(JSON.stringify(office.store.all(`select * from ${table}`))).not.toContain(token);
    }
  });

  it('is listed with its use and its end', async () => {
    const { token, id } = await admin.client.ask('tokens.create', { label: 'x', role: 'supervisor' });
    const createdAt = office.time.now;
    office.pass(1_000);
    await office.screen().client.ask('auth.resume', { token });
    office.pass(1_000);
    await admin.client.ask('tokens.revoke', { id });
    expect(await admin.client.ask('tokens.list', {})).toEqual([
      { id, label: 'x', role: 'supervisor', createdAt, lastUsedAt: createdAt + 1_000, revokedAt: createdAt + 2_000 },
    ]);
  });

  it('ends at once for those who came in with it when it is revoked', async () => {
    const { token, id } = await admin.client.ask('tokens.create', { label: 'x', role: 'agent' });
    const script = office.screen();
    await script.client.ask('auth.resume', { token });
    await admin.client.ask('tokens.revoke', { id });
    expect(script.named('session.ended')).toEqual([{ reason: 'revoked' }]);
    expect(await refusal(script.client.ask('people.list', {}))).toBe('signed_out');
    expect(await refusal(script.client.ask('auth.resume', { token }))).toBe('signed_out');
    expect(await refusal(admin.client.ask('tokens.revoke', { id: 'none' }))).toBe('not_found');
  });

  it('that another process revoked opens nothing any longer', async () => {
    const { token, id } = await admin.client.ask('tokens.create', { label: 'x', role: 'agent' });
    const script = office.screen();
    await script.client.ask('auth.resume', { token });
    revokeToken(office.store, id, office.time.now);
    expect(await refusal(script.client.ask('people.list', {}))).toBe('signed_out');
  });
});
