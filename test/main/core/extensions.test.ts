import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow, DockItem, ScreenPop } from '../../../src/shared/contract/calls.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Box, type Office, openOffice, type Screen } from '../../support/office.ts';

const CALLER = '09125550039';
const PBX = 'tcp://pbx:5038';

const on = { line: 1, dir: 'in', number: CALLER, numberStatus: 'ok' } as const;
const rings: LineSignal = { ...on, kind: 'ring', extension: '101' };
const answers = (extension: string): LineSignal => ({ ...on, kind: 'answer', extension });
const ends = (duration: number, extension: string, more: Partial<LineSignal> = {}): LineSignal => ({
  ...on,
  kind: 'end',
  duration,
  extension,
  ...more,
});

describe('a PBX that names telephones', () => {
  let office: Office;
  let admin: Screen;
  let sara: Screen & { readonly id: string };
  let reza: Screen & { readonly id: string };
  let pbx: Box;
  beforeEach(async () => {
    office = await openOffice({
      boxes: [{ address: PBX, kind: 'ami', traits: { hook: 'always', ringSilenceMs: 60_000 } }],
    });
    admin = await office.admin();
    sara = await office.agent('sara', [], '101');
    reza = await office.agent('reza', [], '102');
    pbx = office.box(PBX);
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  const calls = async (): Promise<CallRow[]> => (await admin.client.ask('calls.list', { filter: {} })).rows;
  const detail = async () => admin.client.ask('calls.get', { id: (await calls())[0]?.id ?? '' });
  const dockOf = async (screen: Screen): Promise<readonly DockItem[]> =>
    (await screen.client.ask('live.snapshot', {})).dock;
  const events = async (kind: string) => (await detail()).events.filter((one) => one.kind === kind);

  it('says who answered: his dock has the call, everybody else sees who it was', async () => {
    pbx.say(rings, answers('101'));
    await office.settled();
    const [pop] = reza.named<ScreenPop>('pop.shown');
    expect(reza.named('pop.folded')).toEqual([
      { callId: pop?.callId, reason: 'taken', by: { id: sara.id, name: 'sara' } },
    ]);
    expect(await dockOf(sara)).toMatchObject([{ pop: { callId: pop?.callId, state: 'talking' } }]);
    expect(await dockOf(reza)).toEqual([]);
    expect(await calls()).toMatchObject([{ takenBy: { id: sara.id } }]);
    expect((await detail()).legs).toMatchObject([{ extension: '101', userName: 'sara' }]);
  });

  it('is one call while telephone after telephone rings, however often each of them', () => {
    const at = (extension: string, ringCount: number): LineSignal => ({ ...rings, callId: 'a', extension, ringCount });
    pbx.say(at('101', 1), at('101', 2), at('101', 3), at('102', 1), at('103', 1), {
      ...on,
      kind: 'ringEnd',
      callId: 'a',
    });
    expect(sara.named('pop.shown')).toHaveLength(1);
    expect(sara.named('pop.folded')).toEqual([]);
  });

  it('shows no card where the answer is the first word of a call', async () => {
    pbx.say(answers('102'));
    expect(sara.named('pop.shown')).toEqual([]);
    expect(await dockOf(reza)).toHaveLength(1);
  });

  it('passes a call on: a leg for each, and the dock goes with it', async () => {
    pbx.say(rings, answers('101'));
    office.pass(20_000);
    pbx.say(answers('102'));
    await office.settled();
    const [row] = await calls();
    expect(row?.takenBy).toMatchObject({ id: reza.id });
    expect(sara.named('dock.removed')).toEqual([{ callId: row?.id }]);
    expect(await dockOf(reza)).toHaveLength(1);
    const { legs } = await detail();
    expect(legs).toMatchObject([
      { extension: '101', userName: 'sara', endedAt: office.time.now },
      { extension: '102', userName: 'reza', startedAt: office.time.now, endedAt: null },
    ]);
    expect(await events('transferred')).toMatchObject([{ detail: '102' }]);
    office.pass(10_000);
    pbx.say(ends(30, '102'));
    expect((await detail()).legs).toMatchObject([{ endedAt: office.time.now - 10_000 }, { endedAt: office.time.now }]);
  });

  it('leaves the call with whom it was where it goes to a telephone of nobody', async () => {
    pbx.say(rings, answers('101'), answers('199'));
    expect(await calls()).toMatchObject([{ takenBy: { id: sara.id } }]);
    expect((await detail()).legs).toHaveLength(2);
  });

  it('keeps a call that somebody has claimed, until it goes on at another telephone', async () => {
    pbx.say(rings);
    const id = reza.named<ScreenPop>('pop.shown')[0]?.callId ?? '';
    await reza.client.ask('calls.take', { id });
    pbx.say(answers('101'));
    expect(await calls()).toMatchObject([{ takenBy: { id: reza.id } }]);
    const ali = await office.agent('ali', [], '103');
    pbx.say(answers('103'));
    expect(await calls()).toMatchObject([{ takenBy: { id: ali.id } }]);
  });

  it('does not give a call back to whom had given it away', async () => {
    pbx.say(rings, answers('101'));
    const [row] = await calls();
    await sara.client.ask('calls.release', { id: row?.id ?? '' });
    pbx.say(answers('101'), { ...on, kind: 'callerId' });
    office.pass(5_000);
    pbx.say(ends(5, '101'));
    expect(await calls()).toMatchObject([{ takenBy: null }]);
  });

  it('does not take a coded call from its desk', async () => {
    pbx.say(ends(30, '101', { transferred: true }));
    const [row] = await calls();
    const [code] = await sara.client.ask('outcomeCodes.list', {});
    await sara.client.ask('calls.code', { id: row?.id ?? '', outcomeCodeId: code?.id ?? null, note: '' });
    office.pass(10_000);
    pbx.say(ends(10, '102'));
    expect(await calls()).toMatchObject([{ id: row?.id, takenBy: { id: sara.id } }]);
    expect((await detail()).legs).toHaveLength(2);
  });

  it('reads the telephones again when an admin has changed them', async () => {
    pbx.say(answers('101'), ends(1, '101'));
    await admin.client.ask('users.update', {
      id: reza.id,
      name: 'reza',
      role: 'agent',
      teamIds: [],
      extension: '101',
      active: true,
    });
    office.pass(20_000);
    // Two people at one telephone: nobody is guessed.
    pbx.say(answers('101'));
    expect((await calls())[0]?.takenBy).toBe(null);
    pbx.say(ends(1, '101'));
    await admin.client.ask('users.update', {
      id: sara.id,
      name: 'sara',
      role: 'agent',
      teamIds: [],
      extension: null,
      active: true,
    });
    office.pass(20_000);
    pbx.say(answers('101'));
    expect((await calls())[0]?.takenBy).toMatchObject({ id: reza.id });
  });

  it('corrects the guess that the lifted handset was the line owner', async () => {
    await office.stop();
    office = await openOffice({ boxes: ['/dev/box', { address: PBX, kind: 'ami' }] });
    admin = await office.admin();
    sara = await office.agent('sara', [], '101');
    reza = await office.agent('reza', [], '102');
    const box = office.box('/dev/box');
    box.say({ kind: 'ring', line: 1, ringCount: 1 });
    office.pass(11_000);
    const [line] = await admin.client.ask('lines.list', {});
    if (!line) throw new Error('no line');
    const { deviceId: _, position: __, ...rest } = line;
    await admin.client.ask('lines.update', {
      ...rest,
      route: { ownerId: sara.id, teamId: null, everybody: false, stepSeconds: 8 },
    });
    const caller: LineSignal = { kind: 'callerId', line: 1, number: CALLER, numberStatus: 'ok' };
    box.say(caller, { kind: 'ring', line: 1, ringCount: 1 }, { kind: 'offHook', line: 1 });
    expect((await calls())[0]?.takenBy).toMatchObject({ id: sara.id });
    office.box(PBX).say({ ...on, line: 7, kind: 'answer', extension: '102' });
    expect((await calls())[0]?.takenBy).toMatchObject({ id: reza.id });
    expect(sara.named('dock.removed')).toHaveLength(1);
  });

  it('counts outgoing calls with their number, and whose they are', async () => {
    pbx.say({ kind: 'start', line: 1, dir: 'out', number: '02122514321', numberStatus: 'ok', extension: '102' });
    expect(await calls()).toMatchObject([
      { direction: 'outgoing', state: 'talking', number: '02122514321', takenBy: { id: reza.id } },
    ]);
    pbx.say({
      kind: 'answer',
      line: 1,
      dir: 'out',
      number: '02122514321',
      numberStatus: 'ok',
      extension: '02122514321',
    });
    office.pass(30_000);
    pbx.say({ kind: 'end', line: 1, dir: 'out', number: '02122514321', numberStatus: 'ok', duration: 25 });
    expect(await calls()).toMatchObject([{ state: 'ended', outcome: 'outgoing', local: '021 2251 4321' }]);
    expect((await detail()).legs).toMatchObject([{ extension: '102', userName: 'reza' }]);
    expect(sara.named('pop.shown')).toEqual([]);
  });

  it('takes what telephones of the office say among themselves for no call', async () => {
    pbx.say(
      { kind: 'intercom', line: 1, extension: '101', number: '102' },
      { kind: 'start', dir: 'internal', callId: 'a', caller: '101', dialled: '102' },
      { kind: 'ring', dir: 'internal', callId: 'a', extension: '102', number: '101', numberStatus: 'ok' },
      { kind: 'answer', dir: 'internal', callId: 'a', extension: '102' },
      { kind: 'end', dir: 'internal', callId: 'a', duration: 9 },
    );
    expect(await calls()).toEqual([]);
    expect(await admin.client.ask('lines.list', {})).toEqual([]);
    expect(admin.named('pop.shown')).toEqual([]);
  });
});
