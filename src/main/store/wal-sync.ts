import { close, fdatasync, openSync } from 'node:fs';

/** Brings what was committed from the system's memory to the disk, off this thread. */
export interface WalSync {
  /** Something was committed. */
  touched(): void;
  end(): void;
}

/** Flushes an open file and calls back, whether it could or not. */
type Sync = (handle: number, done: () => void) => void;

/**
 * A commit with `synchronous = NORMAL` is in the system's hands at once: a killed process loses nothing. Against a power
 * cut the log is flushed right behind it by a thread of the pool, one flush for all commits that came meanwhile; waiting
 * for it here would hold up the next ring for as long as the disk takes.
 */
export function createWalSync(file: string, sync: Sync = fdatasync): WalSync {
  let handle: number | null = null;
  let running = false;
  let again = false;
  let ended = false;

  function flush(): void {
    handle ??= openLog(`${file}-wal`);
    if (handle === null) return;
    running = true;
    again = false;
    sync(handle, () => {
      running = false;
      if (ended) release();
      else if (again) flush();
    });
  }

  function release(): void {
    if (handle !== null) close(handle, () => undefined);
    handle = null;
  }

  return {
    touched() {
      if (ended) return;
      if (running) again = true;
      else flush();
    },
    end() {
      ended = true;
      if (!running) release();
    },
  };
}

function openLog(path: string): number | null {
  try {
    return openSync(path, 'r+');
  } catch {
    // There is no log yet: the next commit makes it.
    return null;
  }
}
