import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialable } from '../../../src/main/core/dial.ts';
import type { CallRow } from '../../../src/shared/contract/calls.ts';
import type { Line } from '../../../src/shared/contract/lines.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

const NUMBER = '09125550039';
const BOX = '/dev/box';
const PBX = 'tcp://pbx:5038';
const TEHRAN = { country: 'IR', areaCode: '21' } as const;

describe('a number that is to be dialled', () => {
  it.each([
    ['0912 555 0039', null, '09125550039'],
    ['+98 912 555 0039', '9', '909125550039'],
    ['۰۲۱-۲۲۵۱۴۳۲۱', '0', '002122514321'],
    ['22514321', null, '02122514321'],
    ['+1 407 555 1212', null, '0014075551212'],
    ['110', '9', '110'],
    ['201', '9', '201'],
    ['*72#', '9', '*72#'],
  ])('%s behind %s goes out as %s', (written, prefix, digits) => {
    expect(dialable(written, TEHRAN, prefix)?.digits).toBe(digits);
  });

  it.each([
    '09125550039;ATH0',
    '09125550039\rATZ',
    '0912\n5550039',
    '09125550039,,1',
    'W09125550039',
    'Local/1@from-internal',
    '0912&5550039',
    '0912!',
    '',
    '+',
    '9'.repeat(60),
    '٠٩١٢ATDT1',
  ])('%j is refused', (written) => {
    expect(dialable(written, TEHRAN, null)).toBe(null);
  });
});

describe('click to dial', () => {
  let office: Office;
  let admin: Screen;
  let sara: Screen & { readonly id: string };
  beforeEach(async () => {
    office = await openOffice({ boxes: [BOX, { address: PBX, kind: 'ami', dials: true }] });
    admin = await office.admin();
    sara = await office.agent('sara', [], '101');
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  const calls = async (): Promise<CallRow[]> => (await admin.client.ask('calls.list', { filter: {} })).rows;
  const pbx = () => office.box(PBX);
  /** Makes the lines of both boxes known. */
  async function lines(): Promise<{ box: Line; first: Line; second: Line }> {
    office.box(BOX).say({ kind: 'ring', line: 1, ringCount: 1 });
    pbx().say(...[1, 2].map((line): LineSignal => ({ kind: 'ring', line })));
    office.pass(130_000);
    await office.settled();
    const all = await admin.client.ask('lines.list', {});
    const [box, first, second] = all;
    if (!box || !first || !second) throw new Error('no lines');
    return { box, first, second };
  }
  async function update(line: Line, change: Partial<Line>): Promise<void> {
    const { deviceId: _, position: __, ...rest } = { ...line, ...change };
    await admin.client.ask('lines.update', rest);
  }
  const outgoing: LineSignal = { kind: 'start', line: 1, dir: 'out', number: NUMBER, numberStatus: 'ok' };

  it('dials on a device that can, for the telephone of whoever clicked', async () => {
    const { first } = await lines();
    const reply = await sara.client.ask('lines.dial', { number: '+98 912 555 0039', lineId: null, customerId: null });
    expect(reply).toEqual({ how: 'dialled', number: '0912 555 0039', lineName: first.name });
    expect(pbx().dialled).toEqual([{ number: NUMBER, extension: '101' }]);
  });

  it('puts what the line wants in front of outside numbers', async () => {
    const { second } = await lines();
    await update(second, { dialPrefix: '9' });
    await sara.client.ask('lines.dial', { number: NUMBER, lineId: second.id, customerId: null });
    await sara.client.ask('lines.dial', { number: '110', lineId: second.id, customerId: null });
    expect(pbx().dialled.map((one) => one.number)).toEqual([`9${NUMBER}`, '110']);
  });

  it('hands the number over where no device can, where it refuses, and where all are busy', async () => {
    const { box, first } = await lines();
    const copy = { how: 'copy', number: '0912 555 0039' };
    expect(await sara.client.ask('lines.dial', { number: NUMBER, lineId: box.id, customerId: null })).toEqual({
      ...copy,
      lineName: box.name,
    });
    pbx().refuse('no such extension');
    expect(await sara.client.ask('lines.dial', { number: NUMBER, lineId: first.id, customerId: null })).toMatchObject(
      copy,
    );
    pbx().refuse(null);
    pbx().say({ kind: 'ring', line: 1 }, { kind: 'ring', line: 2 });
    await office.settled();
    expect(await sara.client.ask('lines.dial', { number: NUMBER, lineId: null, customerId: null })).toEqual({
      ...copy,
      lineName: null,
    });
    expect(pbx().dialled).toEqual([]);
  });

  it('takes the line on which this customer was spoken to, if it is free', async () => {
    const { second } = await lines();
    const { id } = await admin.client.ask('customers.create', {
      name: 'مریم',
      numbers: [{ raw: NUMBER, label: 'mobile' }],
    });
    pbx().say({ kind: 'callerId', line: 2, number: NUMBER, numberStatus: 'ok' });
    office.pass(130_000);
    await office.settled();
    const reply = await sara.client.ask('lines.dial', { number: '02122514321', lineId: null, customerId: id });
    expect(reply.lineName).toBe(second.name);
  });

  it('dials by the device behind a twin', async () => {
    const { box, first } = await lines();
    await update(first, { twinId: box.id });
    await office.settled();
    const reply = await sara.client.ask('lines.dial', { number: NUMBER, lineId: box.id, customerId: null });
    expect(reply).toMatchObject({ how: 'dialled', lineName: box.name });
    expect(pbx().dialled).toHaveLength(1);
  });

  it('knows the call that it asked for: whose it is, which customer, and that it was asked for', async () => {
    await lines();
    const { id } = await admin.client.ask('customers.create', {
      name: 'مریم',
      numbers: [{ raw: '02122514321', label: 'work' }],
    });
    await sara.client.ask('lines.dial', { number: NUMBER, lineId: null, customerId: id });
    office.pass(4_000);
    pbx().say(outgoing);
    const [row] = await calls();
    expect(row).toMatchObject({ direction: 'outgoing', customer: { id }, takenBy: { id: sara.id } });
    const { events } = await admin.client.ask('calls.get', { id: row?.id ?? '' });
    expect(events.filter((one) => one.kind === 'dialRequested')).toMatchObject([{ detail: NUMBER }]);
  });

  it('claims no call of another number, none that comes late, and no second one', async () => {
    await lines();
    await sara.client.ask('lines.dial', { number: NUMBER, lineId: null, customerId: null });
    pbx().say({ ...outgoing, number: '02122514321' });
    expect((await calls())[0]?.takenBy).toBe(null);
    office.pass(16_000);
    pbx().say({ ...outgoing, line: 2 });
    expect((await calls())[0]?.takenBy).toBe(null);
  });

  it('dials once for two clicks', async () => {
    await lines();
    const order = { number: NUMBER, lineId: null, customerId: null };
    const replies = [await sara.client.ask('lines.dial', order), await sara.client.ask('lines.dial', order)];
    expect(replies.map((reply) => reply.how)).toEqual(['dialled', 'dialled']);
    expect(pbx().dialled).toHaveLength(1);
    office.pass(5_000);
    await sara.client.ask('lines.dial', order);
    expect(pbx().dialled).toHaveLength(2);
  });

  it('refuses what is no number before any device hears of it, and says so in the journal', async () => {
    await lines();
    for (const number of [`${NUMBER};ATH`, `${NUMBER}\rATZ`, 'Local/101@x'])
      await expect(sara.client.ask('lines.dial', { number, lineId: null, customerId: null })).rejects.toMatchObject({
        code: 'number_unusable',
      });
    expect(pbx().dialled).toEqual([]);
    await sara.client.ask('lines.dial', { number: NUMBER, lineId: null, customerId: null });
    const said = office.store.all<{ ok: number }>("select ok from journal where name = 'lines.dial' order by seq");
    expect(said.map((entry) => entry.ok)).toEqual([0, 0, 0, 1]);
  });
});
