import { useCallback, useEffect } from 'react';
import { useSession } from '../use-core.tsx';
import { FIRST_KEYS, type KeyMap, putKeys, readKeys, writeKeys } from './key-map.ts';

const keyOf = (userId: string) => `hamzang.keys.${userId}`;

/** Gives the page the keys of the person who sits here, also when another window changes them. Called once per page. */
export function useOwnKeys(): void {
  const userId = useSession((session) => session.me?.id ?? null);
  useEffect(() => {
    if (userId === null) return putKeys(FIRST_KEYS);
    const load = () => putKeys(readKeys(localStorage.getItem(keyOf(userId))));
    load();
    window.addEventListener('storage', load);
    return () => window.removeEventListener('storage', load);
  }, [userId]);
}

/** Changes the keys here and now, and keeps them with this user on this computer. */
export function useSaveKeys(): (keys: KeyMap) => void {
  const userId = useSession((session) => session.me?.id ?? null);
  return useCallback(
    (keys) => {
      putKeys(keys);
      if (userId === null) return;
      try {
        localStorage.setItem(keyOf(userId), writeKeys(keys));
      } catch {
        // A full storage forgets the choice at the next start; until then the keys hold.
      }
    },
    [userId],
  );
}
