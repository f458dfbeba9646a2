import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceReport } from '../../../src/main/core/device-report.ts';
import { maskDigits } from '../../../src/main/core/mask-digits.ts';
import { listDevices } from '../../../src/main/store/devices.ts';
import type { DeviceState } from '../../../src/shared/contract/lines.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const AT = Date.UTC(2026, 10, 22, 8);

describe('a report for support', () => {
  const device: DeviceState = {
    id: 'box',
    kind: 'ojsegal',
    name: 'Front',
    address: '/dev/ttyUSB0',
    baudRate: 9_600,
    options: { profile: null, preset: null, pattern: null, username: null },
    hasSecret: false,
    recognised: null,
    notUnderstood: true,
    clockDrift: -3_600,
    canDial: false,
    enabled: true,
    fixed: false,
    state: 'open',
    detail: null,
    since: AT,
    lastByteAt: AT,
    signals: 2,
    skippedBytes: 7,
    reopened: 1,
    lineIds: [],
  };
  const frame = (text: string, at = AT) => ({ at, hex: Buffer.from(text, 'latin1').toString('hex'), signals: [] });

  it('tells all that the device told of itself', () => {
    const text = deviceReport({ now: AT, version: '1.2.3', device, frames: [frame('\nL1R01@\n')] });
    for (const part of [
      'Hamzang: 1.2.3',
      'Front (ojsegal)',
      '/dev/ttyUSB0, 9600 baud',
      'Understood: no',
      '-3600 s',
      '.L1R01@.',
    ])
      expect(text).toContain(part);
  });

  it('masks a number even where it was cut between two reads', () => {
    const frames = [frame('\nL1C0912123'), frame('4567@\n', AT + 1_000)];
    const text = deviceReport({ now: AT, version: '1', device, frames });
    expect(text).toContain('L1C091****');
    expect(text).toContain('**67@');
  });

  it('masks the numbers of signals, and is never longer than it may be', () => {
    const signal = { kind: 'callerId', number: '09121234567' } as const;
    const frames = Array.from({ length: 500 }, () => ({ ...frame('x'.repeat(1_024)), signals: [signal] }));
    const text = deviceReport({ now: AT, version: '1', device, frames });
    expect(text).toContain('"number":"091******67"');
    expect(text).not.toContain('09121234567');
    expect(text.length).toBeLessThanOrEqual(200_000);
  });

  it.each([
    ['0912 123 4567', '091* *** **67'],
    ['(021) 8877-6655', '(021) ****-**55'],
    ['+98 912 123 4567', '+98 9** *** **67'],
    ['12345', '1***5'],
    ['1234', '1234'],
    ['۰۹۱۲۱۲۳۴۵۶۷', '۰۹۱******۶۷'],
    ['11/22 08:30', '11/22 08:30'],
  ])('masks %s as %s', (text, masked) => {
    expect(maskDigits(text)).toBe(masked);
  });
});

describe('devices of every kind', () => {
  let office: Office;
  let admin: Screen;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterEach(() => office.stop());

  const options = { profile: null, preset: null, pattern: null, username: 'boss' };
  const add = (kind: DeviceState['kind'], address: string, secret: string | null = null) =>
    admin.client.ask('devices.add', { kind, address, baudRate: null, name: 'New', options, secret });
  const device = async (id: string): Promise<DeviceState | undefined> =>
    (await admin.client.ask('devices.list', {})).find((one) => one.id === id);

  it('keep their options, and their secret where nobody sees it', async () => {
    const { id } = await add('ami', 'tcp://pbx:5038', 'open sesame');
    expect(await device(id)).toMatchObject({ options, hasSecret: true });
    const update = { id, name: 'PBX', address: 'tcp://pbx:5038', baudRate: null, enabled: true };
    await admin.client.ask('devices.update', update);
    expect(await device(id)).toMatchObject({ name: 'PBX', options, hasSecret: true });
    await admin.client.ask('devices.update', { ...update, secret: '' });
    expect(await device(id)).toMatchObject({ hasSecret: false });
    const told = [admin.pushes, office.log, await admin.client.ask('journal.list', {}), listDevices(office.store)];
    expect(JSON.stringify(told)).not.toContain('sesame');
  });

  it('that are removed and added again begin without the old secret', async () => {
    const { id } = await add('ami', 'tcp://pbx:5038', 'open sesame');
    await admin.client.ask('devices.remove', { id });
    expect(await add('ami', 'tcp://pbx:5038')).toEqual({ id });
    expect(await device(id)).toMatchObject({ hasSecret: false });
  });

  it('take the secret out of an address', async () => {
    const { id } = await add('http', 'http://127.0.0.1:3580/the-office-word');
    expect(await device(id)).toMatchObject({ address: 'http://127.0.0.1:3580', hasSecret: true });
    expect(JSON.stringify([listDevices(office.store), await admin.client.ask('journal.list', {})])).not.toContain(
      'word',
    );
  });

  it.each([
    ['ami', 'udp://5038'],
    ['modem', 'gopher://here'],
    ['http', '/dev/ttyUSB0'],
    ['ami', 'tcp://boss:password@pbx:5038'],
  ] as const)('are refused where they cannot be: %s at %s', async (kind, address) => {
    await expect(add(kind, address)).rejects.toEqual(refusal('bad_input'));
  });

  it('can be reported on, but only those that are there, and only to an admin', async () => {
    const [box] = await admin.client.ask('devices.list', {});
    const { text } = await admin.client.ask('devices.report', { id: box?.id ?? '' });
    expect(text).toContain('State: open');
    await expect(admin.client.ask('devices.report', { id: 'none' })).rejects.toEqual(refusal('not_found'));
    const sara = await office.agent('sara');
    await expect(sara.client.ask('devices.report', { id: box?.id ?? '' })).rejects.toEqual(refusal('denied'));
    await expect(sara.client.ask('devices.discover', { on: true })).rejects.toEqual(refusal('denied'));
  });

  it('are not searched for where there are no ports', async () => {
    expect(await admin.client.ask('devices.discovery', {})).toEqual({ running: false, findings: [] });
    await expect(admin.client.ask('devices.discover', { on: true })).rejects.toEqual(refusal('not_found'));
  });
});
