import { describe, expect, it } from 'vitest';
import { callRow, removeCall } from '../../../src/main/store/calls.ts';
import { keepPlan, type Store } from '../../../src/main/store/db.ts';
import { writeConsent } from '../../../src/main/store/recording-consents.ts';
import {
  bytesPerDay,
  damagedRecordings,
  expiredRecordings,
  expiredTotals,
  isClassUsed,
} from '../../../src/main/store/recording-keep.ts';
import { listRecordings, type RecordingFilter } from '../../../src/main/store/recording-list.ts';
import {
  findRecording,
  openRecordings,
  recordingsOf,
  recordingsWithFile,
} from '../../../src/main/store/recording-row.ts';
import { recordingEventsOf } from '../../../src/main/store/recording-view.ts';
import {
  addRecordingEvents,
  markDeleted,
  type RecordedRow,
  relinkRecordings,
  setClass,
  writeRecording,
} from '../../../src/main/store/recording-write.ts';
import { addCalls, NOW, overCall, TEHRAN, testStore } from '../../support/store.ts';

const DAY = 86_400_000;
const aRecording = (id: string, said: Partial<RecordedRow> = {}): RecordedRow => ({
  id,
  callId: 'call1',
  sourceId: 'source1',
  sourceName: 'Tap',
  agentId: null,
  state: 'sealed',
  startedAt: NOW,
  endedAt: NOW + 1_000,
  durationMs: 1_000,
  rate: 8_000,
  channels: 1,
  codec: 'opus',
  file: `2026-11/${id}.hzr`,
  bytes: 100,
  sha256: null,
  peaks: null,
  why: 'rule',
  classId: 'standard',
  repaired: false,
  damage: null,
  ...said,
});
const none: RecordingFilter = { text: '', states: [], heldOnly: false, damagedOnly: false, from: null, to: null };

function office(): Store {
  const store = testStore();
  addCalls(store, overCall('call1', 60_000), overCall('call2', 30_000));
  return store;
}

/** How SQLite finds the recordings in each statement that `work` asks. */
function plansOf(store: Store, work: (db: Store) => void): string[] {
  const asked: string[] = [];
  const watch = <T>(sql: string, ...values: never[]): T[] => {
    asked.push(sql);
    return store.all<T>(sql, ...values);
  };
  work({ ...store, all: watch, get: (sql: string, ...values: never[]) => watch(sql, ...values)[0] } as Store);
  return asked.map((sql) => {
    const plan = store.driver.prepare<unknown[], { detail: string }>(`explain query plan ${keepPlan(sql)}`);
    return plan
      .all(...(sql.match(/\?/g) ?? []).map(() => 1))
      .map(({ detail }) => detail)
      .filter((detail) => / (r|recordings|e|l)( |$)/.test(detail) || detail.includes('TEMP B-TREE'))
      .join(' | ');
  });
}

describe('the recordings of a call', () => {
  it('are counted in its row, with the longest, as far as there is something to hear', () => {
    const store = office();
    for (const [id, durationMs, state] of [
      ['a', 3_600_000, 'sealed'],
      ['b', 5_000, 'saved'],
      ['c', 9_000_000, 'deleted'],
      ['d', 0, 'empty'],
    ] as const)
      writeRecording(store, aRecording(id, { durationMs, state }));
    expect(callRow(store, 'call1', TEHRAN)?.recordings).toEqual({ count: 2, durationMs: 3_600_000 });
    expect(callRow(store, 'call2', TEHRAN)?.recordings).toEqual({ count: 0, durationMs: 0 });
  });

  it('go with it into the call of which it turned out to be a part', () => {
    const store = office();
    writeRecording(store, aRecording('a'));
    writeConsent(store, { callId: 'call1', state: 'given', at: NOW, userId: 'sara' });
    writeConsent(store, { callId: 'call2', state: 'refused', at: NOW, userId: 'sara' });
    addRecordingEvents(store, [
      { callId: 'call1', recordingId: 'a', at: NOW, kind: 'marked', atMs: 5, userId: null, detail: 'here' },
    ]);
    expect(() => store.transaction(() => removeCall(store, 'call1'))).toThrow(/FOREIGN KEY/);
    store.transaction(() => {
      relinkRecordings(store, 'call1', 'call2');
      removeCall(store, 'call1');
    });
    expect(recordingsOf(store, 'call2').map(({ id }) => id)).toEqual(['a']);
    expect(recordingEventsOf(store, 'call2').map(({ detail }) => detail)).toEqual(['here']);
    expect(store.all('select call_id, state from call_consents')).toEqual([{ call_id: 'call2', state: 'refused' }]);
  });

  it('keep the class that somebody chose, and the call that they were given', () => {
    const store = office();
    writeRecording(store, aRecording('a', { state: 'recording', classId: 'standard' }));
    writeRecording(store, aRecording('a', { state: 'recording', classId: 'long' }));
    expect(findRecording(store, 'a')?.classId).toBe('long');
    writeRecording(store, aRecording('a', { state: 'saved', classId: 'long' }));
    setClass(store, 'a', 'ever');
    writeRecording(store, aRecording('a', { state: 'sealed', classId: 'long', callId: 'call2' }));
    expect(findRecording(store, 'a')).toMatchObject({ classId: 'ever', callId: 'call1', state: 'sealed' });
  });

  it('are only a row once they were deleted', () => {
    const store = office();
    writeRecording(store, aRecording('a', { damage: 'changed' }));
    markDeleted(store, 'a', NOW);
    expect(findRecording(store, 'a')).toMatchObject({ state: 'deleted', file: null, damage: null, deletedAt: NOW });
  });
});

describe('what retention asks', () => {
  it('is told class by class, the oldest first, without what is held', () => {
    const store = office();
    const classes = [
      { id: 'standard', name: 'Standard', days: 10 },
      { id: 'short', name: 'Short', days: 1 },
      { id: 'ever', name: 'For ever', days: null },
    ];
    writeRecording(store, aRecording('old', { startedAt: NOW - 10 * DAY }));
    writeRecording(store, aRecording('young', { startedAt: NOW - 10 * DAY + 1 }));
    writeRecording(store, aRecording('short', { startedAt: NOW - 20 * DAY, classId: 'short' }));
    writeRecording(store, aRecording('ever', { startedAt: 1, classId: 'ever' }));
    writeRecording(store, aRecording('held', { startedAt: 1 }));
    store.run("update recordings set held_at = 1 where id = 'held'");
    expect(expiredRecordings(store, classes, NOW, 10).map(({ id }) => id)).toEqual(['short', 'old']);
    expect(expiredTotals(store, classes, NOW)).toEqual({ total: 2, bytes: 200, held: 1 });
  });

  it('paces the disk by the last two weeks', () => {
    const store = office();
    writeRecording(store, aRecording('before', { startedAt: NOW - 15 * DAY, bytes: 1e9 }));
    expect(bytesPerDay(store, NOW)).toBe(0);
    writeRecording(store, aRecording('a', { startedAt: NOW - 4 * DAY, bytes: 300 }));
    writeRecording(store, aRecording('b', { startedAt: NOW - DAY, bytes: 100 }));
    expect(bytesPerDay(store, NOW)).toBe(100);
  });
});

describe('the questions about recordings', () => {
  it.each([
    ['of one call', (db: Store) => recordingsOf(db, 'call1'), /^SEARCH r USING INDEX recordings_call \(call_id=\?\)$/],
    [
      'in a row of calls',
      (db: Store) => callRow(db, 'call1', TEHRAN),
      /SEARCH r USING INDEX recordings_call \(call_id=\?\)/,
    ],
    ['of one id', (db: Store) => findRecording(db, 'a'), /^SEARCH r USING INDEX recordings_id_unique \(id=\?\)$/],
    ['that are not put away', openRecordings, /^SCAN r USING INDEX recordings_open$/],
    [
      'whose time is over',
      (db: Store) => expiredRecordings(db, [{ id: 'standard', name: '', days: 1 }], NOW, 10),
      /^SEARCH r USING INDEX recordings_class \(class_id=\? AND started_at<\?\)$/,
    ],
    [
      'of a class',
      (db: Store) => isClassUsed(db, 'standard'),
      /USING (COVERING )?INDEX recordings_class \(class_id=\?\)$/,
    ],
    ['of the last days', (db: Store) => bytesPerDay(db, NOW), /USING INDEX recordings_started \(started_at>\?\)$/],
    ['that are damaged', (db: Store) => damagedRecordings(db, 10), /^SCAN recordings USING INDEX recordings_damaged$/],
    [
      'with files, in pages',
      (db: Store) => recordingsWithFile(db, 0, 10),
      /^SEARCH r USING INTEGER PRIMARY KEY \(rowid>\?\)$/,
    ],
    [
      'and what happened to them',
      (db: Store) => recordingEventsOf(db, 'call1'),
      /recording_events_call \(call_id=\?\)/,
    ],
  ] as const)('walk an index and sort nothing: %s', (_what, work, plan) => {
    const plans = plansOf(office(), (db) => void work(db));
    expect(plans.join(' / ')).toMatch(plan);
    expect(plans.join()).not.toContain('TEMP B-TREE');
  });

  it('show a page of all in the order of an index', () => {
    const plans = plansOf(office(), (db) => void listRecordings(db, none, null, 100));
    expect(plans[1]).toMatch(/^SCAN r USING INDEX recordings_started/);
    expect(plans[1]).not.toContain('TEMP B-TREE');
  });
});
