import { describe, expect, it } from 'vitest';
import { writeDemoRecording } from '../../../src/main/seed/demo-recording.ts';
import { findDeviceAt, listDevices } from '../../../src/main/store/devices.ts';
import { readRecordingSettings } from '../../../src/main/store/recording-settings.ts';
import { listSources } from '../../../src/main/store/recording-sources.ts';
import { testStore } from '../../support/store.ts';

describe('the recording of a demo', () => {
  it('gives each line of its box a voice that may be recorded, and leaves the box to the start', () => {
    const store = testStore();
    let ids = 0;
    store.transaction(() =>
      writeDemoRecording(store, { address: '4', lines: 4 }, { now: 5, newId: () => `id${(ids += 1)}` }),
    );
    const box = findDeviceAt(store, 'simulator', '4');
    expect(box?.removedAt).toBe(5);
    expect(listDevices(store)).toEqual([]);
    const lines = store.all<{ id: string }>(
      'select id from lines where device_id = ? order by position',
      box?.id ?? '',
    );
    expect(lines).toHaveLength(4);
    const sources = listSources(store);
    expect(new Set(sources.map(({ lineId }) => lineId))).toEqual(new Set(lines.map(({ id }) => id)));
    expect(sources.every(({ program, enabled }) => program === 'simulated' && enabled)).toBe(true);
    expect(readRecordingSettings(store)).toMatchObject({
      enabled: true,
      rules: [{ action: 'record', enabled: true }],
      policies: lines.map(({ id }) => ({ lineId: id, policy: 'notNeeded' })),
    });
  });
});
