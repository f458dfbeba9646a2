import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { readOffice, readSetting, writeSetting } from './settings.ts';

/** What is true of an office before anybody decided: every call that may be recorded is, and no line may. */
export const firstRecording = (language: 'fa' | 'en'): RecordingSettings => ({
  enabled: true,
  rules: [
    {
      id: 'everything',
      name: language === 'fa' ? 'همهٔ تماس‌ها' : 'All calls',
      enabled: true,
      action: 'record',
      lineIds: [],
      directions: [],
      agentIds: [],
      customer: 'anybody',
      hours: null,
      classId: null,
    },
  ],
  policies: [],
  codec: 'opus',
  bitrate: 24_000,
  classes: [{ id: 'standard', name: language === 'fa' ? 'معمولی' : 'Standard', days: 365 }],
  floorMegabytes: 1_024,
  warnDays: 7,
  silenceSeconds: 60,
  pauseAlarmSeconds: 180,
  agentsHearOwn: false,
  agentsControl: true,
});

/** A field that an older version did not write has its first value. */
export function readRecordingSettings(db: ReadableDb): RecordingSettings {
  return { ...firstRecording(readOffice(db).language), ...readSetting<Partial<RecordingSettings>>(db, 'recording') };
}

export function writeRecordingSettings(db: WritableDb, settings: RecordingSettings): void {
  writeSetting(db, 'recording', settings);
}
