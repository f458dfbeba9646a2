import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPanasonicDecoder } from '../../../src/main/devices/panasonic/panasonic-decoder.ts';
import { createReplayGuard } from '../../../src/main/devices/panasonic/replay-guard.ts';
import { createPatternDecoder } from '../../../src/main/devices/pattern/pattern-decoder.ts';
import { findPreset } from '../../../src/main/devices/pattern/presets.ts';
import type { CallRow } from '../../../src/shared/contract/calls.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Box, type Office, openOffice, type Screen } from '../../support/office.ts';

const PBX = 'tcp://pbx:2300';
const CALLER = '09125550039';

describe('the records of a PBX', () => {
  let office: Office;
  let admin: Screen;
  let sara: Screen & { readonly id: string };
  let pbx: Box;
  beforeEach(async () => {
    office = await openOffice({
      boxes: [{ address: PBX, kind: 'panasonic', traits: { hook: 'learned', ringSilenceMs: 60_000 } }],
    });
    admin = await office.admin();
    sara = await office.agent('sara', [], '101');
    await office.agent('reza', [], '102');
    pbx = office.box(PBX);
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  const calls = async (): Promise<CallRow[]> => (await admin.client.ask('calls.list', { filter: {} })).rows;
  const newest = async () => admin.client.ask('calls.get', { id: (await calls())[0]?.id ?? '' });

  it('that are told again are no new calls, and ring nowhere', async () => {
    const told: readonly LineSignal[] = [
      { kind: 'ring', line: 1, dir: 'in', number: CALLER, numberStatus: 'ok', date: '2026-11-22', time: '08:00' },
      {
        kind: 'end',
        line: 1,
        dir: 'in',
        number: CALLER,
        numberStatus: 'ok',
        duration: 20,
        extension: '101',
        date: '2026-11-22',
        time: '08:00',
      },
      {
        kind: 'missed',
        line: 2,
        dir: 'in',
        number: '02122514321',
        numberStatus: 'ok',
        date: '2026-11-22',
        time: '08:01',
      },
    ];
    pbx.say(...told);
    const before = await calls();
    expect(before).toHaveLength(2);
    office.pass(60_000);
    admin.pushes.length = 0;
    pbx.say(...told.map((signal) => ({ ...signal, replay: true })));
    expect(await calls()).toEqual(before);
    expect(admin.named('pop.shown')).toEqual([]);
  });

  it('come through the decoder after a reconnect as what they are', async () => {
    const row = (time: string, code: string, duration = '        '): string =>
      `22/11/26 ${time}    101 01 <I>${CALLER}            0'05 ${duration}            ${code}`;
    const live = [row('08:00', 'RC'), row('08:00', 'AN')];
    const over = `22/11/26 08:00    101 01 <I>${CALLER}                 00:00'20`;
    const guard = createReplayGuard(true);
    const say = (lines: readonly string[]): void => {
      const decoder = createPanasonicDecoder(guard);
      pbx.say(...decoder.push(Buffer.from(lines.map((line) => `${line}\r\n`).join('')), office.time.now));
    };
    say([...live, over]);
    const before = await calls();
    expect(before).toMatchObject([{ number: CALLER, state: 'ended', takenBy: { id: sara.id } }]);
    office.pass(60_000);
    say([...live, over]);
    expect(await calls()).toEqual(before);
  });

  it('keep the time of this computer; that of the device stands beside it', async () => {
    pbx.say({
      kind: 'ring',
      line: 1,
      dir: 'in',
      number: CALLER,
      numberStatus: 'ok',
      date: '2011-01-05',
      time: '03:04',
    });
    const { call, deviceTime } = await newest();
    expect(call.startedAt).toBe(office.time.now);
    expect(deviceTime).toBe('2011-01-05 03:04');
  });

  it('of the parts of a transferred call make one call with a leg for each', async () => {
    const part = (extension: string, duration: number, time: string, more: Partial<LineSignal> = {}): LineSignal =>
      ({
        ...{ kind: 'end', line: 1, dir: 'in', number: CALLER, numberStatus: 'ok', extension, duration, time },
        ...more,
      }) as LineSignal;
    pbx.say(part('101', 25, '17:24:49', { transferred: true }));
    office.pass(30_000);
    pbx.say(part('102', 30, '17:25:14'));
    expect(await calls()).toHaveLength(1);
    const { legs, events, call } = await newest();
    expect(legs).toMatchObject([
      { extension: '101', userName: 'sara' },
      { extension: '102', userName: 'reza', startedAt: office.time.now - 30_000, endedAt: office.time.now },
    ]);
    expect(call).toMatchObject({ endedAt: office.time.now, takenBy: { name: 'reza' } });
    expect(events.map((one) => one.kind)).toContain('transferred');
    // The next call of the same caller is one of its own.
    office.pass(60_000);
    pbx.say(part('101', 25, '17:30:00'));
    expect(await calls()).toHaveLength(2);
  });

  it('that come in one breath are as many calls as they are, though nothing but the time tells them apart', async () => {
    const missed = (time: string): LineSignal => ({
      kind: 'missed',
      dir: 'in',
      number: null,
      numberStatus: 'none',
      time,
    });
    const ended = (time: string): LineSignal => ({
      ...missed(time),
      kind: 'end',
      number: CALLER,
      numberStatus: 'ok',
      duration: 9,
    });
    pbx.say(missed('08:00'), missed('08:01'), missed('08:01'), ended('08:02'), ended('08:03'), ended('08:03'));
    expect((await calls()).map((row) => row.outcome).sort()).toEqual(['answered', 'answered', 'missed', 'missed']);
  });

  it('that only come at the end are calls of whoever spoke, outgoing ones too', async () => {
    const preset = findPreset('avaya-ip-office');
    if (!preset) throw new Error('no preset');
    const decoder = createPatternDecoder(preset.pattern);
    const say = (line: string): void => pbx.say(...decoder.push(Buffer.from(`${line}\r\n`), office.time.now));
    say(`2026/11/22 08:00:00,00:00:20,4,${CALLER},I,101,101,,0,1,0,E101,Sara,T9001,Line 1.1,0,0`);
    office.pass(90_000);
    say('2026/11/22 08:01:00,00:01:00,4,102,O,02122514321,02122514321,,0,2,0,E102,Reza,T9001,Line 1.1,0,0');
    office.pass(30_000);
    say('2026/11/22 08:02:00,00:00:09,2,101,O,102,102,,1,3,0,E101,Sara,E102,Reza,0,0');
    office.pass(30_000);
    say(`2026/11/22 08:03:00,00:00:00,9,${CALLER},I,101,101,,0,4,0,E101,Sara,T9001,Line 1.1,0,0`);
    expect((await calls()).map((row) => [row.direction, row.outcome, row.takenBy?.name ?? null])).toEqual([
      ['incoming', 'missed', null],
      ['outgoing', 'outgoing', 'reza'],
      ['incoming', 'answered', 'sara'],
    ]);
  });
});
