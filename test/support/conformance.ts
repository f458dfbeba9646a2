import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient, type RequestRefused } from '../../src/shared/client/client.ts';
import type { Push, Request, Transport } from '../../src/shared/contract/wire.ts';
import { until } from './wait.ts';

/** A transport to a fresh office that nobody set up yet. */
export type TransportUnderTest = {
  readonly transport: Transport;
  /** A one-time link's code of that office. */
  readonly code: string;
  /** Breaks the wire and resolves when the transport can be asked again; absent where a wire cannot break. */
  readonly breakWire?: () => Promise<void>;
  close(): Promise<void>;
};

const PASSWORD = 'correct horse battery';

/** What every transport must do alike, whatever the wire. */
export function transportConformance(name: string, open: () => Promise<TransportUnderTest>): void {
  describe(`the contract over ${name}`, () => {
    let one: TransportUnderTest;
    let client: Client;
    let sent = 0;
    const newId = () => `conformance-${(sent += 1)}`;
    beforeEach(async () => {
      one = await open();
      client = createClient(one.transport, newId);
    });
    afterEach(() => one.close());

    const codeOf = async (request: unknown): Promise<string> => {
      const reply = await one.transport.request(request as Request);
      return reply.ok ? 'ok' : reply.error.code;
    };
    const setUp = () =>
      client.ask('auth.setUp', {
        code: one.code,
        officeName: 'دفتر',
        country: 'IR',
        areaCode: '21',
        language: 'fa',
        name: 'سارا',
        username: 'sara',
        password: PASSWORD,
        sampleData: false,
      });
    const say = (reason: string) => client.ask('presence.set', { state: 'away', reason });
    const reasonOf = (push: Push) => (push.payload as { reason: string | null }).reason;

    it('answers a question', async () => {
      expect(await client.ask('auth.state', {})).toMatchObject({ needsSetup: true, me: null });
    });

    it('carries Persian and every other text as it is', async () => {
      await setUp();
      const text = 'سلام‌ «دنیا» \u0000\u2028 🙂 \\ " \' <img onerror>';
      const heard: Push[] = [];
      one.transport.onPush((push) => heard.push(push));
      await say(text);
      expect(heard.map(reasonOf)).toEqual([text]);
    });

    it('gives each of many questions at once its own answer', async () => {
      await setUp();
      const teams = await Promise.all(
        Array.from({ length: 40 }, (_, i) => client.ask('teams.save', { id: null, name: `team ${i}`, memberIds: [] })),
      );
      expect(teams.map((team) => team.name)).toEqual(Array.from({ length: 40 }, (_, i) => `team ${i}`));
    });

    it('refuses what the contract does not name', async () => {
      for (const unknown of ['nothing.such', '__proto__', 'constructor', 'toString', 'pop.shown']) {
        expect(await codeOf({ id: newId(), name: unknown, input: {} })).toBe('unknown_procedure');
      }
    });

    it('refuses what is no request, and lives on', async () => {
      for (const raw of [
        null,
        7,
        'text',
        [],
        {},
        { id: 1, name: 2 },
        { id: '', name: '', input: {} },
        { name: 'auth.state', input: {} },
      ]) {
        expect(await codeOf(raw)).toBe('bad_input');
      }
      expect(await codeOf({ id: newId(), name: 'auth.state', input: {} })).toBe('ok');
    });

    it('refuses an input that the procedure does not take', async () => {
      for (const input of [null, [], 'text', { more: 1 }, { code: 7 }]) {
        expect(await codeOf({ id: newId(), name: 'auth.redeem', input })).toBe('bad_input');
      }
    });

    it('refuses strangers, and those who may not', async () => {
      expect(await codeOf({ id: newId(), name: 'users.list', input: {} })).toBe('signed_out');
      await setUp();
      const { token } = await client.ask('tokens.create', { label: 'script', role: 'agent' });
      await client.ask('auth.signOut', {});
      await client.ask('auth.resume', { token });
      expect(await codeOf({ id: newId(), name: 'users.list', input: {} })).toBe('denied');
      expect(await codeOf({ id: newId(), name: 'people.list', input: {} })).toBe('ok');
    });

    it('does a command once that is sent twice under one id', async () => {
      await setUp();
      const id = newId();
      const input = { id: null, name: 'فروش', memberIds: [] };
      const first = await client.ask('teams.save', input, id);
      expect(await client.ask('teams.save', input, id)).toEqual(first);
      expect((await client.ask('people.list', {})).teams).toHaveLength(1);
    });

    it('answers too much with a refusal, and can be asked again', async () => {
      const code = await codeOf({ id: newId(), name: 'auth.redeem', input: { code: 'x'.repeat(3_000_000) } });
      expect(['bad_input', 'hub_unreachable']).toContain(code);
      await until(
        async () => (await codeOf({ id: newId(), name: 'auth.state', input: {} })) === 'ok',
        'it can be asked again',
      );
    });

    it('tells announcements in their order, each once, to each listener', async () => {
      await setUp();
      const heard: string[][] = [[], []];
      for (const list of heard) one.transport.onPush((push) => list.push(reasonOf(push) ?? ''));
      const reasons = Array.from({ length: 50 }, (_, i) => String(i));
      await Promise.all(reasons.map(say));
      expect(heard).toEqual([reasons, reasons]);
    });

    it('tells with each announcement when the core said it', async () => {
      await setUp();
      const heard: Push[] = [];
      one.transport.onPush((push) => heard.push(push));
      await say('one');
      await say('two');
      expect(heard.map((push) => push.name)).toEqual(['presence.changed', 'presence.changed']);
      for (const push of heard) expect([typeof push.at, typeof push.mono]).toEqual(['number', 'number']);
    });

    it('tells nothing more to a listener that left', async () => {
      await setUp();
      const heard: Push[] = [];
      const stays: Push[] = [];
      const leave = one.transport.onPush((push) => heard.push(push));
      one.transport.onPush((push) => stays.push(push));
      await say('one');
      leave();
      leave();
      await say('two');
      expect([heard.length, stays.length]).toEqual([1, 2]);
    });

    it('tells announcements only to those who may hear them', async () => {
      await setUp();
      const heard: Push[] = [];
      one.transport.onPush((push) => heard.push(push));
      await client.ask('auth.signOut', {});
      const refused = await client
        .ask('presence.set', { state: 'away', reason: null })
        .catch((error: RequestRefused) => error.code);
      expect(refused).toBe('signed_out');
      expect(heard.filter((push) => push.name === 'presence.changed')).toEqual([]);
    });

    it('is a stranger again after the wire broke, and comes back with its session', async (context) => {
      if (!one.breakWire) return context.annotate('this wire cannot break');
      const { token } = await setUp();
      const heard: Push[] = [];
      one.transport.onPush((push) => heard.push(push));
      await one.breakWire();
      expect(await codeOf({ id: newId(), name: 'settings.get', input: {} })).toBe('signed_out');
      expect(await client.ask('auth.resume', { token })).toMatchObject({ username: 'sara' });
      await say('back');
      expect(heard.map(reasonOf).at(-1)).toBe('back');
    });
  });
}
