import { useCallback, useState } from 'react';

/** A choice that stays with this user on this computer. `read` turns what is stored into a value, or refuses it by null. */
export function useRemembered<T>(
  name: string,
  userId: string,
  first: T,
  read: (stored: unknown) => T | null,
): readonly [T, (next: T) => void] {
  const key = `hamzang.${name}.${userId}`;
  const [value, setValue] = useState<T>(() => load(key, read) ?? first);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full storage forgets the choice at the next start; the list works on.
      }
    },
    [key],
  );
  return [value, change];
}

function load<T>(key: string, read: (stored: unknown) => T | null): T | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : read(JSON.parse(stored));
  } catch {
    return null;
  }
}
