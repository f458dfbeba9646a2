import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Persona, personaOf, type SimulatedKind } from '../../../src/main/devices/simulator/personas.ts';
import { httpWire, ptyWire, type SimulatorWire, tcpWire, udpWire } from '../../../src/main/devices/simulator/wires.ts';
import { type RunningCore, startCore } from '../../../src/main/start-core.ts';
import { type Client, createClient } from '../../../src/shared/client/client.ts';
import type { DeviceKind, DeviceOptions, DeviceState } from '../../../src/shared/contract/lines.ts';
import type { Push } from '../../../src/shared/contract/wire.ts';
import { freePort, freeUdpPort } from '../../support/free-port.ts';
import { createLog } from '../../support/log.ts';
import { until } from '../../support/wait.ts';

const SECRET = 'open sesame 42';
const NONE: DeviceOptions = { profile: null, preset: null, pattern: null, username: null };

/** A real core with real devices, and a screen of its admin. */
let office: { running: RunningCore; client: Client; pushes: Push[]; dir: string; log: string[] };
const cleanUps: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'hamzang-assembly-'));
  const log: string[] = [];
  const running = await startCore({ dataDir: dir, devices: [], demo: false, log: createLog(log), version: 'test' });
  const pushes: Push[] = [];
  const connection = running.core.connect({ station: 'test', send: (push) => void pushes.push(structuredClone(push)) });
  let sent = 0;
  const transport = {
    request: (request: Parameters<typeof connection.request>[0]) => connection.request(request),
    onPush: () => () => {},
  };
  const client = createClient(transport, () => `request-${(sent += 1)}`);
  await client.ask('auth.setUp', {
    code: running.core.links.make(null),
    officeName: 'دفتر',
    country: 'IR',
    areaCode: '21',
    language: 'fa',
    name: 'سارا',
    username: 'sara',
    password: 'correct horse battery',
    sampleData: false,
  });
  office = { running, client, pushes, dir, log };
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await office.running.stop();
  rmSync(office.dir, { recursive: true, force: true });
});

type Added = { kind: DeviceKind; address: string; options?: DeviceOptions; secret?: string };

async function add({ kind, address, options, secret }: Added): Promise<string> {
  const { id } = await office.client.ask('devices.add', {
    kind,
    address,
    baudRate: null,
    name: null,
    options: options ?? null,
    secret: secret ?? null,
  });
  await until(async () => (await state(id))?.state === 'open', `${kind} at ${address} is open`);
  return id;
}

const state = async (id: string): Promise<DeviceState | undefined> =>
  (await office.client.ask('devices.list', {})).find((device) => device.id === id);

/** A PBX that nobody has signed in to yet swallows its rows, and what it tells in one go with the login is old. */
const AGAIN_EVERY_MS: Readonly<Partial<Record<SimulatedKind, number>>> = { panasonic: 2_000 };

/** Rings until somebody hears it, each time as a new call. */
async function popOf(persona: Persona, wire: SimulatorWire, number: string, againMs = 200): Promise<void> {
  let rungAt = 0;
  const ring = (): void => {
    const now = new Date();
    persona.encode({ kind: 'giveUp', line: 1 }, now);
    const told = persona.encode({ kind: 'callerId', line: 1, number, name: null }, now);
    for (const bytes of [told, persona.encode({ kind: 'ring', line: 1, count: 1 }, now)]) wire.send(bytes);
    rungAt = performance.now();
  };
  await until(() => {
    if (performance.now() - rungAt > againMs) ring();
    return office.pushes.some(
      (push) => push.name === 'pop.shown' && JSON.stringify(push.payload).includes(number.slice(1)),
    );
  }, 'the card of the call');
}

describe('a call reaches its card', () => {
  const overTcp: readonly (readonly [SimulatedKind, DeviceKind, Partial<Added>])[] = [
    ['modem', 'modem', {}],
    ['ojsegal', 'ojsegal', {}],
    ['keyword', 'keyword', {}],
    ['alm1', 'alm1', {}],
    ['techno', 'techno', {}],
    ['fsk', 'fsk', {}],
    ['dtmf', 'dtmf', {}],
    ['callerid-com', 'callerid-com', {}],
    ['tci', 'tci', {}],
    ['gsm', 'gsm', {}],
    ['panasonic', 'panasonic', { secret: SECRET }],
    ['ami', 'ami', { secret: SECRET, options: { ...NONE, username: 'hamzang' } }],
    ['pattern', 'pattern', { options: { ...NONE, preset: 'generic-l' } }],
    ['ojsegal', 'auto', {}],
    ['ami', 'auto', { secret: SECRET, options: { ...NONE, username: 'hamzang' } }],
    ['panasonic', 'auto', { secret: SECRET }],
  ];
  it.each(overTcp)('over TCP: %s, set up as %s', async (simulated, kind, more) => {
    const persona = personaOf(simulated, SECRET);
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    await add({ kind, address: `tcp://127.0.0.1:${wire.place.port}`, ...more });
    await popOf(persona, wire, '09121234567', AGAIN_EVERY_MS[simulated]);
  });

  it.each(['modem', 'ojsegal', 'keyword', 'alm1', 'techno', 'fsk', 'dtmf', 'callerid-com', 'tci', 'gsm'] as const)(
    'over a serial line: %s',
    async (kind) => {
      const persona = personaOf(kind);
      const wire = await ptyWire(persona, null);
      cleanUps.push(() => wire.close());
      await add({ kind, address: String(wire.place.path) });
      await popOf(persona, wire, '09121234567');
    },
  );

  it('over a serial line, of a modem that nobody has named: asked, recognised, set up', async () => {
    const persona = personaOf('modem');
    const wire = await ptyWire(persona, null);
    cleanUps.push(() => wire.close());
    const id = await add({ kind: 'auto', address: String(wire.place.path) });
    await until(async () => (await state(id))?.recognised === 'modem', 'it is recognised by its answer');
    expect(await state(id)).toMatchObject({ canDial: true });
    await popOf(persona, wire, '09121234567');
    const [line] = await office.client.ask('lines.list', {});
    const order = { number: '021 8877 6655', lineId: line?.id ?? null };
    expect(await office.client.ask('lines.dial', order)).toMatchObject({ how: 'dialled' });
  });

  it('over UDP', async () => {
    const port = await freeUdpPort();
    const persona = personaOf('callerid-com');
    await add({ kind: 'callerid-com', address: `udp://127.0.0.1:${port}` });
    const wire = await udpWire('127.0.0.1', port);
    cleanUps.push(() => wire.close());
    await popOf(persona, wire, '09121234567');
  });

  it('over HTTP, and the secret of its address is told nowhere', async () => {
    const port = await freePort();
    const persona = personaOf('http');
    const id = await add({ kind: 'http', address: `http://127.0.0.1:${port}/the-office-word` });
    const wire = httpWire(`http://127.0.0.1:${port}/the-office-word`);
    cleanUps.push(() => wire.close());
    await popOf(persona, wire, '09121234567');
    expect(await state(id)).toMatchObject({ address: `http://127.0.0.1:${port}`, hasSecret: true });
    const told = [office.pushes, office.log, await office.client.ask('journal.list', {})];
    expect(JSON.stringify(told)).not.toContain('office-word');
  });
});

describe('a device that is set up wrong', () => {
  const chatter: readonly (readonly [DeviceKind, string])[] = [
    ['ojsegal', '22/11/25 17:43     101 01 <I>09155550730                                     RC \r\n'],
    ['panasonic', '\nL1C09121234567@\n\nL1R01@\n'],
    ['modem', '22/11/25 17:43     101 01 <I>09155550730                                     RC \r\n'],
    ['gsm', '\nL1C09121234567@\n\nL1R01@\n'],
    ['fsk', '\nL1C09121234567@\n\nL1R01@\n'],
    ['ami', '\nL1C09121234567@\n\nL1R01@\n'],
    ['tci', '\nL1C09121234567@\n\nL1R01@\n'],
  ];
  it.each(chatter)('says so instead of being silent: %s', async (kind, said) => {
    const wire = await tcpWire(personaOf('ojsegal'), '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const id = await add({ kind, address: `tcp://127.0.0.1:${wire.place.port}` });
    await until(async () => {
      wire.send(Buffer.from(said.repeat(20)));
      return (await state(id))?.notUnderstood;
    }, 'it is told that nothing is understood');
  });
});

describe('what support asks for', () => {
  it('stands beside the bytes, and in a report without anybody’s number', async () => {
    const persona = personaOf('ojsegal');
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const id = await add({ kind: 'ojsegal', address: `tcp://127.0.0.1:${wire.place.port}` });
    await popOf(persona, wire, '09121234567');
    const frames = await office.client.ask('devices.frames', { id });
    expect(frames.flatMap(({ signals }) => signals)).toContainEqual({
      kind: 'callerId',
      line: 1,
      number: '09121234567',
      numberStatus: 'ok',
    });
    const { text } = await office.client.ask('devices.report', { id });
    expect(text).toContain('State: open');
    expect(text).toContain('091******67');
    expect(text).not.toContain('1234567');
    expect(text).not.toContain(Buffer.from('1234567').toString('hex'));
  });

  it('keeps a password through a restart, out of the journal and of every answer', async () => {
    const persona = personaOf('ami', SECRET);
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const address = `tcp://127.0.0.1:${wire.place.port}`;
    const id = await add({ kind: 'ami', address, secret: SECRET, options: { ...NONE, username: 'hamzang' } });
    const before = await state(id);
    expect(before).toMatchObject({ hasSecret: true, canDial: true });
    await office.client.ask('devices.update', { id, name: 'PBX', address, baudRate: null, enabled: true });
    expect(await state(id)).toMatchObject({ hasSecret: true, options: { username: 'hamzang' } });
    const told = [office.pushes, office.log, await office.client.ask('journal.list', {}), await state(id)];
    expect(JSON.stringify(told)).not.toContain(SECRET);

    await office.running.stop();
    const again = await startCore({ dataDir: office.dir, devices: [], demo: false, log: createLog(), version: 'test' });
    office.running = again;
    const pushes: Push[] = [];
    office.pushes = pushes;
    const connection = again.core.connect({ station: 'test', send: (push) => void pushes.push(push) });
    let sent = 0;
    office.client = createClient(
      { request: (request) => connection.request(request), onPush: () => () => {} },
      () => `again-${(sent += 1)}`,
    );
    await office.client.ask('auth.signIn', { username: 'sara', password: 'correct horse battery' });
    expect(await state(id)).toMatchObject({ hasSecret: true });
    await popOf(persona, wire, '09121234567');
  });
});
