import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { reconcileRecordings } from '../../../src/main/core/reconcile-recordings.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { leftover, openRecordedOffice, type RecordedOffice, refusalOf } from '../../support/recorded-office.ts';

const DAY = 86_400_000;
const GIGA = 1_073_741_824;

let office: RecordedOffice;
afterEach(async () => {
  expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
  await office.stop();
});

/** A recording of so many seconds that is over. Returns its id. */
async function recorded(seconds = 10): Promise<string> {
  await office.talk();
  office.pass(seconds * 1_000);
  await office.hangUp();
  return office.sound.last().order.recordingId;
}

const stateOf = (id: string): string | undefined =>
  office.store.get<{ state: string }>('select state from recordings where id = ?', id)?.state;

describe('retention', () => {
  it('says what would go, and lets it go with a proof', async () => {
    office = await openRecordedOffice();
    const id = await recorded();
    expect(await office.boss.client.ask('recordings.retentionPlan', {})).toEqual({
      items: [],
      total: 0,
      bytes: 0,
      held: 0,
    });
    await office.save({ classes: [{ id: 'standard', name: 'Standard', days: 3 }] });
    office.time.now += 3 * DAY;
    const plan = await office.boss.client.ask('recordings.retentionPlan', {});
    expect(plan).toMatchObject({ total: 1, held: 0, items: [{ id, className: 'Standard' }] });
    expect(await office.boss.client.ask('recordings.runRetention', {})).toEqual({ deleted: 1, bytes: plan.bytes });
    await office.still();
    expect(office.sound.files.size).toBe(0);
    expect(stateOf(id)).toBe('deleted');
    const [entry] = await office.boss.client.ask('journal.list', { before: null, limit: 1 });
    expect(entry).toMatchObject({
      name: 'recordings.runRetention',
      changes: [
        {
          table: 'recordings',
          row: id,
          before: { state: 'sealed', file: `2026-11/${id}.hzr`, sha256: 'a'.repeat(64) },
          after: { state: 'deleted', reason: 'retention' },
        },
      ],
    });
  });

  it('is beaten by a legal hold until that is lifted', async () => {
    office = await openRecordedOffice();
    const id = await recorded();
    await office.boss.client.ask('recordings.hold', { id, on: true, reason: 'a lawsuit' });
    await office.save({ classes: [{ id: 'standard', name: 'Standard', days: 1 }] });
    office.time.now += 2 * DAY;
    expect(await office.boss.client.ask('recordings.retentionPlan', {})).toMatchObject({ total: 0, held: 1 });
    await office.boss.client.ask('recordings.runRetention', {});
    expect(await refusalOf(office.boss.client.ask('recordings.delete', { id, reason: 'I want it' }))).toBe('on_hold');
    expect(stateOf(id)).toBe('sealed');
    await office.boss.client.ask('recordings.hold', { id, on: false, reason: 'it is over' });
    await office.boss.client.ask('recordings.runRetention', {});
    expect(stateOf(id)).toBe('deleted');
  });

  it('goes by the class that somebody chose', async () => {
    office = await openRecordedOffice();
    const classes = [
      { id: 'standard', name: 'Standard', days: 1 },
      { id: 'ever', name: 'For ever', days: null },
    ];
    await office.save({ classes });
    const kept = await recorded();
    const gone = await recorded();
    await office.boss.client.ask('recordings.classify', { id: kept, classId: 'ever' });
    expect(await refusalOf(office.boss.client.ask('recordings.classify', { id: kept, classId: 'none' }))).toBe(
      'bad_input',
    );
    office.time.now += 5 * DAY;
    await office.boss.client.ask('recordings.runRetention', {});
    expect([stateOf(kept), stateOf(gone)]).toEqual(['sealed', 'deleted']);
    expect(await refusalOf(office.save({ classes: classes.slice(0, 1) }))).toBe('conflict');
  });

  it('runs by itself at night, once', async () => {
    office = await openRecordedOffice();
    await office.save({ classes: [{ id: 'standard', name: 'Standard', days: 1 }] });
    const id = await recorded();
    office.pass(DAY / 2);
    await office.still();
    expect(stateOf(id)).toBe('sealed');
    office.pass(DAY);
    await office.still();
    expect(stateOf(id)).toBe('deleted');
    const nights = () => office.store.all("select seq from journal where name = 'recordings.runRetention'").length;
    const before = nights();
    office.pass(60_000);
    await office.still();
    expect(nights()).toBe(before);
  });

  it('deletes all of what it promised, however much that is', async () => {
    office = await openRecordedOffice();
    const id = await recorded();
    office.store.transaction(() => {
      for (let i = 0; i < 1_200; i += 1)
        office.store.run(
          `insert into recordings (id, call_id, source_id, source_name, agent_id, state, started_at, ended_at, duration_ms, rate,
             channels, codec, file, bytes, sha256, peaks, why, class_id, held_by, held_at, held_reason, repaired, damage, deleted_at)
           select 'r' || ?, call_id, source_id, source_name, agent_id, state, started_at, ended_at, duration_ms, rate,
             channels, codec, 'x/r' || ?, 10, sha256, peaks, why, class_id, held_by, held_at, held_reason, repaired, damage, deleted_at
           from recordings where id = ?`,
          i,
          i,
          id,
        );
    });
    await office.save({ classes: [{ id: 'standard', name: 'Standard', days: 1 }] });
    office.time.now += 2 * DAY;
    expect(await office.boss.client.ask('recordings.runRetention', {})).toMatchObject({ deleted: 1_201 });
    await office.still();
    expect(office.store.get("select count(*) as n from recordings where state = 'deleted'")).toEqual({ n: 1_201 });
  });
});

describe('the disk of the recordings', () => {
  it('stops recording at the floor, says so, and goes on when there is room', async () => {
    office = await openRecordedOffice();
    const callId = await office.talk();
    office.sound.freeBytes = GIGA - 1;
    office.pass(10_000);
    await office.still();
    expect(office.told(callId)).toMatchObject({ state: 'trouble', trouble: 'diskFloor' });
    expect(office.sound.last().orders).toEqual(['stop']);
    expect(office.boss.named('office.notice')).toContainEqual({ code: 'recordingStopped', count: 1 });
    expect(await office.boss.client.ask('recordings.health', {})).toMatchObject({ stopped: true, freeBytes: GIGA - 1 });
    office.sound.freeBytes = 2 * GIGA;
    office.pass(10_000);
    await office.still();
    expect(office.told(callId)?.state).toBe('recording');
    expect(office.sound.takes).toHaveLength(2);
    await office.hangUp();
    const recordings = await office.recordings(callId);
    expect(recordings[0]?.events.map(({ kind, detail }) => [kind, detail])).toContainEqual(['trouble', 'diskFloor']);
  });

  it('is forecast, and the warning is said once a day', async () => {
    office = await openRecordedOffice();
    await recorded(100);
    office.store.run('update recordings set bytes = ?', 20 * GIGA);
    office.sound.freeBytes = 61 * GIGA;
    const warnings = () =>
      office.boss.named<{ code: string }>('office.notice').filter(({ code }) => code === 'recordingDiskLow');
    for (let minute = 0; minute < 5; minute += 1) {
      office.pass(60_000);
      await office.still();
    }
    expect(warnings()).toEqual([{ code: 'recordingDiskLow', count: 3 }]);
    expect(await office.boss.client.ask('recordings.health', {})).toMatchObject({
      daysLeft: 3,
      bytesPerDay: 20 * GIGA,
      stopped: false,
    });
    office.time.now += DAY;
    office.pass(60_000);
    await office.still();
    expect(warnings()).toHaveLength(2);
  });
});

describe('putting away', () => {
  it('leaves a recording playable where it fails, and tries again within the hour', async () => {
    office = await openRecordedOffice();
    office.sound.sealFails = 'diskFull';
    const id = await recorded();
    expect(stateOf(id)).toBe('saved');
    expect(await office.boss.client.ask('recordings.health', {})).toMatchObject({ waitingToSeal: 1 });
    expect(await refusalOf(office.boss.client.ask('recordings.open', { id }))).toBeNull();
    office.sound.sealFails = null;
    office.pass(3_600_000);
    await office.still();
    expect(stateOf(id)).toBe('sealed');
    const { counters } = await office.boss.client.ask('diagnostics.get', {});
    expect(counters).toMatchObject({ 'recordings.sealFailed': 1, 'recordings.sealed': 1 });
  });

  it('does not bring back what was deleted meanwhile', async () => {
    office = await openRecordedOffice();
    office.sound.holdSeals = true;
    const id = await recorded();
    await office.boss.client.ask('recordings.delete', { id, reason: 'a mistake' });
    office.sound.files.set('left', 1);
    office.sound.holdSeals = false;
    office.sound.releaseSeals();
    await office.still();
    expect(stateOf(id)).toBe('deleted');
    expect([...office.sound.files.keys()]).toEqual(['left']);
  });
});

describe('putting away what the store could not be told of', () => {
  it('does not bring back what was deleted meanwhile', async () => {
    office = await openRecordedOffice();
    office.sound.holdSeals = true;
    const id = await recorded();
    office.store.driver.pragma('query_only = 1');
    office.sound.releaseSeals();
    await office.still();
    office.store.driver.pragma('query_only = 0');
    office.log.length = 0;
    expect([...office.sound.files.keys()]).toEqual([`2026-11/${id}.hzr`]);
    await office.boss.client.ask('recordings.delete', { id, reason: 'a mistake' });
    await office.talk();
    expect(stateOf(id)).toBe('deleted');
    expect(office.sound.files.size).toBe(0);
  });
});

describe('what a broken-off run left behind', () => {
  async function again(
    change: (before: RecordedOffice, callId: string) => void,
  ): Promise<{ callId: string; recordingId: string }> {
    const dir = mkdtempSync(join(tmpdir(), 'hamzang-again-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const before = await openRecordedOffice({ dir });
    before.sound.holdSeals = true;
    const callId = await before.talk();
    await before.boss.client.ask('recordings.pause', { callId, cause: 'key' });
    before.pass(4_000);
    const { recordingId } = before.sound.last().order;
    await before.stop();
    before.sound.holdSeals = false;
    change(before, callId);
    office = await openRecordedOffice({ again: { ...before, dir } });
    await office.still();
    return { callId, recordingId };
  }

  it('is repaired, linked to its call and put away', async () => {
    const { callId, recordingId } = await again((before, call) => {
      const id = before.sound.last().order.recordingId;
      inStore(before, "update recordings set state = 'recording', ended_at = null, duration_ms = null, file = null");
      inStore(before, "delete from recording_events where kind = 'stopped'");
      before.sound.leftovers = [leftover(id, call, before.time.now)];
    });
    const [recording] = await office.recordings(callId);
    expect(recording).toMatchObject({ id: recordingId, state: 'sealed', repaired: true, durationMs: 6_000 });
    expect(recording?.events.map(({ kind }) => kind)).toContain('repaired');
    expect(recording?.gaps).toEqual([{ from: 2_000, to: 6_000, cause: 'key' }]);
  });

  it('gets its row back where only the file is there', async () => {
    const { callId, recordingId } = await again((before, call) => {
      const id = before.sound.last().order.recordingId;
      inStore(before, 'delete from recordings');
      before.sound.leftovers = [leftover(id, call, before.time.now)];
    });
    expect(await office.recordings(callId)).toMatchObject([
      { id: recordingId, state: 'sealed', repaired: true, class: { id: 'standard' } },
    ]);
  });

  it('is an empty row where there is no file', async () => {
    const { callId } = await again((before) => {
      before.sound.files.clear();
      inStore(before, "update recordings set state = 'recording', file = null");
    });
    expect(await office.recordings(callId)).toMatchObject([{ state: 'empty' }]);
  });

  it('is found again where it was put away and nobody could say so any more', async () => {
    const { callId, recordingId } = await again((before) => {
      const id = before.sound.last().order.recordingId;
      before.sound.files.clear();
      before.sound.files.set(`2026-11/${id}.hzr`, 1_000);
    });
    expect(await office.recordings(callId)).toMatchObject([
      { id: recordingId, state: 'sealed', codec: 'opus', bytes: 1_000, damage: null, repaired: false },
    ]);
    expect(office.store.get('select sha256, peaks from recordings where id = ?', recordingId)).toEqual({
      sha256: 'a'.repeat(64),
      peaks: expect.any(String),
    });
  });

  it('is found again where the last run was killed before it could say even that the call was over', async () => {
    const { callId, recordingId } = await again((before) => {
      const id = before.sound.last().order.recordingId;
      before.sound.files.clear();
      before.sound.files.set(`2026-11/${id}.hzr`, 1_000);
      inStore(before, "update recordings set state = 'recording', ended_at = null, duration_ms = null, file = null");
    });
    const [recording] = await office.recordings(callId);
    expect(recording).toMatchObject({ id: recordingId, state: 'sealed', repaired: true });
    expect((recording?.endedAt ?? 0) - (recording?.startedAt ?? 0)).toBe(recording?.durationMs);
  });

  it('is said to be missing where its file is gone', async () => {
    const { callId } = await again((before) => before.sound.files.clear());
    expect(await office.recordings(callId)).toMatchObject([{ state: 'saved', damage: 'missing' }]);
  });

  it('is left alone where its call is nobody’s, and listed as unknown', async () => {
    await again((before) => {
      before.sound.files.set('live/stray.nocall.wav', 5);
      before.sound.leftovers = [
        ...[...before.sound.files.keys()].flatMap((file) => {
          const [id = '', call = ''] = file.replace('live/', '').split('.');
          return [leftover(id, call, before.time.now)];
        }),
      ];
    });
    expect(await office.boss.client.ask('recordings.reconcile', {})).toMatchObject({ unknownFiles: 1, damaged: 0 });
    expect(await office.boss.client.ask('recordings.health', {})).toMatchObject({
      unknownFiles: [{ file: 'live/stray.nocall.wav', bytes: 5 }],
      checkedAt: office.time.now,
    });
  });

  /** As if the process had been killed before it could write. */
  function inStore(before: RecordedOffice, sql: string): void {
    const store = openStore(before.dir);
    store.run(sql);
    store.close();
  }
});

describe('comparing files and rows', () => {
  it('goes on the next night where this night’s reading ended, and begins anew at the end', async () => {
    office = await openRecordedOffice();
    const ids = [await recorded(), await recorded(), await recorded()];
    const { vault } = office.sound.kit(office.time);
    const read: string[] = [];
    let readAfter = 0;
    for (let night = 0; night < 4; night += 1)
      readAfter = (
        await reconcileRecordings({
          vault: { ...vault, check: async (id) => (read.push(id) ? 'ok' : 'ok') },
          db: office.store,
          budgetBytes: 1,
          readAfter,
          open: new Set(),
          onDamage: () => undefined,
          isOver: () => false,
        })
      ).readTo;
    expect(read).toEqual([...ids, ids[0]]);
  });

  it('finds what was changed, what is missing and what nobody knows, and what is whole again', async () => {
    office = await openRecordedOffice();
    const [whole, changed, missing] = [await recorded(), await recorded(), await recorded()];
    office.sound.changed.add(`2026-11/${changed}.hzr`);
    const bytes = office.sound.files.get(`2026-11/${missing}.hzr`) ?? 0;
    office.sound.files.delete(`2026-11/${missing}.hzr`);
    office.sound.files.set('2026-11/unknown.hzr', 7);
    expect(await office.boss.client.ask('recordings.reconcile', {})).toEqual({ files: 3, unknownFiles: 1, damaged: 2 });
    const damageOf = (id: string) => office.store.get('select damage from recordings where id = ?', id);
    expect([damageOf(whole), damageOf(changed), damageOf(missing)]).toEqual([
      { damage: null },
      { damage: 'changed' },
      { damage: 'missing' },
    ]);
    expect((await office.boss.client.ask('recordings.health', {})).damaged.map(({ id }) => id)).toEqual([
      missing,
      changed,
    ]);
    office.sound.files.set(`2026-11/${missing}.hzr`, bytes);
    office.sound.changed.clear();
    expect(await office.boss.client.ask('recordings.reconcile', {})).toMatchObject({ damaged: 0 });
    expect(damageOf(missing)).toEqual({ damage: null });
  });

  it('knows what is being made, and clears what a deletion left behind', async () => {
    office = await openRecordedOffice();
    const id = await recorded();
    await office.boss.client.ask('recordings.delete', { id, reason: 'a mistake' });
    await office.still();
    await office.talk();
    const { order } = office.sound.last();
    office.sound.files.set(`2026-11/${id}.hzr`, 9);
    office.sound.files.set(`live/${order.recordingId}.${order.callId}.wav`, 9);
    expect(await office.boss.client.ask('recordings.reconcile', {})).toMatchObject({ unknownFiles: 0, damaged: 0 });
    expect([...office.sound.files.keys()]).toEqual([`live/${order.recordingId}.${order.callId}.wav`]);
  });

  it('prints the key for people, and journals that somebody asked', async () => {
    office = await openRecordedOffice();
    expect(await office.boss.client.ask('recordings.recoverySheet', {})).toEqual({
      groups: ['AAAAA', 'BBBBB'],
      fingerprint: 'CCCC',
      madeAt: office.time.now,
    });
    const entry = office.store.get("select changes from journal where name = 'recordings.recoverySheet'");
    expect(JSON.stringify(entry)).not.toContain('AAAAA');
  });
});
