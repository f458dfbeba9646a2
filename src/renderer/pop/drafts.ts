import type { Instant } from '../../shared/domain/instant.ts';

/** The part of `localStorage` that drafts need; it may throw when full or forbidden. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type Draft<T> = { readonly at: Instant; readonly value: T };

/** Half-typed things, kept on this computer by the call they belong to, so that a hang-up or a crash costs no word. */
export interface Drafts<T> {
  read(callId: string): T | null;
  write(callId: string, value: T): void;
  clear(callId: string): void;
  /** All drafts, the oldest first. */
  all(): readonly { readonly callId: string; readonly at: Instant; readonly value: T }[];
}

const WEEK_MS = 7 * 86_400_000;

/** Drafts of one kind. What is older than a week is swept away when drafts are listed. */
export function createDrafts<T>(
  storage: DraftStorage,
  kind: string,
  now: () => Instant,
  isValue: (value: unknown) => value is T,
): Drafts<T> {
  const prefix = `hamzang.draft.${kind}.`;
  const load = (key: string): Draft<T> | null => {
    try {
      const draft: unknown = JSON.parse(storage.getItem(key) ?? 'null');
      return isDraft(draft) && isValue(draft.value) ? { at: draft.at, value: draft.value } : null;
    } catch {
      return null;
    }
  };
  return {
    read: (callId) => load(prefix + callId)?.value ?? null,
    write(callId, value) {
      try {
        storage.setItem(prefix + callId, JSON.stringify({ at: now(), value }));
      } catch {
        // A full or forbidden storage costs the draft's safety, never the typing itself.
      }
    },
    clear: (callId) => storage.removeItem(prefix + callId),
    all() {
      const keys = keysOf(storage).filter((key) => key.startsWith(prefix));
      const found = keys.flatMap((key) => {
        const draft = load(key);
        if (draft !== null && draft.at > now() - WEEK_MS) return [{ callId: key.slice(prefix.length), ...draft }];
        storage.removeItem(key);
        return [];
      });
      return found.sort((a, b) => a.at - b.at);
    },
  };
}

function isDraft(value: unknown): value is Draft<unknown> {
  return (
    typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && 'value' in value
  );
}

function keysOf(storage: DraftStorage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null);
}
