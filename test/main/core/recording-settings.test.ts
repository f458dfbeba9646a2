import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingSettings } from '../../../src/shared/contract/recordings.ts';
import { openOffice } from '../../support/office.ts';
import { CALLER, openRecordedOffice, type RecordedOffice, refusalOf } from '../../support/recorded-office.ts';

describe('the settings of recording', () => {
  let office: RecordedOffice;
  let settings: RecordingSettings;
  beforeEach(async () => {
    office = await openRecordedOffice();
    settings = await office.boss.client.ask('recordings.settings', {});
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  it('are kept, journalled as before and after, and told', async () => {
    await office.save({ codec: 'flac' });
    expect((await office.boss.client.ask('recordings.settings', {})).codec).toBe('flac');
    expect(office.boss.named('config.changed')).toContainEqual({ what: 'recording', id: null });
    const [entry] = await office.boss.client.ask('journal.list', { before: null, limit: 1 });
    expect(entry?.changes).toMatchObject([{ row: 'recording', before: { codec: 'opus' }, after: { codec: 'flac' } }]);
  });

  it('are the admin’s alone', async () => {
    const sara = await office.agent('sara');
    expect(await refusalOf(sara.client.ask('recordings.saveSettings', settings))).toBe('denied');
    expect(await sara.client.ask('recordings.settings', {})).toEqual(settings);
  });

  it('name nothing twice, and nothing that is not there', async () => {
    const [rule] = settings.rules;
    const [kept] = settings.classes;
    const [policy] = settings.policies;
    if (!rule || !kept || !policy) throw new Error('a first setting is missing');
    for (const wrong of [
      { rules: [rule, rule] },
      { classes: [kept, kept] },
      { policies: [policy, policy] },
      { policies: [{ ...policy, lineId: 'nowhere' }] },
      { rules: [{ ...rule, classId: 'nothing' }] },
    ])
      expect(await refusalOf(office.save(wrong))).toBe('bad_input');
  });

  it('say whether a call would be recorded, and why each rule fits or not', async () => {
    const [everything] = settings.rules;
    if (!everything) throw new Error('no rule');
    const never = { ...everything, id: 'night', action: 'never' as const, hours: { days: [0], from: 1_200, to: 300 } };
    await office.save({ rules: [never, { ...everything, classId: 'standard' }] });
    const would = (at: string, consent: 'none' | 'refused' = 'none') =>
      office.boss.client.ask('recordings.wouldRecord', {
        lineId: office.lineId,
        direction: 'incoming',
        agentId: null,
        customer: 'known',
        customerRefuses: false,
        at: Date.parse(at),
        consent,
      });
    // Tehran is three and a half hours ahead: Sunday 20:30.
    expect(await would('2026-11-22T17:00:00Z')).toMatchObject({
      record: false,
      why: 'neverRule',
      ruleId: 'night',
      tried: [
        { ruleId: 'night', failed: null },
        { ruleId: 'everything', failed: null },
      ],
    });
    expect(await would('2026-11-22T12:00:00Z')).toMatchObject({
      record: true,
      why: 'rule',
      ruleId: 'everything',
      sourceId: office.sourceId,
      className: settings.classes[0]?.name,
      consent: 'notNeeded',
      tried: [
        { ruleId: 'night', failed: 'hours' },
        { ruleId: 'everything', failed: null },
      ],
    });
    expect(await would('2026-11-22T12:00:00Z', 'refused')).toMatchObject({ record: false, why: 'consentRefused' });
  });

  it('are tried as they stand on the page, before they are saved', async () => {
    const asked = {
      lineId: office.lineId,
      direction: 'outgoing' as const,
      agentId: null,
      customer: 'unknown' as const,
      customerRefuses: false,
      at: office.time.now,
      consent: 'none' as const,
    };
    const would = (change: Partial<RecordingSettings>) =>
      office.boss.client.ask('recordings.wouldRecord', { ...asked, settings: { ...settings, ...change } });
    expect(await would({ policies: [] })).toMatchObject({ why: 'noPolicy', consent: 'unset' });
    expect(await would({ enabled: false })).toMatchObject({ why: 'noRule', tried: [{ failed: null }] });
    expect(await would({})).toMatchObject({ record: true });
    expect((await office.boss.client.ask('recordings.settings', {})).policies).toHaveLength(1);
  });

  it('change what is being recorded at this moment', async () => {
    const callId = await office.talk();
    await office.save({ enabled: false });
    expect(office.told(callId)?.state).toBe('stopped');
    await office.save({ enabled: true });
    expect(office.told(callId)?.state).toBe('recording');
  });

  it('begin with the call that goes on while recording is set up', async () => {
    const policies = [...settings.policies];
    await office.save({ policies: [] });
    const callId = await office.talk();
    expect(office.told(callId)).toBeUndefined();
    await office.save({ policies });
    await office.still();
    expect(office.told(callId)?.state).toBe('recording');
  });
});

describe('the sources of recording', () => {
  let office: RecordedOffice;
  beforeEach(async () => {
    office = await openRecordedOffice({ source: null });
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  const source = {
    id: null,
    name: 'Tap',
    use: 'lineTap',
    program: 'simulated',
    driver: null,
    device: null,
    rate: 8_000,
    channels: 1,
    preRollSeconds: 3,
    lineId: null,
    userId: null,
    enabled: true,
  } as const;

  it('are needed: a call without one says so', async () => {
    const callId = await office.talk();
    expect(office.told(callId)).toMatchObject({ state: 'off', why: 'noSource' });
  });

  it('hear a line, or an agent, and nobody twice', async () => {
    const { ask } = office.boss.client;
    expect(await refusalOf(ask('sources.save', source))).toBe('bad_input');
    const saved = await ask('sources.save', { ...source, lineId: office.lineId });
    expect(office.sound.sources).toEqual([
      { id: saved.id, program: 'simulated', driver: null, device: null, rate: 8_000, channels: 1, preRollMs: 3_000 },
    ]);
    expect(await refusalOf(ask('sources.save', { ...source, lineId: office.lineId }))).toBe('conflict');
    expect(await refusalOf(ask('sources.save', { ...source, lineId: 'nowhere' }))).toBe('bad_input');
    expect(await refusalOf(ask('sources.save', { ...saved, id: 'unknown' }))).toBe('not_found');
    await ask('sources.save', { ...saved, name: 'Tap 2', enabled: false });
    expect(office.sound.sources).toEqual([]);
    await ask('sources.remove', { id: saved.id });
    expect(await ask('sources.list', {})).toEqual([]);
    expect(await refusalOf(ask('sources.remove', { id: saved.id }))).toBe('not_found');
  });

  it('of an agent hear the calls that he took', async () => {
    const sara = await office.agent('sara');
    await office.boss.client.ask('sources.save', { ...source, use: 'input', userId: sara.id });
    const callId = await office.talk();
    expect(office.told(callId)?.why).toBe('noSource');
    await sara.client.ask('calls.take', { id: callId });
    await office.still();
    expect(office.told(callId)?.state).toBe('recording');
  });

  it('say how they stand', async () => {
    const { id } = await office.boss.client.ask('sources.save', { ...source, lineId: office.lineId });
    expect((await office.boss.client.ask('sources.list', {}))[0]?.state.state).toBe('idle');
    office.sound.sayOfSource({ sourceId: id, state: 'trouble', trouble: 'programMissing', detail: 'sox: not found' });
    expect((await office.boss.client.ask('sources.list', {}))[0]?.state).toMatchObject({ trouble: 'programMissing' });
    expect(office.boss.named('source.changed')).toHaveLength(1);
    expect(await office.boss.client.ask('sources.inputs', {})).toMatchObject({ programs: [{ program: 'simulated' }] });
  });

  it('are listened to by whoever asks, until he goes or two minutes are over', async () => {
    const tried = { program: 'simulated', driver: null, device: null, rate: 8_000, channels: 1 } as const;
    const other = await office.admin();
    await other.client.ask('sources.meter', tried);
    office.sound.meters[0]?.say(-12);
    expect(other.named('source.level')).toEqual([{ peakDb: [-12], meanDb: [-18], trouble: null, detail: null }]);
    expect(office.boss.named('source.level')).toEqual([]);
    other.close();
    expect(office.sound.meters[0]?.stopped).toBe(true);
    await office.boss.client.ask('sources.meter', tried);
    office.pass(119_000);
    expect(office.sound.meters[1]?.stopped).toBe(false);
    office.pass(1_000);
    expect(office.sound.meters[1]?.stopped).toBe(true);
    await office.boss.client.ask('sources.meter', tried);
    await office.boss.client.ask('sources.stopMeter', {});
    expect(office.sound.meters[2]?.stopped).toBe(true);
  });

  it('are tried out, heard back from memory, and measured', async () => {
    const tried = { program: 'simulated', driver: null, device: null, rate: 8_000, channels: 1, seconds: 2 } as const;
    const { url, ...heard } = await office.boss.client.ask('sources.test', tried);
    expect(heard).toMatchObject({ mime: 'audio/wav', durationMs: 2_000 });
    expect(heard.peakDb).toBeCloseTo(-6.02, 2);
    expect(heard.meanDb).toBeCloseTo(-6.02, 2);
    expect(new Set(heard.peaks)).toEqual(new Set([0.5]));
    const media = await office.core.openMedia(url.split('/').at(-1) ?? '');
    if (media?.kind !== 'sound') throw new Error('no sound');
    expect(media.sound.size).toBe(32_044);
    office.sound.hearsNothing = true;
    expect(await refusalOf(office.boss.client.ask('sources.test', tried))).toBe('source_failed');
  });
});

describe('an office that cannot record', () => {
  it('says so of every call, and keeps no sound', async () => {
    const office = await openOffice({ traits: { hook: 'always', ringSilenceMs: 10_000 } });
    const boss = await office.admin();
    office.box().say({ kind: 'ring', line: 1 }, { kind: 'ringEnd', line: 1 });
    await office.settled();
    const lineId = (await boss.client.ask('lines.list', {}))[0]?.id ?? '';
    const settings = await boss.client.ask('recordings.settings', {});
    await boss.client.ask('recordings.saveSettings', { ...settings, policies: [{ lineId, policy: 'notNeeded' }] });
    office.box().say({ kind: 'callerId', line: 1, number: CALLER, numberStatus: 'ok' }, { kind: 'offHook', line: 1 });
    await office.settled();
    expect(await boss.client.ask('recordings.live', {})).toMatchObject([{ state: 'off', why: 'noSource' }]);
    expect(await boss.client.ask('recordings.health', {})).toMatchObject({
      folder: '',
      freeBytes: null,
      stopped: false,
    });
    expect(await boss.client.ask('sources.inputs', {})).toEqual({ programs: [], inputs: [] });
    expect(await refusalOf(boss.client.ask('recordings.recoverySheet', {}))).toBe('not_found');
    expect(await office.core.openMedia('no such ticket')).toBeNull();
    await office.stop();
  });
});
