import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { leftover, openRecordedOffice, type RecordedOffice } from '../../support/recorded-office.ts';

describe('the recording of a call', () => {
  let office: RecordedOffice;
  beforeEach(async () => {
    office = await openRecordedOffice();
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  it('begins when somebody answers, with what was said just before', async () => {
    const callId = await office.talk();
    expect(office.sound.takes.map(({ order }) => order)).toMatchObject([{ callId, withPreRoll: true }]);
    expect(office.told(callId)).toMatchObject({
      state: 'recording',
      why: 'rule',
      consent: 'notNeeded',
      recordingId: office.sound.last().order.recordingId,
    });
  });

  it('does not begin while it rings', async () => {
    office
      .box()
      .say({ kind: 'callerId', line: 1, number: '09125550039', numberStatus: 'ok' }, { kind: 'ring', line: 1 });
    await office.still();
    expect(office.sound.takes).toEqual([]);
  });

  it('ends with the call, is put away, and stands with its call', async () => {
    const callId = await office.talk();
    office.pass(30_000);
    await office.hangUp();
    const [recording, ...others] = await office.recordings(callId);
    expect(others).toEqual([]);
    expect(recording).toMatchObject({
      state: 'sealed',
      codec: 'opus',
      durationMs: 32_000,
      sourceName: 'Tap of line 1',
      why: 'rule',
      class: { id: 'standard' },
      repaired: false,
      gaps: [],
      may: { listen: true, export: true, manage: true },
    });
    expect(recording?.events.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['started', 2_000],
      ['stopped', 32_000],
      ['sealed', null],
    ]);
    expect(office.told(callId)?.state).toBe('stopped');
    expect(await office.boss.client.ask('recordings.live', {})).toEqual([]);
    const { rows } = await office.boss.client.ask('calls.list', { filter: {} });
    expect(rows.find(({ id }) => id === callId)?.recordings).toEqual({ count: 1, durationMs: 32_000 });
  });

  it('tells lists when there is something to hear', async () => {
    const callId = await office.talk();
    office.pass(1_000);
    await office.hangUp();
    const stored = office.boss.named<{ callId: string; state: string }>('recording.stored');
    expect(stored.map((one) => [one.callId, one.state])).toEqual([[callId, 'sealed']]);
    const row = office.boss.named<{ id: string; recordings: { count: number } }>('call.changed').at(-1);
    expect(row).toMatchObject({ id: callId, recordings: { count: 1 } });
  });

  it('stands in the journal with all that happened to it', async () => {
    await office.talk();
    office.pass(1_000);
    await office.hangUp();
    const entries = office.store.all<{ actor: string; changes: string }>(
      "select actor, changes from journal where name = 'recordings.write' order by seq",
    );
    expect(entries.length).toBeGreaterThan(1);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([`line:${office.lineId}`]));
    expect(entries.map(({ changes }) => changes).join()).toContain('"sha256":"aaaa');
  });

  it('names the agent who took the call only later', async () => {
    const sara = await office.agent('sara');
    const callId = await office.talk();
    expect(office.told(callId)?.state).toBe('recording');
    await sara.client.ask('calls.take', { id: callId });
    await office.still();
    office.pass(1_000);
    await office.hangUp();
    expect((await office.recordings(callId))[0]?.agent).toEqual({ id: sara.id, name: 'sara' });
  });

  it('names the agent who says only afterwards that he took it', async () => {
    const sara = await office.agent('sara');
    const callId = await office.talk();
    office.pass(1_000);
    await office.hangUp();
    await sara.client.ask('calls.take', { id: callId });
    expect((await office.recordings(callId))[0]?.agent?.id).toBe(sara.id);
  });

  it('is an empty row where nothing was ever heard', async () => {
    office.sound.hearsNothing = true;
    const callId = await office.talk();
    office.sound.last().say({ kind: 'trouble', trouble: 'deviceLost', detail: 'gone', atMs: 0 });
    await office.still();
    expect(office.told(callId)).toMatchObject({ state: 'trouble', trouble: 'deviceLost' });
    await office.hangUp();
    expect(await office.recordings(callId)).toMatchObject([{ state: 'empty', may: { listen: false } }]);
    expect(office.sound.files.size).toBe(0);
  });

  it('says trouble at once, and marks the silence until it hears again', async () => {
    const callId = await office.talk();
    office.pass(10_000);
    office.sound.last().say({ kind: 'trouble', trouble: 'deviceLost', detail: 'unplugged', atMs: 12_000 });
    expect(office.told(callId)).toMatchObject({ state: 'trouble', trouble: 'deviceLost' });
    office.pass(5_000);
    office.sound.last().say({ kind: 'recovered', atMs: 17_000 });
    expect(office.told(callId)).toMatchObject({ state: 'recording', trouble: null });
    await office.hangUp();
    const [recording] = await office.recordings(callId);
    expect(recording?.gaps).toEqual([{ from: 12_000, to: 17_000, cause: 'trouble' }]);
    expect(recording?.events.find(({ kind }) => kind === 'trouble')).toMatchObject({ detail: 'deviceLost' });
  });

  it('goes on when the store refuses, and is written when it takes it again', async () => {
    office.store.driver.pragma('query_only = 1');
    office.box().say({ kind: 'ring', line: 1 }, { kind: 'offHook', line: 1 });
    await office.still();
    const { order } = office.sound.last();
    office.pass(10_000);
    office.box().say({ kind: 'onHook', line: 1 });
    await office.still();
    expect(office.sound.last().orders).toEqual(['stop']);
    office.store.driver.pragma('query_only = 0');
    office.log.length = 0;
    const found = await waitFor(office, order.callId);
    expect(found).toMatchObject([{ id: order.recordingId, state: 'sealed', durationMs: 12_000 }]);
  });

  it('ends with the office in order, and is put away by the next one', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'hamzang-again-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const before = await openRecordedOffice({ dir });
    before.sound.holdSeals = true;
    const callId = await before.talk();
    before.pass(4_000);
    await before.stop();
    const [file = ''] = before.sound.files.keys();
    expect(file).toMatch(new RegExp(`^live/.*${callId}\\.wav$`));
    before.sound.holdSeals = false;
    const { recordingId } = before.sound.last().order;
    before.sound.leftovers = [leftover(recordingId, callId, before.time.now)];
    const after = await openRecordedOffice({ again: { ...before, dir } });
    await after.still();
    expect(await after.recordings(callId)).toMatchObject([
      { id: recordingId, state: 'sealed', repaired: false, durationMs: 6_000 },
    ]);
    await after.stop();
  });
});

async function waitFor(office: RecordedOffice, callId: string) {
  for (;;) {
    const found = await office.recordings(callId).catch(() => []);
    if (found[0]?.state === 'sealed') return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
