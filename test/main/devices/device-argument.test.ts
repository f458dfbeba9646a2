import { describe, expect, it } from 'vitest';
import { parseDeviceArgument } from '../../../src/main/devices/device-argument.ts';

describe('a device on the command line', () => {
  it.each([
    ['modem:/dev/ttyUSB0', { kind: 'modem', address: '/dev/ttyUSB0', baudRate: null }],
    ['ojsegal:/dev/pts/3@9600', { kind: 'ojsegal', address: '/dev/pts/3', baudRate: 9600 }],
    ['panasonic:/dev/ttyS0@9600,7e2', { kind: 'panasonic', address: '/dev/ttyS0,7E2', baudRate: 9600 }],
    ['tci:COM3,7E1', { kind: 'tci', address: 'COM3,7E1', baudRate: null }],
    ['callerid-com:COM3', { kind: 'callerid-com', address: 'COM3', baudRate: null }],
    ['callerid-com:\\\\.\\COM13@1200', { kind: 'callerid-com', address: '\\\\.\\COM13', baudRate: 1200 }],
    ['modem:/tmp/a@b/near', { kind: 'modem', address: '/tmp/a@b/near', baudRate: null }],
    ['simulator:4', { kind: 'simulator', address: '4', baudRate: null }],
    ['simulator:1:quiet', { kind: 'simulator', address: '1:quiet', baudRate: null }],
    ['simulator:8:rate=100', { kind: 'simulator', address: '8:rate=100', baudRate: null }],
  ])('%s is a kind, an address and perhaps a speed', (text, device) => {
    expect(parseDeviceArgument(text)).toEqual({ ok: true, device });
  });

  const none = { profile: null, preset: null, pattern: null, username: null };
  it.each([
    ['panasonic:tcp://10.0.0.5:2300', { kind: 'panasonic', address: 'tcp://10.0.0.5:2300', baudRate: null }],
    ['callerid-com:udp://0.0.0.0:3520', { kind: 'callerid-com', address: 'udp://0.0.0.0:3520', baudRate: null }],
    [
      'ami:tcp://boss@pbx:5038',
      { kind: 'ami', address: 'tcp://boss@pbx:5038', baudRate: null, options: { ...none, username: 'boss' } },
    ],
    [
      'pattern[samsung]:/dev/ttyS0@9600',
      { kind: 'pattern', address: '/dev/ttyS0', baudRate: 9600, options: { ...none, preset: 'samsung' } },
    ],
    [
      'keyword[caspian]:COM4',
      { kind: 'keyword', address: 'COM4', baudRate: null, options: { ...none, profile: 'caspian' } },
    ],
    [
      'http:http://3580/open-sesame-42',
      { kind: 'http', address: 'http://127.0.0.1:3580', baudRate: null, secret: 'open-sesame-42' },
    ],
    ['auto:file:///tmp/a.hex?speed=10', { kind: 'auto', address: 'file:///tmp/a.hex?speed=10', baudRate: null }],
  ])('%s is a kind and a place on a network', (text, device) => {
    expect(parseDeviceArgument(text)).toEqual({ ok: true, device });
  });

  it.each([
    ['/dev/ttyUSB0', 'is not a device'],
    ['fax:/dev/ttyUSB0', 'panasonic, ami, pattern, http, simulator'],
    ['ami:tcp://user:password@pbx:5038', 'no password in it'],
    ['ami:COM3', 'is not on a serial port'],
    ['ami:udp://5038', 'cannot be reached by'],
    ['modem:gopher://here', 'is not an address'],
    ['pattern:COM3', 'needs one of our patterns'],
    ['pattern[nothing]:COM3', 'netcallerid'],
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
