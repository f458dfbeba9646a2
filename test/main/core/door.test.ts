import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../../src/main/store/journal.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import { ERROR_CODES } from '../../../src/shared/contract/wire.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

describe('the door', () => {
  let office: Office;
  let admin: Screen;
  beforeAll(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterAll(() => office.stop());

  const raw = (request: unknown, send: () => void = () => {}) =>
    office.core.connect({ station: 'fuzz', send }).request(request);

  it('answers anything that is not a request with bad_input', async () => {
    for (const thing of [
      null,
      7,
      'x',
      [],
      {},
      { id: 'a' },
      { id: '', name: 'auth.state' },
      { id: 'a', name: 'x'.repeat(65), input: {} },
    ])
      expect(await raw(thing)).toMatchObject({ ok: false, error: { code: 'bad_input' } });
  });

  it('knows no procedure by the name of an object method or an event', async () => {
    for (const name of ['toString', '__proto__', 'constructor', 'pop.shown', 'nothing.here'])
      expect(await raw({ id: 'a', name, input: {} })).toMatchObject({
        ok: false,
        error: { code: 'unknown_procedure' },
      });
  });

  it('lets a stranger do nothing but what is public', async () => {
    for (const [name, rule] of Object.entries(contract)) {
      if (rule.kind === 'event' || rule.allow === 'public') continue;
      expect(await raw({ id: 'a', name, input: {} }), name).toMatchObject({ ok: false, error: { code: 'signed_out' } });
    }
  });

  it('refuses an agent what only an admin may do, and writes the refusal down', async () => {
    const agent = await office.agent('door-agent');
    await expect(agent.client.ask('users.list', {})).rejects.toMatchObject({ code: 'denied' });
    const [entry] = await admin.client.ask('journal.list', { limit: 1 });
    expect(entry).toMatchObject({ name: 'users.list', ok: false, actor: `user:${agent.id}` });
  });

  it('says denied even where the refusal cannot be written down', async () => {
    const full = await openOffice();
    await full.admin();
    const agent = await full.agent('unwritten');
    full.store.driver.exec(
      `create trigger full before insert on journal begin select raise(abort, 'the disk is full'); end`,
    );
    await expect(agent.client.ask('users.list', {})).rejects.toMatchObject({ code: 'denied' });
    await full.stop();
  });

  it('never lets a person speak for a line', async () => {
    const reply = admin.client.ask('calls.record', { call: {} as never, events: [] });
    await expect(reply).rejects.toMatchObject({ code: 'denied' });
  });

  it('does a command once that is sent twice under one id', async () => {
    const first = await admin.client.ask('customers.create', { name: 'یک بار' }, 'same-id');
    const second = await admin.client.ask('customers.create', { name: 'یک بار' }, 'same-id');
    expect(second).toEqual(first);
    expect((await admin.client.ask('customers.search', { text: 'یک بار' })).length).toBe(1);
  });

  it('survives whatever comes over the wire', async () => {
    const names = fc.constantFrom(...Object.keys(contract));
    await fc.assert(
      fc.asyncProperty(names, fc.anything({ maxDepth: 3 }), async (name, input) => {
        const reply = await raw({ id: 'f', name, input });
        if (!reply.ok) expect(ERROR_CODES).toContain(reply.error.code);
      }),
      { numRuns: 500 },
    );
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
  });

  it('survives whatever an admin sends', async () => {
    const harmless = Object.keys(contract).filter((name) => !/^(auth\.signOut|users\.|me\.)/.test(name));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...harmless), fc.object({ maxDepth: 2 }), async (name, input) => {
        await (admin.client.ask as (name: string, input: unknown) => Promise<unknown>)(name, input).catch(
          (error: { code: string }) => {
            expect(ERROR_CODES).toContain(error.code);
            expect(error.code).not.toBe('internal');
          },
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a journal whose chain holds, and finds the entry that somebody changed', () => {
    expect(verifyJournal(office.store).brokenAt).toBeNull();
    const { seq } = office.store.get<{ seq: number }>('select max(seq) - 3 as seq from journal') ?? { seq: 0 };
    office.store.run("update journal set actor = 'somebody else' where seq = ?", seq);
    expect(verifyJournal(office.store).brokenAt).toBe(seq);
  });
});

describe('a disk that refuses', () => {
  it('shows a call even on a line that nobody heard before, and writes both later', async () => {
    const office = await openOffice();
    try {
      const admin = await office.admin();
      office.store.driver.pragma('query_only = 1');
      office.box().say({ kind: 'callerId', line: 7, number: '09125550039', numberStatus: 'ok' });
      expect(admin.named('pop.shown')).toHaveLength(1);
      office.store.driver.pragma('query_only = 0');
      office.box().say({ kind: 'ring', line: 7, ringCount: 1 });
      const { rows } = await admin.client.ask('calls.list', { filter: {} });
      expect(rows).toMatchObject([{ number: '09125550039' }]);
      expect((await admin.client.ask('lines.list', {})).map((line) => line.position)).toEqual([7]);
    } finally {
      await office.stop();
    }
  });

  it('still shows the call, says so, and writes it when the disk takes it again', async () => {
    const office = await openOffice();
    try {
      const admin = await office.admin();
      office.box().say({ kind: 'ring', line: 1, ringCount: 1 });
      office.pass(11_000);
      office.store.driver.pragma('query_only = 1');
      office.box().say({ kind: 'callerId', line: 1, number: '09125550039', numberStatus: 'ok' });
      expect(admin.named('pop.shown')).toHaveLength(1);
      await office.settled();
      expect(admin.named<{ code: string }>('office.notice').map((one) => one.code)).toContain('storeReadOnly');
      office.store.driver.pragma('query_only = 0');
      office.box().say({ kind: 'ring', line: 1, ringCount: 1 });
      const { rows } = await admin.client.ask('calls.list', { filter: {} });
      expect(rows).toMatchObject([{ number: '09125550039', ringCount: 1 }, { number: null }]);
    } finally {
      await office.stop();
    }
  });
});
