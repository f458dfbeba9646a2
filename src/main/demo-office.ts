import { beginnings } from './beginnings.ts';
import { newId, systemClock } from './clock.ts';
import { foundOffice } from './core/found-office.ts';
import { writeDemoRecording } from './seed/demo-recording.ts';
import type { Store } from './store/db.ts';
import { FIRST_OFFICE } from './store/settings.ts';
import { hasUsers } from './store/users.ts';

/** The box that rings in a demo, and its lines. */
export const DEMO_BOX = { address: '4', lines: 4 } as const;

/** Makes up an office with customers where there is none. Its admin has no password: he comes in by the one-time link. */
export function openDemoOffice(store: Store): void {
  if (hasUsers(store)) return;
  const now = systemClock.now();
  store.transaction(() => {
    foundOffice(store, {
      office: { ...FIRST_OFFICE, name: 'فروشگاه نمونه' },
      admin: { name: 'مریم کاظمی', username: 'admin', passwordHash: null },
      sampleData: true,
      beginnings,
      now,
      newId,
    });
    writeDemoRecording(store, DEMO_BOX, { now, newId });
  });
}
