import { IconAddressBook, IconInbox, IconPhone, IconSettings } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from '../shared/domain/permission.ts';
import { CallsRoom } from './calls/calls-room.tsx';
import { CustomersRoom } from './customers/customers-room.tsx';
import { DeskRoom } from './desk/desk-room.tsx';

/** One room of the house; its own paths begin with `/<id>`. */
export type Room = {
  readonly id: 'desk' | 'calls' | 'customers' | 'admin';
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  /** Any of these opens the room. */
  readonly permissions: readonly Permission[];
  readonly screen: ComponentType | LazyExoticComponent<ComponentType>;
};

const AdminRoom = lazy(async () => ({ default: (await loadAdmin()).AdminRoom }));
const AGAIN_MS = 2000;

/** Fetches the admin's room beforehand, so that it opens also while the hub is away. */
export async function loadAdmin(): Promise<typeof import('./admin/admin-room.tsx')> {
  try {
    return await import('./admin/admin-room.tsx');
  } catch {
    // The hub is away: the badge says so, and the room stays a skeleton until it is back.
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return loadAdmin();
  }
}

/** In the order of the rail. */
export const ROOMS: readonly Room[] = [
  { id: 'desk', icon: IconInbox, permissions: ['call.work'], screen: DeskRoom },
  { id: 'calls', icon: IconPhone, permissions: ['call.read'], screen: CallsRoom },
  { id: 'customers', icon: IconAddressBook, permissions: ['customer.read'], screen: CustomersRoom },
  { id: 'admin', icon: IconSettings, permissions: ['settings.manage', 'diagnostics.read'], screen: AdminRoom },
];

/** The rooms that somebody with these permissions may enter. */
export function roomsFor(permissions: readonly Permission[]): readonly Room[] {
  return ROOMS.filter((room) => room.permissions.some((one) => permissions.includes(one)));
}

/** The room that a path lies in. */
export function roomAt(path: string): Room | undefined {
  return ROOMS.find((room) => path === `/${room.id}` || path.startsWith(`/${room.id}/`));
}
