import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { personaOf } from '../../../src/main/devices/simulator/personas.ts';
import { tcpWire } from '../../../src/main/devices/simulator/wires.ts';
import { freePort } from '../../support/free-port.ts';
import { runDevice, type TestDevice } from '../../support/test-device.ts';
import { until } from '../../support/wait.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function run(...options: Parameters<typeof runDevice>): TestDevice {
  const box = runDevice(...options);
  cleanUps.push(() => box.stop());
  return box;
}

/** A PBX's end: a server that keeps its clients. */
async function server(port = 0): Promise<{ port: number; clients: Socket[]; close(): Promise<void> }> {
  const clients: Socket[] = [];
  const listening: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    clients.push(socket);
  }).listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const close = async (): Promise<void> => {
    for (const socket of clients.splice(0)) socket.destroy();
    await new Promise((resolve) => listening.close(resolve));
  };
  cleanUps.push(close);
  return { port: (listening.address() as AddressInfo).port, clients, close };
}

const facts = (box: TestDevice) => box.signals.map(({ at: _at, readAt: _readAt, ...signal }) => signal);
const ring = (line: number): string => `\nL${line}R01@\n`;

describe('a box behind a terminal server', () => {
  it('is heard', async () => {
    const far = await server();
    const box = run('ojsegal', `tcp://127.0.0.1:${far.port}`);
    await box.isIn('open');
    (await until(() => far.clients[0], 'the connection')).write('\nL3C09121234567@\n');
    await until(() => box.signals.length === 1, 'the number');
    expect(facts(box)).toEqual([{ kind: 'callerId', line: 3, number: '09121234567', numberStatus: 'ok' }]);
  });

  it('is missing where nobody listens, and heard as soon as somebody does', async () => {
    const port = await freePort();
    const box = run('ojsegal', `tcp://127.0.0.1:${port}`);
    expect((await box.isIn('missing')).detail).toContain('ECONNREFUSED');
    const far = await server(port);
    await box.isIn('open');
    (await until(() => far.clients[0], 'the connection')).write(ring(2));
    await until(() => box.signals.length === 1, 'the ring');
  });

  it('is cut off and there again a hundred times: each time it is said, and the next call is heard', async () => {
    const far = await server();
    const box = run('ojsegal', `tcp://127.0.0.1:${far.port}`);
    for (let i = 0; i < 100; i += 1) {
      const client = await until(() => far.clients[0], `connection ${i}`);
      client.write(`\nL1C${9120000000 + i}@\n`);
      await until(() => box.signals.at(-1)?.number === String(9120000000 + i), `call ${i}`);
      far.clients.length = 0;
      client.destroy();
      await until(() => box.reports.filter(({ state }) => state === 'lost').length > i, `loss ${i}`);
    }
    const open = await box.isIn('open');
    expect(open.reopened).toBe(100);
    expect(box.signals).toHaveLength(100);
  });

  it('is cut off in the middle of a frame: the half frame is not joined to what comes later', async () => {
    const far = await server();
    const box = run('ojsegal', `tcp://127.0.0.1:${far.port}`);
    const first = await until(() => far.clients[0], 'the connection');
    first.write('\nL1C0912');
    await until(() => box.device.frames().length > 0, 'the half frame');
    first.destroy();
    (await until(() => far.clients[1], 'the next connection')).write(`9999@\n${ring(2)}`);
    await until(() => box.signals.length > 0, 'the ring');
    expect(facts(box)).toEqual([{ kind: 'ring', line: 2, ringCount: 1 }]);
  });
});

describe('boxes that connect to us', () => {
  const call = async (port: number): Promise<Socket> => {
    const socket = connect({ host: '127.0.0.1', port });
    await once(socket, 'connect');
    cleanUps.push(async () => socket.destroy());
    return socket;
  };

  it('are waited for, and each is read by itself, however their frames are mixed', async () => {
    const port = await freePort();
    const box = run('ojsegal', `listen://${port}`);
    expect((await box.isIn('open')).detail).toBe('waiting for the device to connect');
    const [one, other] = [await call(port), await call(port)];
    await until(() => box.reports.at(-1)?.detail === '2 clients', 'both are counted');
    one.write('\nL1C0912');
    await until(() => box.device.frames().length > 0, 'half a frame');
    other.write('\nL2C09351112233@\n');
    await until(() => box.signals.length === 1, 'the other frame');
    one.write('1234567@\n');
    await until(() => box.signals.length === 2, 'both frames');
    expect(facts(box)).toEqual([
      { kind: 'callerId', line: 2, number: '09351112233', numberStatus: 'ok' },
      { kind: 'callerId', line: 1, number: '09121234567', numberStatus: 'ok' },
    ]);
    one.destroy();
    await until(() => box.reports.at(-1)?.detail === '1 client', 'one has gone');
    expect(box.reports.at(-1)?.state).toBe('open');
  });

  it('cannot where another program has the port: busy, and open when it lets go', async () => {
    const other = await server();
    const box = run('ojsegal', `listen://${other.port}`);
    expect((await box.isIn('busy')).detail).toContain('EADDRINUSE');
    await other.close();
    await box.isIn('open');
  });
});

describe('an address that cannot be', () => {
  it.each([
    ['ojsegal', 'gopher://here:70', 'not an address'],
    ['ami', 'udp://5038', 'cannot be reached by udp'],
    ['pattern', 'tcp://127.0.0.1:9', 'needs more to be set up'],
  ] as const)('%s at %s says so', async (kind, address, words) => {
    expect((await run(kind, address).isIn('failed')).detail).toContain(words);
  });
});

describe('a PBX that wants a login', () => {
  it.each(['ami', 'panasonic'] as const)('%s is signed in to, and heard', async (kind) => {
    const persona = personaOf(kind, 'open sesame');
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const options = { profile: null, preset: null, pattern: null, username: 'hamzang' };
    const box = run(kind, `tcp://127.0.0.1:${wire.place.port}`, null, { options, secret: 'open sesame' });
    await box.isIn('open');
    const now = new Date(2026, 10, 22, 8, 30);
    persona.encode({ kind: 'callerId', line: 1, number: '09121234567', name: null }, now);
    const rows = persona.encode({ kind: 'ring', line: 1, count: 1 }, now);
    await until(() => {
      if (box.signals.length === 0) wire.send(rows);
      return box.signals.length > 0;
    }, 'the ring');
    expect(facts(box).find((signal) => signal.kind === 'ring')).toMatchObject({
      number: '09121234567',
      extension: '101',
    });
  });

  it('is not asked again and again with a wrong password: forbidden, and said in words', async () => {
    const persona = personaOf('ami', 'open sesame');
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const box = run('ami', `tcp://hamzang@127.0.0.1:${wire.place.port}`, null, { secret: 'guess' });
    expect((await box.isIn('forbidden')).detail).toBe('the user name or the password is wrong');
    expect(box.reports.filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('lets telephones ring for us', async () => {
    const wire = await tcpWire(personaOf('ami', 'open sesame'), '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const box = run('ami', `tcp://hamzang@127.0.0.1:${wire.place.port}`, null, { secret: 'open sesame' });
    await box.isIn('open');
    await until(
      () =>
        box.device.dial?.('09121234567', '101').then(
          () => true,
          () => false,
        ) ?? false,
      'the order is taken',
    );
    await expect(box.device.dial?.('09121234567', null)).rejects.toThrow('nobody knows your extension');
    await expect(box.device.dial?.('1\r\nAction: Command', '101')).rejects.toThrow('not a number');
  });
});
