import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { serialSource } from '../../../src/main/devices/serial-source.ts';
import { openPtyPair, type PtyPair } from '../../support/pty.ts';
import { runDevice, type TestDevice } from '../../support/test-device.ts';
import { until } from '../../support/wait.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function cable(): Promise<PtyPair> {
  const pair = await openPtyPair();
  cleanUps.push(() => pair.close());
  return pair;
}

function run(...options: Parameters<typeof runDevice>): TestDevice {
  const box = runDevice(...options);
  cleanUps.push(() => box.stop());
  return box;
}

const facts = (box: TestDevice) => box.signals.map(({ at: _at, readAt: _readAt, ...signal }) => signal);

describe('a box on a real serial line', () => {
  it('is heard: a modem', async () => {
    const wire = await cable();
    const box = run('modem', wire.path);
    await box.isIn('open');
    wire.send('\r\nRING\r\n\r\nDATE = 0421\r\n\r\nTIME = 1405\r\n\r\nNMBR = 02122514321\r\n');
    await until(() => box.signals.some((signal) => signal.number), 'the number');
    expect(facts(box)[0]).toMatchObject({ kind: 'ring' });
    expect(facts(box).at(-1)).toMatchObject({ kind: 'callerId', number: '02122514321', numberStatus: 'ok' });
  });

  it('is heard where its port is told with other bits, and found again when it was unplugged', async () => {
    const wire = await cable();
    const box = run('ojsegal', `${wire.path},7E1`, 9600);
    await box.isIn('open');
    await wire.unplug();
    await box.isIn('lost');
    await wire.replug();
    await box.isIn('open');
    wire.send('\nL3R01@\n');
    await until(() => box.signals.length === 1, 'a ring');
  });

  it('is heard: an Oj Segal box', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path, 9600);
    await box.isIn('open');
    wire.send('\nL3C09121234567@\n\nL3R01@\n\nL3HF@\n');
    await until(() => box.signals.length === 3, 'three signals');
    expect(facts(box)).toEqual([
      { kind: 'callerId', line: 3, number: '09121234567', numberStatus: 'ok' },
      { kind: 'ring', line: 3, ringCount: 1 },
      { kind: 'offHook', line: 3 },
    ]);
  });

  it('is heard: a CallerID.com unit', async () => {
    const wire = await cable();
    const box = run('callerid-com', wire.path);
    await box.isIn('open');
    wire.send('01 I S 0000 G A1 09/26 02:30 PM 8002404637     CallerID.com   \r\n');
    await until(() => box.signals.length > 0, 'the record');
    expect(facts(box).find((signal) => signal.number)).toMatchObject({
      line: 1,
      number: '8002404637',
      name: 'CallerID.com',
    });
  });

  it('tells when each signal was read, on both clocks', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    const before = { wall: Date.now(), mono: performance.now() };
    wire.send('\nL1R01@\n');
    const signal = await until(() => box.signals[0], 'the ring');
    expect(signal.at).toBeGreaterThanOrEqual(before.wall);
    expect(signal.at).toBeLessThanOrEqual(Date.now());
    expect(signal.readAt).toBeGreaterThanOrEqual(before.mono);
    expect(signal.readAt).toBeLessThanOrEqual(performance.now());
  });

  it('has eight lines that ring within 100 ms, and none is mixed up', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    for (let line = 1; line <= 8; line += 1) wire.send(`\nL${line}C0912000000${line}@\n\nL${line}R01@\n`);
    await until(() => box.signals.length === 16, 'sixteen signals');
    const numbers = facts(box).filter((signal) => signal.kind === 'callerId');
    expect(numbers.map(({ line, number }) => `${line} ${number}`)).toEqual(
      Array.from({ length: 8 }, (_, i) => `${i + 1} 0912000000${i + 1}`),
    );
  });

  it('keeps its raw frames', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    wire.send('\nL1R01@\n');
    await until(() => box.signals.length === 1, 'the ring');
    const hex = box.device.frames().map((frame) => frame.hex);
    expect(Buffer.from(hex.join(''), 'hex').toString()).toContain('L1R01@');
  });

  it('counts bytes that make no sense, and goes on', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    wire.send(Buffer.alloc(3_000, 0xfe));
    wire.send('\nL1R01@\n');
    await until(() => box.signals.length === 1, 'the ring');
    const report = await until(() => box.reports.find((each) => each.signals === 1), 'a report with the counters');
    expect(report.state).toBe('open');
    expect(report.skippedBytes).toBeGreaterThan(0);
    expect(report.lastByteAt).not.toBeNull();
  });
});

describe('the plug of a serial line', () => {
  it('is pulled and put in a hundred times: the device says so each time, and the next call is always heard', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    for (let i = 0; i < 100; i += 1) {
      await box.isIn('open');
      wire.send(`\nL1C${9120000000 + i}@\n`);
      await until(() => box.signals.at(-1)?.number === String(9120000000 + i), `call ${i}`);
      await wire.unplug();
      await box.isIn('lost');
      await wire.replug();
    }
    const open = await box.isIn('open');
    expect(open.reopened).toBe(100);
    expect(box.signals).toHaveLength(100);
  });

  it('is pulled in the middle of a frame: the half frame is not joined to what comes later', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    wire.send('\nL1C0912');
    await until(() => box.device.frames().length > 0, 'the half frame');
    await wire.unplug();
    await box.isIn('lost');
    await wire.replug();
    await box.isIn('open');
    wire.send('9999@\n\nL2R01@\n');
    await until(() => box.signals.length > 0, 'the ring');
    expect(facts(box)).toEqual([{ kind: 'ring', line: 2, ringCount: 1 }]);
  });

  it('is pulled while bytes are pouring in: noticed every time, though a hung-up line gives nothing for ever', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    for (let i = 0; i < 10; i += 1) {
      await box.isIn('open');
      const before = box.device.frames().at(-1);
      for (let n = 0; n < 30; n += 1) wire.send('abcdefghij'.repeat(50));
      await until(() => box.device.frames().at(-1)?.at !== before?.at, 'the first of them');
      await wire.unplug();
      await box.isIn('lost');
      await wire.replug();
    }
    await box.isIn('open');
    wire.send('\nL1R01@\n');
    await until(() => box.signals.length === 1, 'the ring');
  });

  it('is put in only later: missing at first, then heard', async () => {
    const wire = await cable();
    await wire.unplug();
    const box = run('ojsegal', wire.path);
    const missing = await box.isIn('missing');
    expect(missing.detail).toContain('No such file');
    await wire.replug();
    await box.isIn('open');
    wire.send('\nL1R01@\n');
    await until(() => box.signals.length === 1, 'the ring');
  });
});

describe('a serial line that somebody else holds', () => {
  it('is busy, and opens when the other lets go', async () => {
    const wire = await cable();
    const other = new SerialPort({ path: wire.path, baudRate: 9600 });
    await new Promise((resolve) => other.once('open', resolve));
    const box = run('ojsegal', wire.path);
    const busy = await box.isIn('busy');
    expect(busy.detail).toContain('Cannot lock port');
    await new Promise((resolve) => other.close(resolve));
    await box.isIn('open');
  });

  it('is let go by us when the device stops', async () => {
    const wire = await cable();
    const box = run('ojsegal', wire.path);
    await box.isIn('open');
    await box.stop();
    expect(box.reports.at(-1)?.state).toBe('off');
    const other = new SerialPort({ path: wire.path, baudRate: 9600, autoOpen: false });
    const error = await new Promise((resolve) => other.open(resolve));
    expect(error).toBeNull();
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('words to a device', () => {
  it('arrive', async () => {
    const wire = await cable();
    const source = await serialSource(9600)(wire.path, () => undefined);
    cleanUps.push(() => source.close());
    await source.write(Buffer.from('AT\r'), 1_000);
    await until(() => wire.received() === 'AT\r', 'the command');
  });

  it('have a time limit where nobody takes them, and do not pile up', async () => {
    const wire = await cable();
    wire.deafen();
    const source = await serialSource(9600)(wire.path, () => undefined);
    cleanUps.push(() => source.close());
    await expect(source.write(Buffer.alloc(1_000_000, 0x41), 200)).rejects.toThrow('write: no answer within 200 ms');
    await expect(source.write(Buffer.from('AT\r'), 200)).rejects.toThrow('does not take any bytes');
  });

  it('are refused at once after the plug was pulled', async () => {
    const wire = await cable();
    const source = await serialSource(9600)(wire.path, () => undefined);
    await wire.unplug();
    await source.lost;
    await expect(source.write(Buffer.from('AT\r'), 60_000)).rejects.toThrow('port is not open');
  });
});

describe('a modem', () => {
  it('is told to send caller IDs, in the dialect that it takes, again after each plugging in', async () => {
    const wire = await cable();
    const box = run('modem', wire.path);
    const answering = answer(wire, (command) => (command === 'AT+VCID=1' ? 'ERROR' : 'OK'));
    cleanUps.push(async () => answering.stop());
    await until(() => answering.heard.includes('AT#CID=1'), 'the second dialect');
    expect(answering.heard).toEqual(['AT', 'ATZ', 'ATE0 V1 Q0 S0=0', 'AT+VCID=1', 'AT#CID=1']);
    await wire.unplug();
    await box.isIn('lost');
    answering.heard.length = 0;
    await wire.replug();
    await until(() => answering.heard.includes('AT#CID=1'), 'the second dialect again');
    expect((await box.isIn('open')).detail).toBeNull();
  });
});

/** A modem at the far end: answers each command. */
function answer(wire: PtyPair, reply: (command: string) => string) {
  const heard: string[] = [];
  let taken = 0;
  const timer = setInterval(() => {
    const commands = wire.received().split('\r').slice(0, -1);
    if (commands.length < taken) taken = 0;
    for (const command of commands.slice(taken)) {
      taken += 1;
      heard.push(command);
      wire.send(`\r\n${reply(command)}\r\n`);
    }
  }, 5);
  return { heard, stop: () => clearInterval(timer) };
}
