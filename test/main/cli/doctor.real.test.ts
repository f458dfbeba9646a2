import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personaOf } from '../../../src/main/devices/simulator/personas.ts';
import { ptyWire, type SimulatorWire, tcpWire } from '../../../src/main/devices/simulator/wires.ts';
import { type Running, runCli, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/wait.ts';

let dir: string;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-doctor-'));
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(dir, { recursive: true, force: true });
});

async function box(): Promise<SimulatorWire & { path: string }> {
  const wire = await ptyWire(personaOf('ojsegal'), null);
  cleanUps.push(() => wire.close());
  return { ...wire, path: String(wire.place.path) };
}

function doctor(...words: string[]): Running {
  const running = runCli(['doctor', '--data', dir, ...words]);
  cleanUps.push(async () => {
    running.process.kill('SIGTERM');
    await running.ended;
  });
  return running;
}

const CALL = Buffer.from('\nL1C09121234567@\n');

describe('hamzang doctor', () => {
  it('tells of the ports of this computer, or that there is none', async () => {
    const running = doctor();
    expect(await running.ended).toBe(0);
    expect(running.lines.join('\n')).toMatch(/serial port|free|busy|forbidden|failed|gone/);
  });

  it('finds out what is there, and shows bytes and signals side by side', async () => {
    const wire = await box();
    const running = doctor('--port', wire.path);
    await until(() => running.lines.some((line) => line.includes('speed: 9600')), 'it listens');
    await until(() => {
      wire.send(CALL);
      return running.lines.some((line) => line.includes('-> callerId'));
    }, 'the caller');
    const shown = running.lines.join('\n');
    expect(shown).toContain('** recognised: ojsegal');
    expect(shown).toContain('0a 4c 31 43 30 39 31 32 31 32 33 34 35 36 37 40');
    expect(shown).toContain('.L1C09121234567@');
    expect(shown).toContain('-> callerId line=1 number="09121234567"');
    running.process.kill('SIGINT');
    expect(await running.ended).toBe(0);
  });

  it('saves a capture that decode reads, and that can be played again', async () => {
    const wire = await box();
    const file = join(dir, 'capture.hex');
    const running = doctor('--port', wire.path, '--protocol', 'ojsegal', '--save', file);
    await until(() => running.lines.some((line) => line.endsWith('state: open')), 'it listens');
    wire.send(CALL);
    await until(() => running.lines.some((line) => line.includes('-> callerId')), 'the caller');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Saved by hamzang doctor .*\n\+0 0a 4c 31/);
    const decoded = runCli(['decode', '--protocol', 'ojsegal', '--hex'], readFileSync(file));
    expect(await decoded.ended).toBe(0);
    const caller = { kind: 'callerId', line: 1, number: '09121234567', numberStatus: 'ok' };
    expect(decoded.lines.map((line) => JSON.parse(line))).toEqual([caller]);
    const again = doctor('--port', `file://${file}?speed=max`, '--protocol', 'ojsegal', '--seconds', '5');
    await until(() => again.lines.some((line) => line.includes('-> callerId')), 'the caller again');
  });

  it('ends with a report in which nobody’s number stands', async () => {
    const wire = await box();
    const running = doctor('--port', wire.path, '--protocol', 'ojsegal', '--report');
    await until(() => running.errors().includes('state: open\n'), 'it listens');
    wire.send(CALL);
    await until(() => running.errors().includes('-> callerId'), 'the caller');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    const report = running.lines.join('\n');
    expect(report).toContain('Signals: 1');
    expect(report).toContain('L1C091******67@');
    expect(report).not.toContain('1234567');
    expect(report).not.toContain(Buffer.from('1234567').toString('hex'));
  });

  it('says so where another program has the port', async () => {
    const wire = await box();
    const other = new SerialPort({ path: wire.path, baudRate: 9_600 });
    await new Promise((resolve) => other.once('open', resolve));
    cleanUps.push(() => new Promise((resolve) => other.close(resolve)));
    const running = doctor('--port', wire.path, '--protocol', 'ojsegal');
    expect(await running.ended).toBe(1);
    expect(running.lines.join('\n')).toContain('** state: busy');
    expect(running.errors()).not.toContain('hub');
  });

  it('says so where a hub of ours has it', async () => {
    const wire = await box();
    const hub = await startHub(dir, '--device', `ojsegal:${wire.path}`);
    cleanUps.push(() => hub.stop());
    await until(() => hub.errors().includes('"state":"open"'), 'the hub has the port');
    const running = doctor('--port', wire.path, '--protocol', 'ojsegal');
    expect(await running.ended).toBe(1);
    expect(running.errors()).toContain(`A Hamzang hub on ${dir} has it`);
  });

  it('hears a device on the network as well, and says when nothing is understood', async () => {
    const wire = await tcpWire(personaOf('ojsegal'), '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const running = doctor('--port', `tcp://127.0.0.1:${wire.place.port}`, '--protocol', 'fsk');
    await until(() => running.lines.some((line) => line.endsWith('state: open')), 'it listens');
    wire.send(Buffer.from(CALL.toString().repeat(200)));
    await until(() => running.lines.some((line) => line.includes('nothing of this is understood')), 'the warning');
  });

  it.each([
    [['--port', 'COM3', '--protocol', 'fax'], '--protocol is one of', 2],
    [['--port', 'COM3', '--device', 'modem:COM3'], 'two ways to say the same', 2],
    [['--device', 'ami:tcp://u:p@host:5038'], 'no password in it', 2],
    [['--port', '/dev/null', '--save', '/nowhere/at/all.hex'], 'cannot be written', 1],
  ])('refuses %j with a sentence', async (words, sentence, status) => {
    const running = doctor(...words);
    expect(await running.ended).toBe(status);
    expect(running.errors()).toContain(sentence);
  });
});

describe('the secret of a device on the command line', () => {
  it('is read from a file, and stands in no log', async () => {
    const persona = personaOf('ami', 'open sesame');
    const wire = await tcpWire(persona, '127.0.0.1', 0);
    cleanUps.push(() => wire.close());
    const file = join(dir, 'secret');
    writeFileSync(file, 'open sesame\n');
    const address = `tcp://hamzang@127.0.0.1:${wire.place.port}`;
    const hub = await startHub(join(dir, 'data'), '--device', `ami:${address}`, '--device-secret-file', file);
    cleanUps.push(() => hub.stop());
    await until(() => hub.errors().includes('"state":"open"'), 'the PBX is connected');
    expect(hub.errors()).not.toContain('sesame');
    expect(hub.errors()).not.toContain('forbidden');
  });

  it('belongs to the device before it', async () => {
    const running = runCli(['hub', '--data', dir, '--device-secret-file', join(dir, 'none')]);
    expect(await running.ended).toBe(2);
    expect(running.errors()).toContain('stands behind the --device');
  });
});
