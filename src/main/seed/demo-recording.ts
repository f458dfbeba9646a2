import { deviceName } from '../core/device-name.ts';
import type { WritableDb } from '../store/db.ts';
import { saveDevice } from '../store/devices.ts';
import { ensureLine } from '../store/lines.ts';
import { readRecordingSettings, writeRecordingSettings } from '../store/recording-settings.ts';
import { saveSource } from '../store/recording-sources.ts';
import { readOffice } from '../store/settings.ts';

/** The simulated box of a demo, before it has been attached. */
export type DemoBox = { readonly address: string; readonly lines: number };

/** Gives each line of the demo's box a voice, so that a newcomer sees a call being recorded and can hear it afterwards. */
export function writeDemoRecording(
  db: WritableDb,
  { address, lines }: DemoBox,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): void {
  const { language } = readOffice(db);
  const deviceId = newId();
  saveDevice(db, {
    id: deviceId,
    kind: 'simulator',
    address,
    baudRate: null,
    name: deviceName('simulator', language, []),
    options: null,
    enabled: true,
    // Comes back when the start attaches it, and stays away where it does not.
    removedAt: now,
  });
  const made = Array.from({ length: lines }, (_, index) =>
    ensureLine(db, { deviceId, position: index + 1, newId, language }),
  );
  for (const line of made)
    saveSource(db, {
      id: newId(),
      name: line.name,
      use: 'lineTap',
      program: 'simulated',
      driver: null,
      device: 'talk',
      rate: 8_000,
      channels: 1,
      preRollSeconds: 0,
      lineId: line.id,
      userId: null,
      enabled: true,
    });
  writeRecordingSettings(db, {
    ...readRecordingSettings(db),
    policies: made.map((line) => ({ lineId: line.id, policy: 'notNeeded' })),
    agentsHearOwn: true,
  });
}
