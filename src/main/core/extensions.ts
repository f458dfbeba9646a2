import type { Store } from '../store/db.ts';
import { listUsers } from '../store/users.ts';

/** Whose telephone is whose: what an admin has entered of each person. In memory; read again after people changed. */
export interface Extensions {
  /** The one active person at this telephone; null where nobody is, or where two are said to be. */
  userAt(extension: string | null): string | null;
  of(userId: string): string | null;
  forget(): void;
}

export function createExtensions(store: Store): Extensions {
  let known: { readonly users: ReadonlyMap<string, string | null>; readonly own: ReadonlyMap<string, string> } | null =
    null;

  function read() {
    const users = new Map<string, string | null>();
    const own = new Map<string, string>();
    for (const { id, extension, active } of listUsers(store)) {
      const digits = extension?.trim();
      if (!active || !digits) continue;
      users.set(digits, users.has(digits) ? null : id);
      own.set(id, digits);
    }
    known = { users, own };
    return known;
  }

  return {
    userAt: (extension) => (extension === null ? null : ((known ?? read()).users.get(extension.trim()) ?? null)),
    of: (userId) => (known ?? read()).own.get(userId) ?? null,
    forget: () => {
      known = null;
    },
  };
}
