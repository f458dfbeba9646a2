import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { personaOf } from '../../../src/main/devices/simulator/personas.ts';
import { udpWire } from '../../../src/main/devices/simulator/wires.ts';
import { freeUdpPort } from '../../support/free-port.ts';
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

const HEADER = Buffer.concat([
  Buffer.from('^^<U>'),
  Buffer.from([0, 0, 0, 0, 0x13, 1]),
  Buffer.from('<S>'),
  Buffer.from([0, 0, 0, 0, 0x13, 1]),
  Buffer.from('$'),
]);
const record = (number: string, minute: number): Buffer => {
  const time = `0${1 + (minute % 9)}:${String(minute % 60).padStart(2, '0')} PM`;
  return Buffer.concat([HEADER, Buffer.from(`01 I S 0000 G A1 11/22 ${time} ${number.padEnd(14)} ${''.padEnd(15)}`)]);
};

describe('a box that sends datagrams', () => {
  it('is heard a hundred times, each time it comes back, and twice the same is one call', async () => {
    const port = await freeUdpPort();
    const box = run('callerid-com', `udp://127.0.0.1:${port}`);
    await box.isIn('open');
    for (let i = 0; i < 100; i += 1) {
      const wire = await udpWire('127.0.0.1', port);
      const number = String(9120000000 + i);
      wire.send(record(number, i));
      wire.send(record(number, i));
      await until(() => box.signals.at(-1)?.number === number, `call ${i}`);
      await wire.close();
    }
    expect(box.signals.filter((signal) => signal.kind === 'callerId')).toHaveLength(100);
    expect(box.reports.at(-1)?.state).toBe('open');
  });

  it('is read datagram by datagram: half a record is not joined to the next', async () => {
    const port = await freeUdpPort();
    const box = run('callerid-com', `udp://127.0.0.1:${port}`);
    await box.isIn('open');
    const wire = await udpWire('127.0.0.1', port);
    cleanUps.push(() => wire.close());
    wire.send(record('09121111111', 1).subarray(0, 50));
    wire.send(record('09122222222', 2));
    await until(() => box.signals.length > 0, 'the whole record');
    expect(box.signals.filter((signal) => signal.number).map((signal) => signal.number)).toEqual(['09122222222']);
  });

  it('cannot be heard while another program has the port: busy, and open when it lets go', async () => {
    const other = createSocket('udp4').bind(0, '127.0.0.1');
    await once(other, 'listening');
    const box = run('callerid-com', `udp://127.0.0.1:${other.address().port}`);
    expect((await box.isIn('busy')).detail).toContain('EADDRINUSE');
    await new Promise<void>((resolve) => other.close(() => resolve()));
    await box.isIn('open');
  });

  it('is recognised', async () => {
    const port = await freeUdpPort();
    const box = run('auto', `udp://127.0.0.1:${port}`);
    await box.isIn('open');
    const wire = await udpWire('127.0.0.1', port);
    cleanUps.push(() => wire.close());
    wire.send(record('09121111111', 1));
    await until(() => box.reports.at(-1)?.recognised === 'callerid-com', 'it is named');
    await until(() => box.signals.some((signal) => signal.number === '09121111111'), 'its first call is not lost');
  });

  it('is simulated by datagrams as well', async () => {
    const port = await freeUdpPort();
    const box = run('callerid-com', `udp://127.0.0.1:${port}`);
    await box.isIn('open');
    const wire = await udpWire('127.0.0.1', port);
    cleanUps.push(() => wire.close());
    const event = { kind: 'callerId', line: 2, number: '09121234567', name: 'Sara' } as const;
    wire.send(personaOf('callerid-com').encode(event, new Date()));
    await until(() => box.signals.some((signal) => signal.number === '09121234567'), 'the call');
  });
});
