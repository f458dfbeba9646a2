import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow, DockItem, ScreenPop } from '../../../src/shared/contract/calls.ts';
import type { LineState } from '../../../src/shared/contract/lines.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

const KNOWN = '09125550039';
const caller = (number: string, line = 1): LineSignal => ({ kind: 'callerId', line, number, numberStatus: 'ok' });
const ring = (ringCount: number, line = 1): LineSignal => ({ kind: 'ring', line, ringCount });
const shown = (screen: Screen): ScreenPop[] => screen.named<ScreenPop>('pop.shown');

describe('the way of a call', () => {
  let office: Office;
  let admin: Screen;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterEach(async () => {
    // Nothing that the core calls a mistake of its own may happen on any of these ways.
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  async function customer(name: string, raw = KNOWN) {
    return admin.client.ask('customers.create', { name, numbers: [{ raw, label: 'mobile' }] });
  }

  it('shows the known customer at the caller ID, before any ring', async () => {
    const { id } = await customer('مریم رضایی');
    office.box().say(caller(KNOWN));
    const [pop] = shown(admin);
    expect(pop).toMatchObject({
      number: KNOWN,
      local: expect.stringContaining('0912'),
      state: 'ringing',
      match: { kind: 'known', customer: { id, name: 'مریم رضایی' } },
    });
  });

  it('files the call under its one customer by itself', async () => {
    const { id } = await customer('مریم رضایی');
    office.box().say(caller(KNOWN), ring(1));
    const { rows } = await admin.client.ask('calls.list', { filter: {} });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.customer?.id).toBe(id);
  });

  it('shows one card for a frame that is repeated with every ring', async () => {
    office.box().say(caller(KNOWN), ring(1), caller(KNOWN), ring(2), caller('+989125550039'), ring(3));
    expect(shown(admin)).toHaveLength(1);
    expect((await admin.client.ask('calls.list', { filter: {} })).rows).toHaveLength(1);
  });

  it('shows a caller without a number at the second ring', () => {
    office.box().say({ kind: 'ring', line: 1 });
    expect(shown(admin)).toHaveLength(0);
    office.box().say({ kind: 'ring', line: 1 });
    expect(shown(admin)[0]?.match).toEqual({ kind: 'hidden' });
  });

  it('never matches a withheld number', async () => {
    await customer('مریم رضایی');
    office.box().say({ kind: 'callerId', line: 1, number: null, numberStatus: 'private' });
    expect(shown(admin)[0]).toMatchObject({ match: { kind: 'hidden' }, numberStatus: 'private' });
  });

  it('shows a number with a bad checksum as unsure and matches nobody', async () => {
    await customer('مریم رضایی');
    office.box().say({ ...caller(KNOWN), checksumOk: false });
    expect(shown(admin)[0]).toMatchObject({ numberSure: false, match: { kind: 'unknown' } });
  });

  it('makes eight calls of eight lines that ring within the same moment', async () => {
    for (let line = 1; line <= 8; line += 1) office.box().say(caller(`0912555003${line}`, line), ring(1, line));
    expect(new Set(shown(admin).map((pop) => pop.callId)).size).toBe(8);
    const { rows } = await admin.client.ask('calls.list', { filter: {} });
    expect(rows.map(({ state, line }) => `${state} ${line.name}`).sort()).toEqual(
      (await admin.client.ask('lines.list', {})).map(({ name }) => `ringing ${name}`).sort(),
    );
    expect(new Set(rows.map(({ line }) => line.id)).size).toBe(8);
  });

  it('tells the strip of a line that it rings, talks and is idle again', async () => {
    office.box().say(caller(KNOWN), ring(1), { kind: 'offHook', line: 1 }, { kind: 'onHook', line: 1 });
    await office.settled();
    expect(admin.named<LineState>('line.changed').at(-1)).toMatchObject({ state: 'idle', call: null });
    office.box().say(caller('09125550040'), ring(1));
    await office.settled();
    expect(admin.named<LineState>('line.changed').at(-1)).toMatchObject({
      state: 'ringing',
      call: { number: expect.stringContaining('0912') },
    });
  });

  it('ends a call that nobody answered as missed, where the box tells of hooks', async () => {
    office.box().say(caller(KNOWN), ring(1), ring(2));
    office.pass(10_000);
    await office.settled();
    const { rows } = await admin.client.ask('calls.list', { filter: {} });
    expect(rows[0]).toMatchObject({ state: 'ended', outcome: 'missed', endReason: 'silence' });
    expect(admin.named('pop.folded')).toEqual([{ callId: rows[0]?.id, reason: 'missed', by: null }]);
  });

  it('does not move the end of the silence when the wall clock jumps', async () => {
    office.box().say(caller(KNOWN), ring(1));
    office.time.now += 3_600_000;
    office.pass(5_000);
    expect((await admin.client.ask('calls.list', { filter: {} })).rows[0]?.state).toBe('ringing');
    office.time.now -= 7_200_000;
    office.pass(5_000);
    const [row] = (await admin.client.ask('calls.list', { filter: {} })).rows;
    expect(row?.state).toBe('ended');
    expect(row?.endedAt).toBeGreaterThanOrEqual(row?.startedAt ?? Number.NaN);
  });

  it('docks an answered call with the one person of the office', async () => {
    await customer('مریم رضایی');
    office.box().say(caller(KNOWN), ring(1), { kind: 'offHook', line: 1 });
    await office.settled();
    const { dock, pops } = await admin.client.ask('live.snapshot', {});
    expect(pops).toEqual([]);
    expect(dock).toHaveLength(1);
    expect(dock[0]?.pop).toMatchObject({ state: 'talking', match: { kind: 'known' } });
  });

  it('keeps the draft of a note through a restart, and says that the call was interrupted', async () => {
    office.box().say(caller(KNOWN), ring(1), { kind: 'offHook', line: 1 });
    const [item] = (await admin.client.ask('live.snapshot', {})).dock;
    await admin.client.ask('calls.saveNote', { id: item?.pop.callId ?? '', text: 'قیمت را پرسید' });
    // As after a power cut: the core is not asked to stop.
    const again = await openOffice({ dir: office.dir });
    try {
      const screen = await again.admin();
      const { dock } = await screen.client.ask('live.snapshot', {});
      expect(dock[0]).toMatchObject({ note: 'قیمت را پرسید', pop: { state: 'ended', outcome: 'answered' } });
      const [row] = (await screen.client.ask('calls.list', { filter: {} })).rows;
      expect(row).toMatchObject({ endReason: 'interrupted', outcome: 'answered' });
      expect(screen.named('office.notice')).toEqual([{ code: 'interruptedCalls', count: 1 }]);
    } finally {
      await again.stop();
    }
  });

  it('folds the other card when one agent takes the call, and refuses the second', async () => {
    const sara = await office.agent('sara');
    const reza = await office.agent('reza');
    office.box().say(caller(KNOWN), ring(1));
    const callId = shown(sara)[0]?.callId ?? '';
    expect(shown(reza)[0]?.callId).toBe(callId);
    await sara.client.ask('calls.take', { id: callId });
    expect(reza.named('pop.folded')).toEqual([{ callId, reason: 'taken', by: { id: sara.id, name: 'sara' } }]);
    await expect(reza.client.ask('calls.take', { id: callId })).rejects.toMatchObject({ code: 'already_taken' });
  });

  it('brings the cards back when a taken call is given back', async () => {
    const sara = await office.agent('sara');
    const reza = await office.agent('reza');
    office.box().say(caller(KNOWN), ring(1));
    const callId = shown(sara)[0]?.callId ?? '';
    await sara.client.ask('calls.take', { id: callId });
    await sara.client.ask('calls.release', { id: callId });
    expect(shown(reza).map((pop) => pop.callId)).toEqual([callId, callId]);
  });

  it('goes to the owner first, then to everybody, and writes down why', async () => {
    const sara = await office.agent('sara');
    const reza = await office.agent('reza');
    office.box().say(ring(1));
    office.pass(11_000);
    const [line] = await admin.client.ask('lines.list', {});
    if (!line) throw new Error('no line');
    await admin.client.ask('lines.update', {
      id: line.id,
      name: line.name,
      ownNumber: null,
      color: line.color,
      greeting: 'سلام، هم‌زنگ',
      route: { ownerId: sara.id, teamId: null, everybody: true, stepSeconds: 8 },
      codeRequired: false,
    });
    office.box().say(caller(KNOWN));
    expect(shown(sara)).toHaveLength(1);
    expect(shown(reza)).toHaveLength(0);
    office.pass(8_000);
    expect(shown(reza)).toHaveLength(1);
    await office.settled();
    const { decisions } = await admin.client.ask('calls.get', { id: shown(sara)[0]?.callId ?? '' });
    expect(decisions.map((one) => [one.userName, one.shown, one.reason])).toEqual(
      expect.arrayContaining([
        ['sara', true, 'owner'],
        ['reza', false, 'notYet'],
        ['reza', true, 'everybody'],
      ]),
    );
  });

  it('shows a ringing call to an agent who signs in meanwhile', async () => {
    const boss = await office.agent('sara');
    boss.close();
    office.box().say(caller(KNOWN), ring(1));
    const late = office.screen();
    await late.client.ask('auth.signIn', { username: 'sara', password: 'correct horse battery' });
    const { pops } = await late.client.ask('live.snapshot', {});
    expect(pops.map((pop) => pop.number)).toEqual([KNOWN]);
  });

  it('leaves the outcome unknown on a box without hooks until an agent says that he talked', async () => {
    await office.stop();
    office = await openOffice({ traits: { hook: 'never', ringSilenceMs: 7_000 } });
    admin = await office.admin();
    office.box().say({ kind: 'ring' }, caller(KNOWN), { kind: 'ring' });
    office.pass(7_000);
    const [row] = (await admin.client.ask('calls.list', { filter: {} })).rows;
    expect(row?.outcome).toBe('unknown');
    const dock: DockItem = await admin.client.ask('calls.take', { id: row?.id ?? '' });
    expect(dock.pop.outcome).toBe('answered');
  });

  it('requires a code where the line asks for one, whatever the screen sends', async () => {
    office.box().say(caller(KNOWN), ring(1), { kind: 'offHook', line: 1 }, { kind: 'onHook', line: 1 });
    const [line] = await admin.client.ask('lines.list', {});
    if (!line) throw new Error('no line');
    const { id, name, color, route, ownNumber, greeting } = line;
    await admin.client.ask('lines.update', { id, name, color, route, ownNumber, greeting, codeRequired: true });
    const [row] = (await admin.client.ask('calls.list', { filter: {} })).rows as [CallRow];
    await expect(admin.client.ask('calls.code', { id: row.id, outcomeCodeId: null, note: '' })).rejects.toMatchObject({
      code: 'bad_input',
    });
    const [code] = await admin.client.ask('outcomeCodes.list', {});
    await admin.client.ask('calls.code', { id: row.id, outcomeCodeId: code?.id ?? '', note: '' });
    expect((await admin.client.ask('live.snapshot', {})).dock).toEqual([]);
  });

  it('says on the strip that a lost box is out of order, and that it is back', async () => {
    office.box().say(ring(1));
    office.pass(11_000);
    office.box().lose();
    await office.settled();
    expect((await admin.client.ask('live.snapshot', {})).lines[0]?.state).toBe('outOfOrder');
    office.box().find();
    await office.settled();
    expect((await admin.client.ask('live.snapshot', {})).lines[0]?.state).toBe('idle');
  });

  it('learns a customer that was created during the call', async () => {
    office.box().say(caller(KNOWN), ring(1));
    const callId = shown(admin)[0]?.callId ?? '';
    expect(shown(admin)[0]?.match.kind).toBe('unknown');
    const made = await admin.client.ask('customers.create', {
      name: 'تازه',
      numbers: [{ raw: KNOWN, label: 'mobile' }],
      callId,
    });
    const changed = admin.named<ScreenPop>('pop.changed').at(-1);
    expect(changed?.match).toMatchObject({ kind: 'known', customer: { id: made.id } });
    office.pass(11_000);
    expect((await admin.client.ask('calls.get', { id: callId })).call.customer?.id).toBe(made.id);
  });

  it('survives a thousand rings with a bounded timeline', async () => {
    for (let i = 1; i <= 1_000; i += 1) office.box().say(ring(i));
    const callId = shown(admin)[0]?.callId ?? '';
    const { events, call } = await admin.client.ask('calls.get', { id: callId });
    expect(call.ringCount).toBe(1_000);
    expect(events.length).toBeLessThan(50);
  });
});
