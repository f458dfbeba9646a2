import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/main/store/open.ts';
import { createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { type Running, runCli, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/wait.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function run(words: readonly string[], input?: string | Uint8Array) {
  const running = runCli(words, input);
  const status = await running.ended;
  return { status, lines: running.lines, errors: running.errors() };
}
const events = (watch: Running) =>
  watch.lines.map((line) => JSON.parse(line) as { event: string; at: number; mono: number; payload: unknown });

describe('hamzang', () => {
  it('says how it is used', async () => {
    for (const words of [[], ['help'], ['--help'], ['hub', '--help'], ['token', '--help']]) {
      const { status, lines, errors } = await run(words);
      expect([status, errors]).toEqual([0, '']);
      expect(lines.join('\n')).toContain('hamzang hub --data DIR');
    }
  });

  it('knows its version', async () => {
    expect(await run(['version'])).toMatchObject({ status: 0, lines: [expect.stringMatching(/^\d+\.\d+\.\d+$/)] });
  });

  it.each([
    [['dance'], 'there is no command "dance"'],
    [['toString'], 'there is no command'],
    [['hub'], '--data is missing'],
    [['token', '--data', 'x'], '--role is missing'],
    [['token', '--data', 'x', '--role', 'king'], '--role is one of agent, supervisor, admin, not "king"'],
    [['token', 'revoke', '--data', 'x'], 'takes the id of one token'],
    [['decode', '--protocol', 'morse'], '--protocol is one of '],
    [['watch', '--url', 'ftp://x', '--token', 'y'], '--url is like'],
    [['seed', '--data', 'x', '--customers', '-1', '--calls', '0'], 'customers'],
  ])('answers %j with its usage', async (words, why) => {
    const { status, lines, errors } = await run(words);
    expect([status, lines]).toEqual([2, []]);
    expect(errors).toContain(why);
    expect(errors).toContain('hamzang token list --data DIR');
  });
});

describe('hamzang decode', () => {
  const frames = 'DATE = 0321\r\nTIME = 1420\r\nNMBR = 02155550123\r\nNAME = ALI\r\n';

  it('prints one line of JSON per signal', async () => {
    const { status, lines } = await run(['decode', '--protocol', 'modem'], `RING\r\n${frames}`);
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { kind: 'ring' },
      { kind: 'callerId', number: '02155550123', name: 'ALI' },
    ]);
  });

  it('takes hex, and one capture per line', async () => {
    const hex = Buffer.from('RING\r\n').toString('hex');
    const { status, lines } = await run(['decode', '--protocol', 'modem', '--hex', '--records'], `${hex}\n${hex}\n`);
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { record: 1, kind: 'ring' },
      { record: 2, kind: 'ring' },
    ]);
  });

  it('makes nothing of noise and ends well', async () => {
    const noise = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 256);
    expect((await run(['decode', '--protocol', 'ojsegal'], noise)).status).toBe(0);
    expect(await run(['decode', '--protocol', 'modem'], '')).toMatchObject({ status: 0, lines: [] });
  });
});

describe('hamzang token', () => {
  it('makes, lists and revokes, each with its entry in the journal', async () => {
    const made = await run(['token', '--data', dir, '--role', 'supervisor', '--label', 'wallboard']);
    expect(made).toMatchObject({ status: 0, lines: [expect.stringMatching(/^hz_[\w-]{43}$/)], errors: '' });
    const listed = await run(['token', 'list', '--data', dir]);
    const [token] = listed.lines.map((line) => JSON.parse(line) as { id: string });
    expect(token).toMatchObject({ label: 'wallboard', role: 'supervisor', revokedAt: null });
    expect(listed.lines.join()).not.toContain(made.lines[0]);
    expect(await run(['token', 'revoke', token?.id ?? '', '--data', dir])).toMatchObject({ status: 0, lines: [] });
    expect(JSON.parse((await run(['token', 'list', '--data', dir])).lines[0] ?? '')).toMatchObject({
      revokedAt: expect.any(Number),
    });
    expect(await run(['verify', '--data', dir])).toMatchObject({ status: 0, lines: ['{"entries":2,"brokenAt":null}'] });
  });

  it('says that there is no such token, or no office at all', async () => {
    expect(await run(['token', 'list', '--data', dir])).toMatchObject({
      status: 1,
      errors: expect.stringContaining('There is no office in'),
    });
    await run(['token', '--data', dir, '--role', 'agent']);
    expect(await run(['token', 'revoke', 'none', '--data', dir])).toMatchObject({
      status: 1,
      errors: expect.stringContaining('There is no token none'),
    });
  });
});

describe('hamzang verify', () => {
  it('finds the entry that somebody changed', async () => {
    for (const label of ['a', 'b', 'c']) await run(['token', '--data', dir, '--role', 'agent', '--label', label]);
    const store = openStore(dir);
    store.run('update journal set changes = replace(changes, \'"b"\', \'"x"\') where seq = 2');
    store.close();
    const { status, lines, errors } = await run(['verify', '--data', dir]);
    expect([status, lines]).toEqual([1, ['{"entries":1,"brokenAt":2}']]);
    expect(errors).toContain('entry 2');
  });
});

describe('hamzang watch', () => {
  it('prints what the office announces, with its times, until it is told to end', async () => {
    const hub = await startHub(dir, '--demo', '--device', 'simulator:2:quiet');
    const made = await run(['token', '--data', dir, '--role', 'agent']);
    const watch = runCli(['watch', '--url', hub.url, '--token', made.lines[0] ?? '']);
    await until(() => watch.lines[0], 'it is connected');
    expect(events(watch)[0]).toMatchObject({
      event: 'connected',
      at: expect.any(Number),
      mono: expect.any(Number),
      payload: { url: hub.url },
    });
    const transport = createSocketTransport({ url: hub.url });
    const client = createClient(transport, () => `watch-test-${Math.random()}`);
    await client.ask('auth.redeem', { code: hub.code });
    await client.ask('simulator.ring', { scenario: 'known' });
    await until(() => events(watch).some(({ event }) => event === 'pop.shown'), 'the pop is printed');
    const pop = events(watch).find(({ event }) => event === 'pop.shown');
    expect(pop).toMatchObject({
      at: expect.any(Number),
      mono: expect.any(Number),
      payload: { match: { kind: 'known' }, state: 'ringing' },
    });
    transport.close();
    watch.process.kill('SIGTERM');
    expect(await watch.ended).toBe(0);
    expect(await hub.stop()).toBe(0);
  });

  it('comes back by itself after the hub was away', async () => {
    const made = await run(['token', '--data', dir, '--role', 'agent']);
    const hub = await startHub(dir);
    const watch = runCli(['watch', '--url', hub.url, '--token', made.lines[0] ?? '']);
    await until(() => watch.lines[0], 'it is connected');
    await hub.stop();
    const again = await startHub(dir, '--port', new URL(hub.url).port);
    await until(() => events(watch).filter(({ event }) => event === 'connected').length === 2, 'it is connected again');
    expect(events(watch).map(({ event }) => event)).toContain('lost');
    watch.process.kill('SIGINT');
    expect(await watch.ended).toBe(0);
    await again.stop();
  });

  it('ends with status 1 when its token is refused, or revoked meanwhile', async () => {
    const made = await run(['token', '--data', dir, '--role', 'agent']);
    const [listed = ''] = (await run(['token', 'list', '--data', dir])).lines;
    const { id } = JSON.parse(listed) as { id: string };
    const hub = await startHub(dir);
    expect(await run(['watch', '--url', hub.url, '--token', 'hz_wrong'])).toMatchObject({
      status: 1,
      lines: [],
      errors: expect.stringContaining('refuses this token'),
    });
    const transport = createSocketTransport({ url: hub.url });
    const client = createClient(transport, () => `revoke-test-${Math.random()}`);
    await client.ask('auth.setUp', {
      code: hub.code,
      officeName: 'x',
      country: 'IR',
      areaCode: '',
      language: 'en',
      name: 'x',
      username: 'xx',
      password: 'correct horse battery',
      sampleData: false,
    });
    const watch = runCli(['watch', '--url', hub.url, '--token', made.lines[0] ?? '']);
    await until(() => watch.lines[0], 'it is connected');
    await client.ask('tokens.revoke', { id });
    expect(await watch.ended).toBe(1);
    expect(watch.errors()).toContain('revoked');
    transport.close();
    await hub.stop();
  });
});
