import { describe, expect, it } from 'vitest';
import { parseDeviceArgument } from '../../../src/main/devices/device-argument.ts';

describe('a device on the command line', () => {
  it.each([
    ['modem:/dev/ttyUSB0', { kind: 'modem', address: '/dev/ttyUSB0', baudRate: null }],
    ['ojsegal:/dev/pts/3@9600', { kind: 'ojsegal', address: '/dev/pts/3', baudRate: 9600 }],
    ['callerid-com:COM3', { kind: 'callerid-com', address: 'COM3', baudRate: null }],
    ['callerid-com:\\\\.\\COM13@1200', { kind: 'callerid-com', address: '\\\\.\\COM13', baudRate: 1200 }],
    ['modem:/tmp/a@b/near', { kind: 'modem', address: '/tmp/a@b/near', baudRate: null }],
    ['simulator:4', { kind: 'simulator', address: '4', baudRate: null }],
    ['simulator:1:quiet', { kind: 'simulator', address: '1:quiet', baudRate: null }],
    ['simulator:8:rate=100', { kind: 'simulator', address: '8:rate=100', baudRate: null }],
  ])('%s is a kind, an address and perhaps a speed', (text, device) => {
    expect(parseDeviceArgument(text)).toEqual({ ok: true, device });
  });

  it.each([
    ['/dev/ttyUSB0', 'is not a device'],
    ['fax:/dev/ttyUSB0', 'modem, ojsegal, callerid-com, simulator'],
    ['modem:', 'names no port'],
    ['modem:@9600', 'names no port'],
    ['modem:COM3@fast', '"fast" is not a baud rate'],
    ['modem:COM3@10', '"10" is not a baud rate'],
    ['simulator:9', '1 to 8 lines'],
    ['simulator:4:loud', 'is not a simulator'],
  ])('%s is refused with a sentence', (text, words) => {
    expect(parseDeviceArgument(text)).toEqual({ ok: false, error: expect.stringContaining(words) });
  });
});
