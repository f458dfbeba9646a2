import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingSettings } from '../../../src/shared/contract/recordings.ts';
import type { Screen } from '../../support/office.ts';
import { openRecordedOffice, type RecordedOffice, refusalOf } from '../../support/recorded-office.ts';

type Rule = RecordingSettings['rules'][number];
const rule = (change: Partial<Rule>): Rule => ({
  id: 'rule',
  name: 'a rule',
  enabled: true,
  action: 'record',
  lineIds: [],
  directions: [],
  agentIds: [],
  customer: 'anybody',
  hours: null,
  classId: null,
  ...change,
});

describe('what agents do with the recording of a call', () => {
  let office: RecordedOffice;
  let sara: Screen & { readonly id: string };
  let reza: Screen & { readonly id: string };
  beforeEach(async () => {
    office = await openRecordedOffice();
    sara = await office.agent('sara');
    reza = await office.agent('reza');
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  async function hers(): Promise<string> {
    const callId = await office.talk();
    await sara.client.ask('calls.take', { id: callId });
    await office.still();
    return callId;
  }

  it('pauses at a key, and leaves marked silence', async () => {
    const callId = await hers();
    office.pass(10_000);
    await sara.client.ask('recordings.pause', { callId, cause: 'key' });
    expect(office.told(callId)).toMatchObject({
      state: 'paused',
      pauseCause: 'key',
      pausedAt: office.time.now,
      may: { pause: false, resume: true },
    });
    office.pass(5_000);
    await sara.client.ask('recordings.resume', { callId, cause: 'key' });
    expect(office.told(callId)).toMatchObject({ state: 'recording', pausedAt: null });
    expect(office.sound.last().orders).toEqual(['pause', 'resume']);
    await office.hangUp();
    const [recording] = await office.recordings(callId);
    expect(recording?.gaps).toEqual([{ from: 12_000, to: 17_000, cause: 'key' }]);
    expect(recording?.events.find(({ kind }) => kind === 'paused')?.by?.id).toBe(sara.id);
  });

  it('stays paused until every cause is over', async () => {
    const callId = await hers();
    await sara.client.ask('recordings.pause', { callId, cause: 'cardField' });
    expect(office.told(callId)).toMatchObject({ pauseCause: 'cardField', may: { pause: true, resume: false } });
    await sara.client.ask('recordings.pause', { callId, cause: 'key' });
    await sara.client.ask('recordings.resume', { callId, cause: 'cardField' });
    expect(office.told(callId)).toMatchObject({ state: 'paused', pauseCause: 'key' });
    await sara.client.ask('recordings.resume', { callId, cause: 'key' });
    expect(office.told(callId)?.state).toBe('recording');
    expect(office.sound.last().orders).toEqual(['pause', 'resume']);
  });

  it('raises an alarm once when a pause lasts too long', async () => {
    const callId = await hers();
    await sara.client.ask('recordings.pause', { callId, cause: 'cardField' });
    office.pass(179_999);
    expect(office.told(callId)?.pauseAlarm).toBe(false);
    office.pass(1);
    expect(office.told(callId)).toMatchObject({ state: 'paused', pauseAlarm: true });
    office.pass(60_000);
    await office.hangUp();
    const [recording] = await office.recordings(callId);
    expect(recording?.events.filter(({ kind }) => kind === 'pauseAlarm').map(({ atMs }) => atMs)).toEqual([182_000]);
  });

  it('begins paused, and without what was said before, where a card is being read out', async () => {
    const callId = await hers();
    await office.save({ enabled: false });
    expect(office.told(callId)?.state).toBe('stopped');
    await sara.client.ask('recordings.pause', { callId, cause: 'cardField' });
    await office.save({ enabled: true });
    expect(office.sound.takes).toHaveLength(2);
    expect(office.sound.last()).toMatchObject({ order: { withPreRoll: false }, orders: ['pause'] });
    expect(office.told(callId)).toMatchObject({ state: 'paused', pauseCause: 'cardField' });
  });

  it('pauses even when the store is full, and the gap is kept for later', async () => {
    const callId = await hers();
    office.pass(1_000);
    office.store.driver.pragma('query_only = 1');
    expect(await refusalOf(sara.client.ask('recordings.pause', { callId, cause: 'key' }))).toBe('store_read_only');
    expect(office.sound.last().orders).toEqual(['pause']);
    office.store.driver.pragma('query_only = 0');
    office.log.length = 0;
    office.pass(1_000);
    await sara.client.ask('recordings.resume', { callId, cause: 'key' });
    await office.hangUp();
    expect((await office.recordings(callId))[0]?.gaps).toEqual([{ from: 3_000, to: 4_000, cause: 'key' }]);
  });

  it('marks a moment in words', async () => {
    const callId = await hers();
    office.pass(3_000);
    await sara.client.ask('recordings.mark', { callId, text: 'the promise' });
    await office.hangUp();
    const [recording] = await office.recordings(callId);
    expect(recording?.events.find(({ kind }) => kind === 'marked')).toMatchObject({
      atMs: 5_000,
      detail: 'the promise',
      by: { id: sara.id },
    });
  });

  it('is begun and ended by hand where a rule says on demand', async () => {
    await office.save({ rules: [rule({ action: 'onDemand' })] });
    const callId = await hers();
    expect(office.told(callId)).toMatchObject({ state: 'off', why: 'onDemand', may: { start: true, stop: false } });
    await sara.client.ask('recordings.start', { callId });
    expect(office.told(callId)).toMatchObject({ state: 'recording', why: 'asked', may: { start: false, stop: true } });
    office.pass(5_000);
    await sara.client.ask('recordings.stop', { callId });
    await office.still();
    expect(office.told(callId)).toMatchObject({ state: 'stopped', may: { start: true } });
    await sara.client.ask('recordings.start', { callId });
    office.pass(5_000);
    await office.hangUp();
    expect((await office.recordings(callId)).map(({ state, why }) => [state, why])).toEqual([
      ['sealed', 'asked'],
      ['sealed', 'asked'],
    ]);
  });

  it('is neither begun nor ended by hand where a rule decides', async () => {
    const callId = await hers();
    expect(await refusalOf(sara.client.ask('recordings.stop', { callId }))).toBe('denied');
    await office.save({ rules: [rule({ action: 'never' })] });
    expect(office.told(callId)).toMatchObject({ state: 'stopped', why: 'neverRule' });
    expect(await refusalOf(sara.client.ask('recordings.start', { callId }))).toBe('conflict');
  });

  it('is nobody else’s business', async () => {
    const callId = await hers();
    for (const name of ['recordings.start', 'recordings.stop'] as const)
      expect(await refusalOf(reza.client.ask(name, { callId }))).toBe('already_taken');
    expect(await refusalOf(reza.client.ask('recordings.pause', { callId, cause: 'key' }))).toBe('already_taken');
    expect(await reza.client.ask('recordings.live', {})).toEqual([]);
    expect(await sara.client.ask('recordings.live', {})).toMatchObject([{ callId, state: 'recording' }]);
    const heard = (screen: Screen) => screen.named<{ state: string }>('recording.changed').at(-1)?.state;
    await sara.client.ask('recordings.pause', { callId, cause: 'key' });
    expect([heard(sara), heard(reza), heard(office.boss)]).toEqual(['paused', 'recording', 'paused']);
  });

  it('is nobody’s who did not take the call, while several could', async () => {
    const callId = await office.talk();
    expect(await refusalOf(reza.client.ask('recordings.mark', { callId, text: 'x' }))).toBe('denied');
  });

  it('is over with the call', async () => {
    const callId = await hers();
    await office.hangUp();
    expect(await refusalOf(sara.client.ask('recordings.pause', { callId, cause: 'key' }))).toBe('call_over');
  });

  it('is kept from agents where the office wants it, but never the pause of a card', async () => {
    await office.save({ agentsControl: false });
    const callId = await hers();
    expect(office.told(callId)?.may).toMatchObject({ pause: false, mark: false });
    expect(await refusalOf(sara.client.ask('recordings.pause', { callId, cause: 'key' }))).toBe('denied');
    await sara.client.ask('recordings.pause', { callId, cause: 'cardField' });
    expect(office.told(callId)?.state).toBe('paused');
  });

  it('ends where a rule of the agent who took it says never', async () => {
    await office.save({ rules: [rule({ id: 'hers', action: 'never', agentIds: [sara.id] }), rule({})] });
    const callId = await hers();
    expect(office.told(callId)).toMatchObject({ state: 'stopped', why: 'neverRule' });
    expect(office.sound.last().orders).toEqual(['stop']);
  });
});

describe('a line whose box never says when a call is over', () => {
  it('has its recording ended by silence, and not begun again', async () => {
    const office = await openRecordedOffice({ hook: 'never' });
    office
      .box()
      .say({ kind: 'callerId', line: 1, number: '09125550039', numberStatus: 'ok' }, { kind: 'ring', line: 1 });
    await office.still();
    const { rows } = await office.boss.client.ask('calls.list', { filter: {} });
    const callId = rows[0]?.id ?? '';
    await office.boss.client.ask('calls.take', { id: callId });
    await office.still();
    office.pass(30_000);
    office.sound.last().say({ kind: 'silence', seconds: 59 });
    await office.still();
    expect(office.told(callId)?.state).toBe('recording');
    office.sound.last().say({ kind: 'silence', seconds: 60 });
    await office.still();
    expect(office.told(callId)?.state).toBe('stopped');
    await office.boss.client.ask('calls.saveNote', { id: callId, text: 'a word' });
    await office.still();
    expect(office.sound.takes).toHaveLength(1);
    await office.stop();
  });

  it('does not end by silence where the box does say it', async () => {
    const office = await openRecordedOffice();
    const callId = await office.talk();
    office.sound.last().say({ kind: 'silence', seconds: 90 });
    await office.still();
    expect(office.told(callId)?.state).toBe('recording');
    await office.stop();
  });
});
