import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport, type SocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { runCli, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/wait.ts';

let dir: string;
const transports: SocketTransport[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-cli-'));
});
afterEach(() => {
  for (const transport of transports.splice(0)) transport.close();
  rmSync(dir, { recursive: true, force: true });
});

function clientOf(url: string) {
  const transport = createSocketTransport({ url });
  transports.push(transport);
  let sent = 0;
  return createClient(transport, () => `${process.pid}-${(sent += 1)}-${url}`);
}
const setUp = (code: string) =>
  ({
    code,
    officeName: 'دفتر',
    country: 'IR',
    areaCode: '21',
    language: 'fa',
    name: 'سارا',
    username: 'sara',
    password: 'correct horse battery',
    sampleData: false,
  }) as const;

describe('hamzang hub', () => {
  it('says one line when it is ready, lets the link in once, and ends in order', async () => {
    const hub = await startHub(dir);
    expect(hub.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(hub.signIn).toBe(`${hub.url}/#/sign-in/${hub.code}`);
    expect(JSON.parse(hub.lines[0] ?? '')).toEqual({ ready: true, url: hub.url, signIn: hub.signIn });
    const client = clientOf(hub.url);
    const { me } = await client.ask('auth.setUp', setUp(hub.code));
    expect(me.role).toBe('admin');
    expect(await client.ask('auth.redeem', { code: hub.code }).catch((error: { code: string }) => error.code)).toBe(
      'link_used',
    );
    expect(await hub.stop()).toBe(0);
    expect(hub.lines).toHaveLength(1);
    expect(hub.errors()).not.toContain(hub.code);
    for (const line of hub.errors().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  it('begins with outcome codes, and with made-up customers when asked', async () => {
    const hub = await startHub(dir);
    const client = clientOf(hub.url);
    await client.ask('auth.setUp', { ...setUp(hub.code), sampleData: true });
    expect((await client.ask('outcomeCodes.list', {})).length).toBeGreaterThan(3);
    expect((await client.ask('customers.list', {})).rows.length).toBeGreaterThan(10);
    expect(await hub.stop()).toBe(0);
  });

  it('verifies a real password with argon2', async () => {
    const hub = await startHub(dir);
    await clientOf(hub.url).ask('auth.setUp', setUp(hub.code));
    const other = clientOf(hub.url);
    const wrong = other.ask('auth.signIn', { username: 'sara', password: 'not the password' });
    expect(await wrong.catch((error: { code: string }) => error.code)).toBe('wrong_password');
    const nobody = other.ask('auth.signIn', { username: 'nobody', password: 'not the password' });
    expect(await nobody.catch((error: { code: string }) => error.code)).toBe('wrong_password');
    expect(await other.ask('auth.signIn', { username: 'sara', password: 'correct horse battery' })).toMatchObject({
      me: { username: 'sara' },
    });
    expect(await hub.stop()).toBe(0);
  });

  it('ends in order while screens are connected, and lets them come back', async () => {
    const hub = await startHub(dir);
    const transport = createSocketTransport({ url: hub.url });
    transports.push(transport);
    await until(() => transport.state() === 'open', 'the screen is connected');
    expect(await hub.stop()).toBe(0);
    await until(() => transport.state() === 'lost', 'the screen notices');
    const again = await startHub(dir, '--port', new URL(hub.url).port);
    await until(() => transport.state() === 'open', 'the screen came back');
    expect(await again.stop()).toBe(0);
  });

  it('keeps what it was told when it is killed', async () => {
    const hub = await startHub(dir);
    await clientOf(hub.url).ask('auth.setUp', setUp(hub.code));
    hub.process.kill('SIGKILL');
    expect(await hub.ended).toBe('SIGKILL');
    const again = await startHub(dir);
    const { me } = await clientOf(again.url).ask('auth.redeem', { code: again.code });
    expect(me.username).toBe('sara');
    expect(await again.stop()).toBe(0);
    expect(await runCli(['verify', '--data', dir]).ended).toBe(0);
  });

  it('works alone on its folder', async () => {
    const hub = await startHub(dir);
    const second = runCli(['hub', '--data', dir]);
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([]);
    expect(second.errors()).toBe(
      `hamzang: Another Hamzang hub is already running on ${dir}. Use that one, or stop it first.\n`,
    );
    expect(await hub.stop()).toBe(0);
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const hub = runCli(['hub', '--data', dir, '--port', String(port)]);
    expect(await hub.ended).toBe(1);
    expect(lastLine(hub.errors())).toBe(
      `hamzang: Port ${port} on 127.0.0.1 is used by another program. Choose another with --port.`,
    );
    taken.close();
  });

  it('says that an address is not ours', async () => {
    const hub = runCli(['hub', '--data', dir, '--host', '192.0.2.1']);
    expect(await hub.ended).toBe(1);
    expect(lastLine(hub.errors())).toBe(
      'hamzang: 192.0.2.1 is not an address of this computer. Choose another with --host.',
    );
  });

  it('says that a database is damaged, and leaves it as it is', async () => {
    writeFileSync(join(dir, 'hamzang.sqlite'), 'this is no database '.repeat(500));
    const hub = runCli(['hub', '--data', dir]);
    expect(await hub.ended).toBe(1);
    expect(hub.errors()).toMatch(/^hamzang: The database .* is damaged or is not a Hamzang database\. .*\n$/);
    expect(hub.lines).toEqual([]);
  });

  it.each([
    [['--device', 'modem'], 'is not a device'],
    [['--device', 'fax:/dev/ttyS0'], 'is not a device'],
    [['--device', 'simulator:99'], 'is not a simulator'],
    [['--port', '70000'], '--port takes a whole number from 0 to 65535'],
    [['--prot', '1'], 'Unknown option'],
    [['more'], 'Unexpected argument'],
  ])('does not understand %j', async (words, why) => {
    const hub = runCli(['hub', '--data', dir, ...words]);
    expect(await hub.ended).toBe(2);
    expect(hub.errors()).toContain(why);
    expect(hub.errors()).toContain('hamzang hub --data DIR');
    expect(hub.lines).toEqual([]);
    expect(existsSync(join(dir, 'hamzang.sqlite'))).toBe(false);
  });

  it('shows a made-up office with simulated lines, where its link leads in', async () => {
    const hub = await startHub(dir, '--demo');
    const client = clientOf(hub.url);
    expect(await client.ask('auth.state', {})).toMatchObject({ needsSetup: false, demo: true });
    await client.ask('auth.redeem', { code: hub.code });
    expect(await client.ask('devices.list', {})).toMatchObject([{ kind: 'simulator', address: '4', fixed: true }]);
    const { rows } = await client.ask('customers.list', {});
    expect(rows.length).toBeGreaterThan(10);
    await client.ask('simulator.ring', { scenario: 'known' });
    await until(async () => (await client.ask('calls.list', { filter: {} })).rows.length > 0, 'a call came');
    expect(await hub.stop()).toBe(0);
  });

  it('throws the data of a demonstration away that was given no folder', async () => {
    const hub = runCli(['hub', '--demo']);
    await until(() => hub.lines[0], 'the hub is ready');
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('hamzang-demo-'));
    hub.process.kill('SIGINT');
    expect(await hub.ended).toBe(0);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('hamzang-demo-'));
    expect(before.length - after.length).toBe(1);
  });
});

const lastLine = (text: string) => text.trim().split('\n').at(-1);
