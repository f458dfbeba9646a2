import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordingSettings } from '../../../shared/contract/recordings.ts';
import type { Core } from '../../connect.ts';
import { showDone } from '../../ui/toast.tsx';
import { useCommand, useCore, useMe } from '../../use-core.tsx';

type Part = Partial<RecordingSettings>;

/** The settings of recording as one page has them: what is saved, with the page's own changes in it. */
export type Unsaved = {
  readonly settings: RecordingSettings;
  readonly dirty: boolean;
  readonly pending: boolean;
  /** A function gets the settings as they are when it runs: an undo may come long after. */
  readonly change: (part: Part | ((now: RecordingSettings) => Part)) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
};

/** What was changed and not saved outlives its page, because somebody may look up a line's name meanwhile. */
const kept = new WeakMap<Core, Map<string, Part>>();
const NOTHING: Part = {};

/**
 * The document is saved as a whole: the page's own fields are put into the newest one, so that two pages do not undo each
 * other. `page` names the page whose changes are kept, `done` is said after saving.
 */
export function useUnsaved(page: string, saved: RecordingSettings, done: string): Unsaved {
  const core = useCore();
  const { part, read, keep } = useKept(core, `${page} ${useMe().id}`);
  const { run, pending } = useCommand('recordings.saveSettings');
  const latest = useRef(saved);
  latest.current = saved;
  const settings = { ...saved, ...part };
  const dirty = JSON.stringify(settings) !== JSON.stringify(saved);
  useEffect(() => {
    // Once what is saved is the same, later changes of others must not be covered.
    if (!dirty && part !== NOTHING) keep(NOTHING);
  }, [dirty, part, keep]);
  return {
    settings,
    dirty,
    pending,
    change(more) {
      const now = read();
      keep({ ...now, ...(typeof more === 'function' ? more({ ...latest.current, ...now }) : more) });
    },
    discard: () => keep(NOTHING),
    async save() {
      const saving = await run({ ...latest.current, ...read() });
      if (!saving.ok) return;
      keep(only(saving.data, read()));
      core.asks.refresh('recordings.settings', {});
      showDone(done);
    },
  };
}

function useKept(core: Core, key: string) {
  const read = useCallback(() => kept.get(core)?.get(key) ?? NOTHING, [core, key]);
  const [part, setPart] = useState(read);
  const keep = useCallback(
    (next: Part) => {
      const all = kept.get(core) ?? new Map<string, Part>();
      kept.set(core, all.set(key, next));
      setPart(next);
    },
    [core, key],
  );
  return { part, read, keep };
}

/** The same fields, as they came back. */
function only(settings: RecordingSettings, part: Part): Part {
  return Object.fromEntries(Object.entries(settings).filter(([field]) => field in part));
}
