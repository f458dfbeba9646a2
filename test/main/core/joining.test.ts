import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow, ScreenPop } from '../../../src/shared/contract/calls.ts';
import type { Line, LineState } from '../../../src/shared/contract/lines.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Box, type Office, openOffice, type Screen } from '../../support/office.ts';

const CALLER = '09125550039';
const OTHER = '09125550040';
const BOX = '/dev/box';
const PBX = 'tcp://pbx:2300';
const MODEM = '/dev/modem';

/** What a box on the wire says. */
const shownBy = (number: string, line = 1): LineSignal => ({ kind: 'callerId', line, number, numberStatus: 'ok' });
const rings = (ringCount: number, line = 1): LineSignal => ({ kind: 'ring', line, ringCount });
const up: LineSignal = { kind: 'offHook', line: 1 };
const down: LineSignal = { kind: 'onHook', line: 1 };

/** What the PBX behind it prints. */
const inSmdr = { line: 4, dir: 'in', numberStatus: 'ok' } as const;
const rc = (number: string, line = 4): LineSignal => ({ ...inSmdr, kind: 'ring', number, line });
const an = (number: string, extension = '101'): LineSignal => ({ ...inSmdr, kind: 'answer', number, extension });
const end = (number: string, duration: number, extension = '101'): LineSignal => ({
  ...inSmdr,
  kind: 'end',
  number,
  duration,
  extension,
});

describe('a line that two devices see', () => {
  let office: Office;
  let admin: Screen;
  let box: Box;
  let pbx: Box;
  beforeEach(async () => {
    office = await openOffice({
      boxes: [
        BOX,
        { address: PBX, kind: 'panasonic', traits: { hook: 'learned', ringSilenceMs: 60_000 } },
        { address: MODEM, kind: 'modem', traits: { hook: 'never', ringSilenceMs: 7_000 } },
      ],
    });
    admin = await office.admin();
    box = office.box(BOX);
    pbx = office.box(PBX);
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  const calls = async (): Promise<CallRow[]> => (await admin.client.ask('calls.list', { filter: {} })).rows;
  const pops = (): ScreenPop[] => admin.named<ScreenPop>('pop.shown');
  const detail = async (row: CallRow | undefined) => admin.client.ask('calls.get', { id: row?.id ?? '' });
  const joins = async (row: CallRow | undefined) =>
    (await detail(row)).events.filter((one) => one.kind === 'joined').map((one) => one.detail);

  describe('and nobody has said so', () => {
    it('is one call with one card, marked as likely joined, when the box is first', async () => {
      box.say(shownBy(CALLER), rings(1));
      office.pass(300);
      pbx.say(rc(CALLER));
      office.pass(4_000);
      box.say(rings(2));
      pbx.say(an(CALLER));
      box.say(up);
      office.pass(30_000);
      box.say(down);
      pbx.say(end(CALLER, 30));
      expect(pops()).toHaveLength(1);
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ state: 'ended', outcome: 'answered', ringCount: 2 });
      expect(await joins(row)).toEqual(['likely']);
      expect((await detail(row)).legs).toMatchObject([{ extension: '101' }]);
    });

    it('is the same one call when the PBX is first', async () => {
      pbx.say(rc(CALLER));
      office.pass(700);
      box.say(shownBy(CALLER), rings(1));
      office.pass(4_000);
      box.say(rings(2), up);
      pbx.say(an(CALLER, '102'));
      office.pass(20_000);
      pbx.say(end(CALLER, 20, '102'));
      box.say(down);
      expect(pops()).toHaveLength(1);
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ outcome: 'answered', line: { name: expect.stringContaining('۴') } });
      expect(await joins(row)).toEqual(['likely']);
      expect((await detail(row)).legs).toMatchObject([{ extension: '102' }]);
    });

    it('takes up a ring that had no number yet: it was no call of its own', async () => {
      const modem = office.box(MODEM);
      modem.say({ kind: 'ring' });
      office.pass(2_000);
      pbx.say(rc(CALLER));
      expect(await calls()).toHaveLength(2);
      modem.say({ kind: 'callerId', number: CALLER, numberStatus: 'ok' });
      office.pass(3_000);
      modem.say({ kind: 'ring' });
      expect(pops()).toHaveLength(1);
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(await joins(row)).toEqual(['likely']);
      await office.settled();
      const strip = (await admin.client.ask('live.snapshot', {})).lines.map((line) => line.state);
      expect(strip.filter((state) => state === 'ringing')).toHaveLength(1);
      // The next ring of the modem alone is a call of its own again.
      office.pass(70_000);
      modem.say({ kind: 'callerId', number: OTHER, numberStatus: 'ok' });
      expect(await calls()).toHaveLength(2);
    });

    it('knows by the PBX that nobody answered, where the box cannot tell', async () => {
      const modem = office.box(MODEM);
      modem.say({ kind: 'ring' }, { kind: 'callerId', number: CALLER, numberStatus: 'ok' });
      pbx.say(rc(CALLER));
      office.pass(20_000);
      pbx.say({ ...inSmdr, kind: 'missed', number: CALLER, ringSeconds: 20, extension: '101' });
      expect(await calls()).toMatchObject([{ state: 'ended', outcome: 'missed' }]);
      office.pass(60_000);
      expect(await calls()).toHaveLength(1);
    });

    it('settles a call that the box could not, by a record that comes late', async () => {
      const modem = office.box(MODEM);
      modem.say({ kind: 'ring' }, { kind: 'callerId', number: CALLER, numberStatus: 'ok' }, { kind: 'ring' });
      office.pass(10_000);
      expect(await calls()).toMatchObject([{ state: 'ended', outcome: 'unknown' }]);
      office.pass(30_000);
      pbx.say(end(CALLER, 30));
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ outcome: 'answered' });
      expect((await detail(row)).legs).toMatchObject([{ extension: '101' }]);
      expect(await joins(row)).toEqual(['likely']);
    });

    it('tells by a late record where a call was answered that the box has ended', async () => {
      box.say(shownBy(CALLER), rings(1), up);
      office.pass(45_000);
      box.say(down);
      const [ended] = await calls();
      office.pass(20_000);
      pbx.say(end(CALLER, 44));
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(row?.endedAt).toBe(ended?.endedAt);
      expect((await detail(row)).legs).toMatchObject([{ extension: '101' }]);
    });

    it('does not take a record of another conversation for a late one', async () => {
      box.say(shownBy(CALLER), rings(1), up);
      office.pass(5_000);
      box.say(down);
      office.pass(20_000);
      pbx.say(end(CALLER, 300));
      expect(await calls()).toHaveLength(2);
    });

    it('joins an outgoing call by its dialled number, with or without the digit for an outside line', async () => {
      box.say(rings(1));
      office.pass(11_000);
      const [line] = await admin.client.ask('lines.list', {});
      await update(line, { dialPrefix: '9' });
      box.say(up, ...[...`9${CALLER}`].map((digit): LineSignal => ({ kind: 'digit', line: 1, digit })));
      pbx.say({ kind: 'start', line: 4, dir: 'out', number: CALLER, numberStatus: 'ok', extension: '101' });
      office.pass(20_000);
      box.say(down);
      pbx.say({ kind: 'end', line: 4, dir: 'out', number: CALLER, numberStatus: 'ok', extension: '101', duration: 12 });
      const outgoing = (await calls()).filter((row) => row.direction === 'outgoing');
      expect(outgoing).toHaveLength(1);
      expect((await detail(outgoing[0])).legs).toMatchObject([{ extension: '101' }]);
    });

    it('stays two calls where the same number rings on two lines of the box', async () => {
      box.say(shownBy(CALLER, 1), shownBy(CALLER, 2));
      pbx.say(rc(CALLER));
      expect(await calls()).toHaveLength(3);
      for (const row of await calls()) expect(await joins(row)).toEqual([]);
    });

    it('stays two calls where the PBX has two of that number and the box one', async () => {
      box.say(shownBy(CALLER));
      pbx.say(rc(CALLER, 4), rc(CALLER, 5));
      expect(await calls()).toHaveLength(2);
    });

    it('stays two calls where the numbers differ, or the second ring is too late', async () => {
      box.say(shownBy(CALLER));
      pbx.say(rc(OTHER));
      expect(await calls()).toHaveLength(2);
      office.pass(1_000);
      office.box(MODEM).say({ kind: 'ring' });
      expect(await calls()).toHaveLength(3);
      office.pass(5_000);
      office.box(MODEM).say({ kind: 'callerId', number: CALLER, numberStatus: 'ok' });
      expect(await calls()).toHaveLength(3);
    });

    it('never joins by a number that is unsure or withheld', async () => {
      box.say({ ...shownBy(CALLER), checksumOk: false });
      pbx.say(rc(CALLER));
      expect(await calls()).toHaveLength(2);
      box.say({ kind: 'callerId', line: 2, number: null, numberStatus: 'private' });
      pbx.say({ kind: 'ring', line: 5, dir: 'in', number: null, numberStatus: 'private' });
      expect(await calls()).toHaveLength(4);
    });

    it('lets go of the other line when the call is over', async () => {
      box.say(shownBy(CALLER), rings(1));
      pbx.say(rc(CALLER), an(CALLER));
      box.say(up);
      office.pass(10_000);
      box.say(down);
      pbx.say(end(CALLER, 10));
      office.pass(2_000);
      pbx.say(rc(OTHER));
      box.say(shownBy(OTHER), rings(1));
      const rows = await calls();
      expect(rows.map((row) => row.number)).toEqual([OTHER, CALLER]);
      expect(pops()).toHaveLength(2);
    });

    it('hears the same caller on the line of the PBX when the box says nothing of him any more', async () => {
      box.say(shownBy(CALLER), rings(1));
      pbx.say(rc(CALLER));
      box.say(up);
      office.pass(10_000);
      box.say(down);
      pbx.say(end(CALLER, 10));
      office.pass(8_000);
      pbx.say(rc(CALLER));
      expect(pops().map((pop) => pop.line.name)).toEqual(['خط ۲', 'خط ۴']);
    });

    it('hears a second call of the same caller as a second call', async () => {
      box.say(shownBy(CALLER), rings(1));
      pbx.say(rc(CALLER));
      box.say(up);
      office.pass(10_000);
      box.say(down);
      pbx.say(end(CALLER, 10));
      office.pass(8_000);
      box.say(shownBy(CALLER), rings(1));
      pbx.say(rc(CALLER));
      expect(await calls()).toHaveLength(2);
      expect(pops()).toHaveLength(2);
    });
  });

  describe('and the admin has named twins', () => {
    beforeEach(async () => {
      box.say(rings(1));
      pbx.say(rc(OTHER));
      office.pass(130_000);
      await office.settled();
      admin.pushes.length = 0;
      const lines = await admin.client.ask('lines.list', {});
      const [first] = lines.filter((line) => line.position === 1);
      const [second] = lines.filter((line) => line.position === 4);
      await update(second, { twinId: first?.id ?? null });
      await office.settled();
    });

    /** What the strip shows of the two devices; the modem beside them has a line of its own. */
    const strip = async (): Promise<LineState[]> => {
      const modem = (await admin.client.ask('devices.list', {})).find((device) => device.kind === 'modem');
      const { lines } = await admin.client.ask('live.snapshot', {});
      return lines.filter((line) => line.deviceId !== modem?.id);
    };

    const fresh = async (): Promise<CallRow[]> =>
      (await calls()).filter((row) => row.startedAt > office.time.now - 120_000);

    it('stands on the strip once', async () => {
      expect(await strip()).toMatchObject([{ position: 1 }]);
      // Screens that had it before take it off: it hangs on no device of its own.
      const gone = admin.named<LineState>('line.changed').filter((line) => line.position === 4);
      expect(gone.at(-1)).toMatchObject({ deviceId: null, call: null });
      pbx.say(rc(CALLER));
      await office.settled();
      expect(await strip()).toMatchObject([{ state: 'ringing', position: 1 }]);
    });

    it('is one call without any number in common', async () => {
      box.say(rings(1));
      pbx.say({ kind: 'ring', line: 4, dir: 'in', number: CALLER, numberStatus: 'ok' });
      box.say(rings(2));
      pbx.say({ kind: 'answer', line: 4, extension: '101' });
      box.say(up);
      office.pass(9_000);
      box.say(down);
      office.pass(8_000);
      pbx.say(end(CALLER, 9));
      const [row, ...others] = await fresh();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ number: CALLER, outcome: 'answered', ringCount: 2 });
      expect(await joins(row)).toEqual(['certain']);
      expect(pops()).toHaveLength(1);
    });

    it('counts the rings of one device only', async () => {
      box.say(shownBy(CALLER), rings(1));
      pbx.say(rc(CALLER));
      box.say(rings(2), rings(3));
      pbx.say(rc(CALLER));
      const rows = await fresh();
      expect(rows).toMatchObject([{ ringCount: 3 }]);
    });

    it('begins the next call by whichever device is first', async () => {
      box.say(shownBy(CALLER), rings(1), up);
      office.pass(9_000);
      box.say(down);
      pbx.say(end(CALLER, 9));
      office.pass(5_000);
      pbx.say({ kind: 'ring', line: 4, dir: 'in' }, { kind: 'ring', line: 4, dir: 'in' });
      const [row] = await fresh();
      expect(row).toMatchObject({ state: 'ringing', ringCount: 2 });
      box.say(shownBy(OTHER));
      expect(await fresh()).toHaveLength(2);
      expect((await fresh())[0]).toMatchObject({ number: OTHER });
    });

    it('is in order while one of the devices is heard', async () => {
      pbx.lose();
      await office.settled();
      expect(await strip()).toMatchObject([{ state: 'idle' }]);
      box.lose();
      await office.settled();
      expect(await strip()).toMatchObject([{ state: 'outOfOrder' }]);
      pbx.find();
      await office.settled();
      expect(await strip()).toMatchObject([{ state: 'idle' }]);
    });

    it('is two lines again when the admin takes it back', async () => {
      const lines = await admin.client.ask('lines.list', {});
      await update(
        lines.find((line) => line.position === 4),
        { twinId: null },
      );
      await office.settled();
      expect(await strip()).toHaveLength(2);
      box.say(shownBy(CALLER));
      pbx.say(rc(OTHER));
      expect(await fresh()).toHaveLength(2);
    });

    it('cannot be a line of the same device, or itself, or nobody', async () => {
      box.say(rings(1, 2));
      const lines = await admin.client.ask('lines.list', {});
      const first = lines.find((line) => line.position === 1);
      const second = lines.find((line) => line.position === 2);
      for (const twinId of [first?.id ?? null, second?.id ?? null, 'nobody'])
        await expect(update(first, { twinId })).rejects.toMatchObject({ code: 'bad_input' });
    });
  });

  async function update(line: Line | undefined, change: Partial<Line>): Promise<void> {
    if (!line) throw new Error('no line');
    const { deviceId: _, position: __, ...rest } = { ...line, ...change };
    await admin.client.ask('lines.update', rest);
  }
});
