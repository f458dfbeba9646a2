import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LINK_LIFETIME_MS } from '../../../src/main/core/sign-in-links.ts';
import { SESSION_LIFETIME_MS } from '../../../src/main/store/sessions.ts';
import type { RequestRefused } from '../../../src/shared/client/client.ts';
import { type Office, openOffice, PASSWORD, type Screen } from '../../support/office.ts';

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: RequestRefused) => error.code,
  );
const setUp = {
  officeName: 'دفتر مرکزی',
  country: 'IR',
  areaCode: '21',
  language: 'fa',
  name: 'سارا محمدی',
  username: 'Sara',
  password: PASSWORD,
  sampleData: false,
} as const;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

describe('the first run', () => {
  it('is asked for until an admin exists', async () => {
    const screen = office.screen();
    expect(await screen.client.ask('auth.state', {})).toMatchObject({ needsSetup: true, officeName: null, me: null });
    await screen.client.ask('auth.setUp', { ...setUp, code: office.core.links.make(null) });
    expect(await screen.client.ask('auth.state', {})).toMatchObject({
      needsSetup: false,
      officeName: 'دفتر مرکزی',
      me: { name: 'سارا محمدی', username: 'sara', role: 'admin' },
    });
  });

  it('makes the settings, the outcome codes and a session that opens again', async () => {
    const { client } = office.screen();
    const { token } = await client.ask('auth.setUp', { ...setUp, code: office.core.links.make(null) });
    const other = office.screen();
    const me = await other.client.ask('auth.resume', { token });
    expect(me).toMatchObject({
      kind: 'user',
      hasPassword: true,
      preferences: { language: 'fa', digits: 'fa', calendar: 'jalali' },
    });
    expect(await other.client.ask('settings.get', {})).toEqual({
      name: 'دفتر مرکزی',
      country: 'IR',
      areaCode: '21',
      language: 'fa',
      zone: 'Asia/Tehran',
      currency: 'toman',
    });
    expect(await other.client.ask('outcomeCodes.list', {})).toMatchObject([{ digit: 1, label: { en: 'Order' } }]);
  });

  it('needs the link of this process', async () => {
    expect(await refusal(office.screen().client.ask('auth.setUp', { ...setUp, code: 'guessed' }))).toBe('link_used');
  });

  it('happens once, however many try at the same time', async () => {
    const tries = [0, 1, 2].map(() =>
      refusal(office.screen().client.ask('auth.setUp', { ...setUp, code: office.core.links.make(null) })),
    );
    expect((await Promise.all(tries)).toSorted()).toEqual(['already_set_up', 'already_set_up', 'not refused']);
    expect(
      await refusal(office.screen().client.ask('auth.setUp', { ...setUp, code: office.core.links.make(null) })),
    ).toBe('already_set_up');
  });

  it('asks for a password of ten characters and knows none by itself', async () => {
    const code = office.core.links.make(null);
    expect(await refusal(office.screen().client.ask('auth.setUp', { ...setUp, code, password: 'ninechars' }))).toBe(
      'bad_input',
    );
    await office.admin();
    for (const password of ['', 'admin', 'password', 'hamzang']) {
      expect(await refusal(office.screen().client.ask('auth.signIn', { username: 'admin', password }))).toBe(
        'wrong_password',
      );
    }
  });

  it('writes no password and no code into the journal or beside it', async () => {
    const code = office.core.links.make(null);
    await office.screen().client.ask('auth.setUp', { ...setUp, code });
    const { token } = await office.screen().client.ask('auth.signIn', { username: 'sara', password: PASSWORD });
    const kept = JSON.stringify([
      office.store.all('select changes from journal'),
      office.store.all('select reply from replies'),
      office.store.all('select token_hash from sessions'),
    ]);
    for (const secret of [PASSWORD, code, token]) expect(kept).not.toContain(secret);
  });
});

describe('a one-time link', () => {
  it('signs in as the first admin, once', async () => {
    await office.admin();
    const code = office.core.links.make(null);
    const { me } = await office.screen().client.ask('auth.redeem', { code });
    expect(me).toMatchObject({ username: 'admin', role: 'admin' });
    expect(await refusal(office.screen().client.ask('auth.redeem', { code }))).toBe('link_used');
  });

  it('signs in as the person it was made for, and nobody else', async () => {
    const agent = await office.agent('reza');
    const { me } = await office.screen().client.ask('auth.redeem', { code: office.core.links.make(agent.id) });
    expect(me).toMatchObject({ id: agent.id, role: 'agent' });
  });

  it('ends with its time', async () => {
    await office.admin();
    const code = office.core.links.make(null);
    office.pass(LINK_LIFETIME_MS);
    expect(await refusal(office.screen().client.ask('auth.redeem', { code }))).toBe('link_used');
  });

  it('opens nothing in an office that is not set up, and is not used up by that', async () => {
    const code = office.core.links.make(null);
    expect(await refusal(office.screen().client.ask('auth.redeem', { code }))).toBe('not_found');
    await office.screen().client.ask('auth.setUp', { ...setUp, code });
  });

  it('is forgotten when a hundred newer ones were made', async () => {
    await office.admin();
    const first = office.core.links.make(null);
    for (let i = 0; i < 99; i += 1) office.core.links.make(null);
    expect(office.core.links.check(first)).not.toBeNull();
    office.core.links.make(null);
    expect(office.core.links.check(first)).toBeNull();
  });
});

describe('signing in', () => {
  const wrong = (screen: Screen, username = 'admin') =>
    refusal(screen.client.ask('auth.signIn', { username, password: 'not the password' }));
  const right = (screen: Screen) =>
    refusal(screen.client.ask('auth.signIn', { username: ' Admin ', password: PASSWORD }));

  beforeEach(async () => {
    (await office.admin()).close();
  });

  it('takes the name in any case and says no more of a wrong name than of a wrong password', async () => {
    expect(await right(office.screen())).toBe('not refused');
    expect(await wrong(office.screen())).toBe('wrong_password');
    expect(await wrong(office.screen(), 'nobody')).toBe('wrong_password');
  });

  it('makes a guesser wait longer and longer, and never locks the owner out for good', async () => {
    const screen = office.screen();
    for (let i = 0; i < 5; i += 1) expect(await wrong(screen)).toBe('wrong_password');
    expect(await wrong(screen)).toBe('too_many_attempts');
    expect(await right(screen)).toBe('too_many_attempts');
    office.pass(2_000);
    expect(await wrong(screen)).toBe('wrong_password');
    office.pass(2_000);
    expect(await wrong(screen)).toBe('too_many_attempts');
    office.pass(2_000);
    expect(await right(screen)).toBe('not refused');
    expect(await wrong(screen)).toBe('wrong_password');
  });

  it('counts guesses that come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(office.screen())));
    expect(answers.filter((answer) => answer === 'wrong_password')).toHaveLength(5);
  });

  it('makes a station wait that tries many names, even when it knows one of them', async () => {
    const screen = office.screen();
    for (let i = 0; i < 29; i += 1) expect(await wrong(screen, `name${i}`)).toBe('wrong_password');
    expect(await right(screen)).toBe('not refused');
    expect(await wrong(screen, 'another')).toBe('wrong_password');
    expect(await wrong(screen, 'one more')).toBe('too_many_attempts');
  });

  it('is told in the journal, with failures', async () => {
    await wrong(office.screen());
    await right(office.screen());
    expect(office.store.all("select name, ok, changes from journal where name = 'auth.signIn' order by seq")).toEqual([
      { name: 'auth.signIn', ok: 0, changes: '[]' },
      { name: 'auth.signIn', ok: 1, changes: '[]' },
    ]);
  });
});

describe('a session', () => {
  it('lives on while it is used and ends after thirty days without', async () => {
    await office.admin();
    const { token } = await office.screen().client.ask('auth.signIn', { username: 'admin', password: PASSWORD });
    for (let i = 0; i < 3; i += 1) {
      office.pass(SESSION_LIFETIME_MS - 1);
      await office.screen().client.ask('auth.resume', { token });
    }
    office.pass(SESSION_LIFETIME_MS);
    expect(await refusal(office.screen().client.ask('auth.resume', { token }))).toBe('signed_out');
  });

  it('ends at sign-out, on every connection that speaks with it', async () => {
    await office.admin();
    const [one, two] = [office.screen(), office.screen()];
    const { token } = await one.client.ask('auth.signIn', { username: 'admin', password: PASSWORD });
    await two.client.ask('auth.resume', { token });
    await one.client.ask('auth.signOut', {});
    expect(two.named('session.ended')).toEqual([{ reason: 'signedOut' }]);
    for (const screen of [one, two]) expect(await refusal(screen.client.ask('settings.get', {}))).toBe('signed_out');
    expect(await refusal(office.screen().client.ask('auth.resume', { token }))).toBe('signed_out');
  });

  it('is opened by no text but its own', async () => {
    await office.admin();
    for (const token of ['', 'x', 'hz_', 'hz_x', 'a'.repeat(200)]) {
      expect(await refusal(office.screen().client.ask('auth.resume', { token }))).toBe('signed_out');
    }
  });
});
