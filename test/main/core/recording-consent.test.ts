import { afterEach, describe, expect, it } from 'vitest';
import { CALLER, openRecordedOffice, type RecordedOffice, refusalOf } from '../../support/recorded-office.ts';

describe('consent to a recording', () => {
  let office: RecordedOffice;
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  async function taken(): Promise<string> {
    const callId = await office.talk();
    await office.boss.client.ask('calls.take', { id: callId });
    await office.still();
    return callId;
  }

  it('is never assumed: a line without a policy records nothing, and says nothing', async () => {
    office = await openRecordedOffice({ policy: null });
    const callId = await taken();
    expect(office.sound.takes).toEqual([]);
    expect(office.told(callId)).toBeUndefined();
    expect(await refusalOf(office.boss.client.ask('recordings.start', { callId }))).toBe('call_over');
  });

  it('is not there on a line without a policy, though others have one', async () => {
    office = await openRecordedOffice();
    office.box().say({ kind: 'ring', line: 2 }, { kind: 'offHook', line: 2 });
    await office.still();
    expect(office.sound.takes).toEqual([]);
    expect(await office.boss.client.ask('recordings.live', {})).toMatchObject([
      { state: 'off', why: 'noPolicy', consent: 'unset', may: { consent: false } },
    ]);
  });

  it('is announced where the line announces it', async () => {
    office = await openRecordedOffice({ policy: 'announcement' });
    const callId = await taken();
    expect(office.told(callId)).toMatchObject({ state: 'recording', consent: 'announced' });
    office.pass(1_000);
    await office.hangUp();
    const [recording] = await office.recordings(callId);
    expect(recording?.events.map(({ kind }) => kind)).toContain('announced');
    expect(office.store.all('select state from call_consents where call_id = ?', callId)).toEqual([
      { state: 'announced' },
    ]);
  });

  it('is waited for where somebody must ask; what was said before is not kept', async () => {
    office = await openRecordedOffice({ policy: 'ask' });
    const callId = await taken();
    expect(office.sound.takes).toEqual([]);
    expect(office.told(callId)).toMatchObject({ state: 'off', why: 'consentNeeded', consent: 'needed' });
    await office.boss.client.ask('recordings.consent', { callId, given: true });
    expect(office.sound.last().order.withPreRoll).toBe(false);
    expect(office.told(callId)).toMatchObject({ state: 'recording', consent: 'given' });
  });

  it('ends the recording when it is refused, and nothing of it is kept', async () => {
    office = await openRecordedOffice();
    const callId = await taken();
    office.pass(20_000);
    await office.boss.client.ask('recordings.consent', { callId, given: false });
    await office.still();
    expect(office.told(callId)).toMatchObject({ state: 'stopped', why: 'consentRefused', consent: 'refused' });
    await office.hangUp();
    expect([...office.sound.files.keys()]).toEqual([]);
    const [recording] = await office.recordings(callId);
    expect(recording).toMatchObject({ state: 'deleted', may: { listen: false, export: false } });
    expect(recording?.events.find(({ kind }) => kind === 'deleted')?.detail).toBe('consentRefused');
    const journal = await office.boss.client.ask('journal.list', { before: null, limit: 20 });
    expect(JSON.stringify(journal.find(({ name }) => name === 'recordings.consent')?.changes)).toContain(
      '"reason":"consentRefused"',
    );
  });

  it('deletes what was put away earlier in the same call, but not what is held', async () => {
    office = await openRecordedOffice();
    await office.save({ rules: [{ ...(await onlyRule()), action: 'onDemand' }] });
    const callId = await taken();
    const parts: string[] = [];
    for (let part = 0; part < 2; part += 1) {
      await office.boss.client.ask('recordings.start', { callId });
      office.pass(1_000);
      await office.boss.client.ask('recordings.stop', { callId });
      await office.still();
      parts.push(office.sound.last().order.recordingId);
    }
    await office.boss.client.ask('recordings.hold', { id: parts[1] ?? '', on: true, reason: 'a court asks' });
    await office.boss.client.ask('recordings.consent', { callId, given: false });
    await office.still();
    expect((await office.recordings(callId)).map(({ state }) => state)).toEqual(['deleted', 'sealed']);
    expect([...office.sound.files.keys()]).toEqual([`2026-11/${parts[1]}.hzr`]);
  });

  it('does not delete what somebody held while it was being made', async () => {
    office = await openRecordedOffice();
    const callId = await taken();
    office.pass(3_000);
    const id = office.sound.last().order.recordingId;
    await office.boss.client.ask('recordings.hold', { id, on: true, reason: 'a threat' });
    await office.boss.client.ask('recordings.consent', { callId, given: false });
    await office.still();
    expect(await office.recordings(callId)).toMatchObject([{ state: 'sealed', hold: { reason: 'a threat' } }]);
  });

  it('is the customer’s own for all his calls', async () => {
    office = await openRecordedOffice();
    const { id } = await office.boss.client.ask('customers.create', {
      name: 'مریم رضایی',
      numbers: [{ raw: CALLER, label: 'mobile' }],
    });
    await office.boss.client.ask('customers.setNeverRecord', { id, on: true });
    const callId = await taken();
    expect(office.sound.takes).toEqual([]);
    expect(office.told(callId)).toMatchObject({ state: 'off', why: 'customerRefuses' });
  });

  it('is asked for again in the middle of a call', async () => {
    office = await openRecordedOffice();
    const { id } = await office.boss.client.ask('customers.create', {
      name: 'مریم رضایی',
      numbers: [{ raw: CALLER, label: 'mobile' }],
    });
    const callId = await taken();
    office.pass(5_000);
    await office.boss.client.ask('customers.setNeverRecord', { id, on: true });
    await office.still();
    expect(office.told(callId)).toMatchObject({ state: 'stopped', why: 'customerRefuses' });
    expect(await office.recordings(callId)).toMatchObject([{ state: 'deleted' }]);
    expect(office.sound.files.size).toBe(0);
  });

  const onlyRule = async () => {
    const [rule] = (await office.boss.client.ask('recordings.settings', {})).rules;
    if (!rule) throw new Error('no rule');
    return rule;
  };
});
