import { describe, expect, it } from 'vitest';
import {
  parseDeviceAddress,
  portOf,
  suitsTransport,
  withoutSecret,
} from '../../../src/shared/domain/device-address.ts';

describe('the address of a device', () => {
  it.each([
    ['/dev/ttyUSB0', { transport: 'serial', path: '/dev/ttyUSB0' }],
    [' COM3 ', { transport: 'serial', path: 'COM3' }],
    [
      '/dev/ttyS0,7E1',
      { transport: 'serial', path: '/dev/ttyS0', framing: { dataBits: 7, parity: 'even', stopBits: 1 } },
    ],
    ['COM3,8o2', { transport: 'serial', path: 'COM3', framing: { dataBits: 8, parity: 'odd', stopBits: 2 } }],
    ['/dev/odd,name', { transport: 'serial', path: '/dev/odd,name' }],
    ['tcp://10.0.0.5:2300', { transport: 'tcp', host: '10.0.0.5', port: 2300, user: null }],
    ['tcp://hamzang@pbx.local:5038/', { transport: 'tcp', host: 'pbx.local', port: 5038, user: 'hamzang' }],
    ['TCP://[fe80::1]:23', { transport: 'tcp', host: 'fe80::1', port: 23, user: null }],
    ['listen://9000', { transport: 'listen', host: '127.0.0.1', port: 9000 }],
    ['listen://0.0.0.0:9000', { transport: 'listen', host: '0.0.0.0', port: 9000 }],
    ['udp://3520', { transport: 'udp', host: '0.0.0.0', port: 3520 }],
    ['udp://:3520', { transport: 'udp', host: '0.0.0.0', port: 3520 }],
    ['http://3580/abc', { transport: 'http', host: '127.0.0.1', port: 3580, secret: 'abc', lan: false }],
    ['http://0.0.0.0:3580?allow=lan', { transport: 'http', host: '0.0.0.0', port: 3580, secret: null, lan: true }],
    ['file:///tmp/a%20b.hex', { transport: 'file', path: '/tmp/a b.hex', speed: 1, loop: false }],
    ['file:///C:/a.hex?speed=max&loop=1', { transport: 'file', path: 'C:/a.hex', speed: 0, loop: true }],
  ])('%s is read', (text, address) => {
    expect(parseDeviceAddress(text)).toEqual(address);
  });

  it.each([
    '',
    ',7E1',
    'tcp://host',
    'tcp://:23',
    'tcp://user:password@host:23',
    'tcp://host:0',
    'tcp://host:65536',
    'gopher://host:70',
    'udp://host:port',
    'file://',
    'file:///x?speed=-1',
    'file:///x?speed=fast',
    'file:///%zz',
  ])('%j is none', (text) => {
    expect(parseDeviceAddress(text)).toBeNull();
  });

  it.each([
    ['COM3,7E1', 'COM3'],
    ['COM3', 'COM3'],
    ['tcp://10.0.0.5:2300', 'tcp://10.0.0.5:2300'],
  ])('%s has the port %s', (text, port) => {
    expect(portOf(text)).toBe(port);
  });

  it('is stored and shown without a secret', () => {
    expect(withoutSecret('http://3580/abc?allow=lan')).toBe('http://127.0.0.1:3580?allow=lan');
    expect(withoutSecret('/dev/ttyUSB0')).toBe('/dev/ttyUSB0');
  });

  it('suits the kinds that can be there', () => {
    const suits = (kind: string) =>
      (['serial', 'tcp', 'listen', 'udp', 'http', 'file'] as const).filter((one) => suitsTransport(kind, one));
    expect(suits('ojsegal')).toEqual(['serial', 'tcp', 'listen', 'udp', 'file']);
    expect(suits('http')).toEqual(['http', 'file']);
    expect(suits('ami')).toEqual(['tcp', 'file']);
    expect(suits('simulator')).toEqual([]);
  });
});
