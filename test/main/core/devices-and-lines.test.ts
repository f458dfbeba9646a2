import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDevices } from '../../../src/main/store/devices.ts';
import type { DeviceState, Line } from '../../../src/shared/contract/lines.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';
import { until } from '../../support/wait.ts';

const refusal = (code: string) => expect.objectContaining({ code });

describe('the devices of an office', () => {
  let office: Office;
  let admin: Screen;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterEach(() => office.stop());

  const add = (address: string, kind: DeviceState['kind'] = 'ojsegal', name: string | null = null) =>
    admin.client.ask('devices.add', { kind, address, baudRate: 9600, name });
  const device = async (id: string): Promise<DeviceState | undefined> =>
    (await admin.client.ask('devices.list', {})).find((one) => one.id === id);
  const running = (address: string) =>
    until(() => {
      try {
        return office.box(address);
      } catch {
        return null;
      }
    }, `the box at ${address} runs`);

  it('can be added: it runs, is named, is announced and is remembered', async () => {
    const { id } = await add('/dev/ttyUSB7');
    await running('/dev/ttyUSB7');
    expect(await device(id)).toMatchObject({
      kind: 'ojsegal',
      address: '/dev/ttyUSB7',
      baudRate: 9600,
      state: 'open',
      fixed: false,
      enabled: true,
    });
    expect(admin.named<DeviceState>('device.changed').some((state) => state.id === id)).toBe(true);
    expect(admin.named('config.changed')).toContainEqual({ what: 'devices', id });
    expect(listDevices(office.store).map((one) => one.id)).toContain(id);
  });

  it('are named by the office where nobody names them, each differently', async () => {
    const first = await device((await add('/dev/ttyUSB7', 'modem')).id);
    const second = await device((await add('/dev/ttyUSB8', 'modem')).id);
    expect([first?.name, second?.name]).toEqual(['مودم', 'مودم ۲']);
  });

  it('are refused on a port that another of them has', async () => {
    await add('/dev/ttyUSB7');
    await expect(add('/dev/ttyUSB7', 'modem')).rejects.toEqual(refusal('device_busy'));
    const { id } = await add('/dev/ttyUSB8');
    const update = { id, name: 'x', address: '/dev/ttyUSB7', baudRate: null, enabled: true };
    await expect(admin.client.ask('devices.update', update)).rejects.toEqual(refusal('device_busy'));
  });

  it('are refused where a simulator has no lines', async () => {
    await expect(add('none', 'simulator')).rejects.toEqual(refusal('bad_input'));
  });

  it('move to another port, and their lines with them', async () => {
    const { id } = await add('/dev/ttyUSB7');
    (await running('/dev/ttyUSB7')).say({ kind: 'ring', line: 2 });
    const lines = (await device(id))?.lineIds;
    expect(lines).toHaveLength(1);
    await admin.client.ask('devices.update', {
      id,
      name: 'Front',
      address: '/dev/ttyUSB9',
      baudRate: 1200,
      enabled: true,
    });
    (await running('/dev/ttyUSB9')).say({ kind: 'ring', line: 2 });
    expect(await device(id)).toMatchObject({ name: 'Front', address: '/dev/ttyUSB9', baudRate: 1200, lineIds: lines });
  });

  it('can be switched off and on', async () => {
    const { id } = await add('/dev/ttyUSB7', 'ojsegal', 'Box');
    const update = { id, name: 'Box', address: '/dev/ttyUSB7', baudRate: 9600 };
    await admin.client.ask('devices.update', { ...update, enabled: false });
    expect((await device(id))?.state).toBe('off');
    await admin.client.ask('devices.update', { ...update, enabled: true });
    await until(async () => (await device(id))?.state === 'open', 'it is open again');
  });

  it('can be removed: gone at once, and added again they get their lines back', async () => {
    const { id } = await add('/dev/ttyUSB7');
    (await running('/dev/ttyUSB7')).say({ kind: 'ring', line: 1 });
    const line = (await device(id))?.lineIds[0];
    await admin.client.ask('devices.remove', { id });
    expect(await device(id)).toBeUndefined();
    expect(admin.named('device.removed')).toEqual([{ id }]);
    expect((await admin.client.ask('lines.list', {})).map((one) => one.id)).not.toContain(line);
    expect(await add('/dev/ttyUSB7')).toEqual({ id });
    expect((await admin.client.ask('lines.list', {})).map((one) => one.id)).toContain(line);
  });

  it('stay where the command line put them', async () => {
    const [fixed] = await admin.client.ask('devices.list', {});
    if (!fixed) throw new Error('no device');
    expect(fixed.fixed).toBe(true);
    await expect(admin.client.ask('devices.remove', { id: fixed.id })).rejects.toEqual(refusal('denied'));
    const update = { id: fixed.id, name: 'Front', address: fixed.address, baudRate: fixed.baudRate, enabled: true };
    await expect(admin.client.ask('devices.update', { ...update, address: '/dev/other' })).rejects.toEqual(
      refusal('denied'),
    );
    await admin.client.ask('devices.update', update);
    expect((await device(fixed.id))?.name).toBe('Front');
  });

  it('are nobody’s business but the admin’s', async () => {
    const sara = await office.agent('sara');
    await expect(
      sara.client.ask('devices.add', { kind: 'modem', address: 'COM3', baudRate: null, name: null }),
    ).rejects.toEqual(refusal('denied'));
    await expect(sara.client.ask('devices.ports', {})).rejects.toEqual(refusal('denied'));
    expect(await sara.client.ask('devices.list', {})).toHaveLength(1);
  });

  it('that are unknown are said to be', async () => {
    await expect(admin.client.ask('devices.remove', { id: 'none' })).rejects.toEqual(refusal('not_found'));
    await expect(admin.client.ask('devices.frames', { id: 'none' })).rejects.toEqual(refusal('not_found'));
  });

  it('ring on demand only in a simulated office', async () => {
    await expect(admin.client.ask('simulator.ring', { scenario: 'known' })).rejects.toEqual(refusal('not_a_demo'));
  });

  it('write each change into the journal', async () => {
    const { id } = await add('/dev/ttyUSB7', 'ojsegal', 'Box');
    await admin.client.ask('devices.remove', { id });
    const entries = await admin.client.ask('journal.list', {});
    const changes = entries
      .flatMap((entry) => entry.changes)
      .filter((change) => change.table === 'devices' && change.row === id);
    expect(
      changes.map((change) => [change.before === null, (change.after as { removedAt: unknown }).removedAt !== null]),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});

describe('the lines of an office', () => {
  let office: Office;
  let admin: Screen;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterEach(() => office.stop());

  const heard = async (...positions: readonly number[]): Promise<Line[]> => {
    for (const line of positions) office.box().say({ kind: 'ring', line });
    return admin.client.ask('lines.list', {});
  };

  it('appear when they are heard, named by their plug, each in a colour of its own, shown to everybody', async () => {
    const lines = await heard(3, 1);
    expect(lines.map(({ position, name, route }) => ({ position, name, route }))).toEqual([
      { position: 1, name: 'خط ۱', route: { ownerId: null, teamId: null, everybody: true, stepSeconds: 8 } },
      { position: 3, name: 'خط ۳', route: { ownerId: null, teamId: null, everybody: true, stepSeconds: 8 } },
    ]);
    expect(new Set(lines.map((line) => line.color)).size).toBe(2);
  });

  it('of a second box with the same plugs get the next free names', async () => {
    await heard(1, 2);
    await admin.client.ask('devices.add', { kind: 'ojsegal', address: '/dev/ttyUSB7', baudRate: null, name: null });
    const box = await until(() => {
      try {
        return office.box('/dev/ttyUSB7');
      } catch {
        return null;
      }
    }, 'the second box runs');
    box.say({ kind: 'ring', line: 1 });
    const names = (await admin.client.ask('lines.list', {})).map((line) => line.name);
    expect(names.sort()).toEqual(['خط ۱', 'خط ۲', 'خط ۳']);
  });

  it('are changed as a whole, and what is left empty is nothing', async () => {
    const [line] = await heard(1);
    if (!line) throw new Error('no line');
    const sara = await office.agent('sara');
    const { deviceId: _deviceId, position: _position, ...values } = line;
    const route = { ownerId: sara.id, teamId: null, everybody: false, stepSeconds: 20 };
    const changed = {
      ...values,
      name: 'فروش',
      ownNumber: '',
      greeting: '  ',
      color: '#112233',
      codeRequired: true,
      route,
    };
    const after = await admin.client.ask('lines.update', changed);
    expect(after).toEqual({ ...line, ...changed, ownNumber: null, greeting: null });
    expect(await admin.client.ask('lines.list', {})).toEqual([after]);
    expect(admin.named('config.changed')).toContainEqual({ what: 'lines', id: line.id });
  });

  it('cannot belong to somebody who is not there', async () => {
    const [line] = await heard(1);
    if (!line) throw new Error('no line');
    const { deviceId: _deviceId, position: _position, ...values } = line;
    const routes = [
      { ...line.route, ownerId: 'nobody' },
      { ...line.route, teamId: 'nothing' },
    ];
    for (const route of routes)
      await expect(admin.client.ask('lines.update', { ...values, route })).rejects.toEqual(refusal('bad_input'));
    await expect(admin.client.ask('lines.update', { ...values, id: 'none' })).rejects.toEqual(refusal('not_found'));
  });
});
