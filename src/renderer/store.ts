import { useSyncExternalStore } from 'react';

/** A value that screens follow; each follower names the slice it needs and re-renders only when that slice is another. */
export interface Store<T> {
  get(): T;
  /** Replaces the fields that `change` names; nobody is told when nothing became different. */
  set(change: Partial<T> | ((now: T) => Partial<T>)): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a store. Objects inside are replaced, never changed, so that a slice can be compared by identity. */
export function createStore<T extends object>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const fields = typeof change === 'function' ? change(value) : change;
      const different = (Object.keys(fields) as (keyof T)[]).some((key) => !Object.is(fields[key], value[key]));
      if (!different) return;
      value = { ...value, ...fields };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows one slice. `select` must give the same object while nothing changed. */
export function useStore<T extends object, S>(store: Store<T>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
