import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDecoder, isProtocol } from '../../../src/main/devices/decoders.ts';
import { freePort, freeUdpPort } from '../../support/free-port.ts';
import { type Running, runCli } from '../../support/start-hub.ts';
import { runDevice } from '../../support/test-device.ts';
import { until } from '../../support/wait.ts';

let dir: string;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-simulate-'));
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(dir, { recursive: true, force: true });
});

type Ready = {
  ready: true;
  protocol: string;
  path?: string;
  host?: string;
  port?: number;
  device: string;
  lines: number;
};

const AGAIN_MS = 10;

async function simulate(...words: string[]): Promise<{ ready: Ready; running: Running }> {
  const running = runCli(['simulate', ...words]);
  cleanUps.push(async () => {
    running.process.kill('SIGTERM');
    await running.ended;
  });
  const line = await until(() => running.lines[0], `the ready line; ${running.errors()}`);
  return { ready: JSON.parse(line) as Ready, running };
}

/** Everything that is said at a port. Connects again when the plug was pulled, as whoever reads a device does. */
function heardAt({ host = '', port = 0 }: Ready): { text(): string } {
  const parts: Buffer[] = [];
  let isOver = false;
  let socket: Socket;
  const plugIn = (): void => {
    socket = connect({ host, port });
    socket.on('data', (bytes: Buffer) => parts.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!isOver) setTimeout(plugIn, AGAIN_MS);
    });
  };
  plugIn();
  cleanUps.push(async () => {
    isOver = true;
    socket.destroy();
  });
  return { text: () => Buffer.concat(parts).toString('latin1') };
}

describe('hamzang simulate', () => {
  it('is a box on a pseudo-terminal, which it takes away when it ends', async () => {
    const { ready, running } = await simulate(
      '--protocol',
      'ojsegal',
      '--script',
      'answered',
      '--speed',
      '50',
      '--repeat',
    );
    expect(ready).toMatchObject({ ready: true, protocol: 'ojsegal', device: `ojsegal:${ready.path}`, lines: 4 });
    const box = runDevice('ojsegal', ready.path ?? '');
    cleanUps.push(() => box.stop());
    const kinds = ['callerId', 'ring', 'offHook', 'onHook'];
    await until(() => kinds.every((kind) => box.signals.some((signal) => signal.kind === kind)), 'a whole call');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(running.lines).toHaveLength(1);
    expect(existsSync(ready.path ?? '')).toBe(false);
  });

  it.each(['modem', 'keyword', 'alm1', 'techno', 'fsk', 'dtmf', 'callerid-com', 'tci', 'gsm', 'auto'])(
    'speaks %s on a port',
    async (protocol) => {
      const { ready } = await simulate(
        '--protocol',
        protocol,
        '--tcp',
        '0',
        '--script',
        'answered',
        '--speed',
        '50',
        '--repeat',
      );
      expect(ready).toMatchObject({ host: '127.0.0.1', device: `${protocol}:tcp://127.0.0.1:${ready.port}` });
      const { text } = heardAt(ready);
      const decode = () => {
        const decoder = createDecoder(isProtocol(protocol) ? protocol : 'auto', 'whole');
        return [...decoder.push(Buffer.from(text(), 'latin1'), 0), ...decoder.flush(0)];
      };
      await until(() => decode().some((signal) => signal.number === '09121234567'), 'the caller');
    },
  );

  it.each([
    ['two-lines', ['L1C09121234567@', 'L2C02188776655@']],
    ['call-waiting', ['L1C09121234567@', 'L1HF@', 'L1C02188776655@']],
    ['outgoing', ['L1HF@', 'L1D0@', 'L1HND:02188776655']],
    ['unplug', ['L1C09121234567@', 'L1C02188776655@']],
  ])('plays the script %s', async (script, parts) => {
    const { ready } = await simulate(
      '--protocol',
      'ojsegal',
      '--tcp',
      '0',
      '--script',
      script,
      '--speed',
      '20',
      '--repeat',
    );
    const { text } = heardAt(ready);
    await until(() => parts.every((part) => text().includes(part)), parts.join(' '));
  });

  it.each([
    ['missed', ' NA '],
    ['transfer', ' TR '],
  ])('is a PBX that tells more than a box: %s', async (script, code) => {
    const { ready } = await simulate('--protocol', 'panasonic', '--script', script, '--speed', '20', '--repeat');
    const socket = connect({ host: ready.host ?? '', port: ready.port ?? 0 });
    cleanUps.push(async () => socket.destroy());
    let text = '';
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
    });
    await until(() => text === '-', 'the prompt');
    socket.write('SMDR\r');
    await until(() => text.endsWith('Enter Password:'), 'the question');
    socket.write('PCCSMDR\r');
    await until(() => text.includes(code), `a row with the code ${code}`);
  });

  it('plays a script of one’s own, once, and ends', async () => {
    const script = join(dir, 'script.json');
    const steps = [
      { event: 'bytes', hex: '0a 4c 31' },
      { event: 'bytes', hex: '52303140' },
      { after: 10, event: 'callerId', line: 3, number: '09121234567' },
      { after: 10, event: 'onHook', line: 3, dialed: '', seconds: 61 },
    ];
    writeFileSync(script, JSON.stringify({ steps }));
    const port = await freePort();
    const words = ['--protocol', 'ojsegal', '--tcp', String(port), '--script', script, '--start', '1500', '--once'];
    const { ready, running } = await simulate(...words);
    expect(ready.port).toBe(port);
    const { text } = heardAt(ready);
    expect(await running.ended).toBe(0);
    expect(text()).toBe('\nL1R01@\nL3C09121234567@\n\nL3HND: T0101@\n');
  });

  it('sends datagrams', async () => {
    const port = await freeUdpPort();
    const box = runDevice('callerid-com', `udp://127.0.0.1:${port}`);
    cleanUps.push(() => box.stop());
    await box.isIn('open');
    await simulate('--protocol', 'callerid-com', '--udp', `127.0.0.1:${port}`, '--rate', '20');
    await until(() => box.signals.length > 5, 'some calls');
  });

  it('posts events', async () => {
    const port = await freePort();
    const box = runDevice('http', `http://${port}`, null, { secret: 'the office word' });
    cleanUps.push(() => box.stop());
    await box.isIn('open');
    const url = `http://127.0.0.1:${port}/the%20office%20word`;
    const { ready } = await simulate('--protocol', 'http', '--url', url, '--rate', '10');
    await until(() => box.signals.some((signal) => signal.number), 'a caller');
    expect(JSON.stringify(ready)).not.toContain('word');
  });

  it.each([
    [['--protocol', 'fax'], '--protocol is one of', 2],
    [[], '--protocol is missing', 2],
    [['--protocol', 'modem', '--rate', '0'], '--rate takes', 2],
    [['--protocol', 'modem', '--script', '/nowhere.json'], 'neither a script file nor one of', 1],
  ])('refuses %j with a sentence', async (words, sentence, status) => {
    const running = runCli(['simulate', ...words]);
    expect(await running.ended).toBe(status);
    expect(running.errors()).toContain(sentence);
    expect(running.lines).toEqual([]);
  });

  it('says which step of a script is wrong', async () => {
    const script = join(dir, 'script.json');
    writeFileSync(script, '[{"event":"ring"},{"event":"dance"}]');
    const running = runCli(['simulate', '--protocol', 'modem', '--script', script]);
    expect(await running.ended).toBe(1);
    expect(running.errors()).toContain('step 2 of the script');
  });
});
