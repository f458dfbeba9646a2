import { beginnings } from './beginnings.ts';
import { newId, systemClock } from './clock.ts';
import { foundOffice } from './core/found-office.ts';
import type { Store } from './store/db.ts';
import { FIRST_OFFICE } from './store/settings.ts';
import { hasUsers } from './store/users.ts';

/** Makes up an office with customers where there is none. Its admin has no password: he comes in by the one-time link. */
export function openDemoOffice(store: Store): void {
  if (hasUsers(store)) return;
  store.transaction(() =>
    foundOffice(store, {
      office: { ...FIRST_OFFICE, name: 'فروشگاه نمونه' },
      admin: { name: 'مریم کاظمی', username: 'admin', passwordHash: null },
      sampleData: true,
      beginnings,
      now: systemClock.now(),
      newId,
    }),
  );
}
