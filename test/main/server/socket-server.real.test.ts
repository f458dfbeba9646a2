import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { io, type Socket as Wire } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import { ERROR_CODES, type Reply } from '../../../src/shared/contract/wire.ts';
import { PASSWORD } from '../../support/office.ts';
import { type OpenHub, openHub } from '../../support/open-hub.ts';
import { until } from '../../support/wait.ts';

let hub: OpenHub;
const wires: Wire[] = [];
beforeEach(async () => {
  hub = await openHub();
});
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.close();
  await hub.stop();
});

function open(extraHeaders: Record<string, string> = {}, transport: 'websocket' | 'polling' = 'websocket'): Wire {
  const wire = io(hub.url, { transports: [transport], reconnection: false, forceNew: true, extraHeaders });
  wires.push(wire);
  return wire;
}
const opened = (wire: Wire): Promise<boolean> =>
  new Promise((resolve) => {
    wire.once('connect', () => resolve(true));
    wire.once('connect_error', () => resolve(false));
  });
const ask = (wire: Wire, raw: unknown): Promise<Reply> =>
  wire.timeout(10_000).emitWithAck('request', raw) as Promise<Reply>;
const state = { id: 'x', name: 'auth.state', input: {} };

describe('the socket server', () => {
  it('lets in a program without origin and a page of its own', async () => {
    expect(await opened(open())).toBe(true);
    expect(await opened(open({ origin: hub.url }))).toBe(true);
  });

  it('keeps foreign pages and foreign names out', async () => {
    expect(await opened(open({ origin: 'http://evil.example' }))).toBe(false);
    expect(await opened(open({ origin: 'null' }))).toBe(false);
    expect(await opened(open({ host: 'evil.example', origin: 'http://evil.example' }))).toBe(false);
    expect(hub.log.filter((line) => line.includes('refused'))).toHaveLength(3);
  });

  it('speaks websocket only', async () => {
    expect(await opened(open({}, 'polling'))).toBe(false);
  });

  it('gives no rights for knowing the wire', async () => {
    const ask = askAsStranger();
    for (const name of Object.keys(contract).filter((one) => !one.startsWith('auth.'))) {
      const rule = contract[name as keyof typeof contract];
      if (rule.kind !== 'event')
        expect(await ask({ id: name, name, input: {} })).toMatchObject({ error: { code: 'signed_out' } });
    }
    expect(await ask({ id: 'y', name: 'calls.record', input: {} })).toMatchObject({
      error: { code: 'signed_out' },
    });
  });

  it('slows down who asks too much, and only him', async () => {
    const [fast, other] = [open(), open()];
    await Promise.all([opened(fast), opened(other)]);
    const replies = await Promise.all(Array.from({ length: 1_500 }, () => ask(fast, state)));
    expect(replies.some((reply) => !reply.ok && reply.error.code === 'too_many_requests')).toBe(true);
    expect(replies.filter((reply) => reply.ok).length).toBeGreaterThan(50);
    expect(await ask(other, state)).toMatchObject({ ok: true });
  });

  it('does not slow down a screen that has much to ask', async () => {
    await hub.office.admin();
    const wire = await connected();
    await ask(wire, { id: 'in', name: 'auth.signIn', input: { username: 'admin', password: PASSWORD } });
    const replies = await Promise.all(Array.from({ length: 250 }, () => ask(wire, state)));
    expect(replies.filter((reply) => !reply.ok)).toEqual([]);
  });

  it('ends a flood that does not stop', async () => {
    const wire = open();
    await opened(wire);
    const ended = new Promise((resolve) => wire.once('disconnect', resolve));
    for (let i = 0; i < 20_000; i += 1) wire.emit('request', state, () => undefined);
    await ended;
    expect(await opened(open())).toBe(true);
  });

  it('ends the connection of one who does not read, and everybody else goes on', async () => {
    const admin = await hub.office.admin();
    const { token } = await admin.client.ask('tokens.create', { label: 'stuck', role: 'agent' });
    const stuck = await openStuck(token);
    const send = hub.senders.at(-1);
    const push = { name: 'presence.changed', payload: { text: 'ن'.repeat(500) }, at: 0, mono: 0 };
    await until(() => {
      for (let i = 0; i < 100; i += 1) send?.(push);
      return hub.log.includes('warn a connection was ended');
    }, 'the stuck connection was ended');
    stuck.destroy();
    expect(await ask(await connected(), state)).toMatchObject({ ok: true });
  });

  it('says a push of any length as it is, to all who hear it', async () => {
    const wires = [await connected(), await connected()];
    for (const length of [1, 60, 200, 70_000]) {
      const push = { name: 'office.notice', payload: { text: 'ز'.repeat(length) }, at: 1, mono: 2 };
      const heard = wires.map((wire) => new Promise((resolve) => wire.once('push', resolve)));
      for (const send of hub.senders.slice(-2)) send(push);
      expect(await Promise.all(heard)).toEqual([push, push]);
    }
  });

  it('ignores what is no request: other events, no way to answer, bytes', async () => {
    const wire = await connected();
    wire.emit('request');
    wire.emit('request', state);
    wire.emit('push', { name: 'pop.shown', payload: {} });
    wire.emit('error', 'x');
    wire.emit('__proto__', 'x');
    expect(await ask(wire, Buffer.from([1, 2, 3]))).toMatchObject({ error: { code: 'bad_input' } });
    expect(await ask(wire, { ...state, input: new Uint8Array(10) })).toMatchObject({ error: { code: 'bad_input' } });
    expect(await ask(wire, state)).toMatchObject({ ok: true });
  });

  it('answers anything at all with a reply, and stays up', async () => {
    const ask = askAsStranger();
    const names = fc.oneof(fc.constantFrom(...Object.keys(contract)), fc.string());
    const raw = fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), name: names, input: fc.jsonValue() }));
    await fc.assert(
      fc.asyncProperty(raw, async (value) => {
        const reply = await ask(value);
        if (reply.ok) return;
        expect(ERROR_CODES).toContain(reply.error.code);
        expect(reply.error.code).not.toBe('internal');
      }),
      { numRuns: 400 },
    );
    expect(hub.office.log.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('answers an admin who sends anything at all with a reply, too', async () => {
    await hub.office.admin();
    const wire = await connected();
    expect(
      await ask(wire, { id: 'in', name: 'auth.signIn', input: { username: 'admin', password: PASSWORD } }),
    ).toMatchObject({ ok: true });
    const names = fc.constantFrom(...Object.keys(contract).filter((name) => !name.startsWith('auth.')));
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('fa', 'en', 'agent', 'away', '#00ff00', 1, 100, null, true));
    const keys = fc.constantFrom(
      'id',
      'name',
      'state',
      'reason',
      'role',
      'label',
      'limit',
      'filter',
      'text',
      'memberIds',
      'scenario',
    );
    await fc.assert(
      fc.asyncProperty(names, fc.dictionary(keys, field), fc.string(), async (name, input, id) => {
        const reply = await ask(wire, { id: `f${id}`.slice(0, 60), name, input });
        if (!reply.ok) expect(reply.error.code).not.toBe('internal');
      }),
      { numRuns: 500 },
    );
    expect(hub.office.log.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('outlives frames that are no packets', async () => {
    for (const packet of [
      '0',
      '2',
      '42',
      '42[',
      '42{}',
      '451-',
      '49999999999[]',
      '4',
      '6',
      '\u0000',
      '42["request",{"_placeholder":true,"num":9}]',
      `42${'['.repeat(5_000)}`,
    ]) {
      const socket = await rawSocket();
      socket.write(frame('40'));
      socket.write(frame(packet));
      await until(async () => (await ask(await connected(), state)).ok, 'the server lives');
      socket.destroy();
    }
  });
});

describe('the socket transport', () => {
  it('says that the hub is away instead of waiting', async () => {
    const transport = createSocketTransport({ url: 'http://127.0.0.1:9' });
    expect(await transport.request(state)).toMatchObject({ ok: false, error: { code: 'hub_unreachable' } });
    expect(transport.state()).toBe('lost');
    transport.close();
    expect(await transport.request(state)).toMatchObject({ ok: false, error: { code: 'hub_unreachable' } });
  });

  it('resumes first on every connection, and only then lets other requests out', async () => {
    const admin = await hub.office.admin();
    const { token } = await admin.client.ask('tokens.create', { label: 'x', role: 'agent' });
    const transport = createSocketTransport({
      url: hub.url,
      greet: (request) => request({ id: 'resume', name: 'auth.resume', input: { token } }),
    });
    const states: string[] = [];
    transport.onState((one) => states.push(one));
    const client = createClient(transport, () => 'question');
    expect(await client.ask('settings.get', {})).toMatchObject({ name: 'دفتر آزمایش' });
    hub.dropAll();
    await until(() => states.at(-1) === 'open' && states.includes('lost'), 'it came back');
    expect(await client.ask('settings.get', {})).toMatchObject({ name: 'دفتر آزمایش' });
    expect(states).toEqual(['open', 'lost', 'open']);
    transport.close();
  });

  it('answers a request whose wire broke', async () => {
    const transport = createSocketTransport({ url: hub.url });
    await until(() => transport.state() === 'open', 'it is open');
    const reply = transport.request({ id: 'slow', name: 'auth.state', input: {} });
    hub.dropAll();
    expect(['ok', 'hub_unreachable']).toContain(await reply.then((one) => (one.ok ? 'ok' : one.error.code)));
    transport.close();
  });
});

/** Asks over a new connection after each forty requests: a stranger may not ask more at once. */
function askAsStranger(): (raw: unknown) => Promise<Reply> {
  let wire: Promise<Wire> | null = null;
  let asked = 0;
  return async (raw) => {
    if (!wire || asked % 40 === 0) wire = connected();
    asked += 1;
    return ask(await wire, raw);
  };
}

async function connected(): Promise<Wire> {
  const wire = open();
  await opened(wire);
  return wire;
}

/** A websocket by hand, for what no client sends. */
async function rawSocket(): Promise<Socket> {
  const socket = connect(hub.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  await once(socket, 'data');
  return socket;
}

/** A masked text frame, the mask being zero. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126 ? [payload.length | 0x80] : [126 | 0x80, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...head, 0, 0, 0, 0]), payload]);
}

/** Signs in and then never reads again. */
async function openStuck(token: string): Promise<Socket> {
  const socket = await rawSocket();
  socket.write(frame('40'));
  await once(socket, 'data');
  socket.write(frame(`420${JSON.stringify(['request', { id: 'r', name: 'auth.resume', input: { token } }])}`));
  await once(socket, 'data');
  socket.pause();
  return socket;
}
