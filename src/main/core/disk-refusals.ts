import type { Publish } from './handler.ts';
import { safely } from './house-keeping.ts';
import type { Log } from './ports.ts';
import type { RecordCall } from './record-call.ts';
import type { RecordingRoom } from './recording-room.ts';

/** How often what was refused by the disk is tried again. */
export const RETRY_MS = 2_000;
const RETRY_SOON_MS = 10;
/** Calls written in one go when a busy store is free again: a signal must not wait for all of them. */
const MOST_AT_ONCE = 8;

/** What is done about a store that refused: people are told, and what is only busy is tried again in a moment. */
export interface DiskRefusals {
  refused(code: string): void;
  stop(): void;
}

/** `parts` is asked when something was refused: by then all of them exist. */
export function createDiskRefusals(options: {
  readonly parts: () => { readonly record: RecordCall; readonly recordings: RecordingRoom };
  readonly publish: Publish;
  readonly log: Log;
}): DiskRefusals {
  let soon: NodeJS.Timeout | null = null;

  /** Another process was writing: its transaction is over in a moment. */
  function retrySoon(): void {
    soon ??= setTimeout(() => {
      soon = null;
      safely(options.log, () => {
        const { record, recordings } = options.parts();
        const isBusy = recordings.retry();
        if (record.retry(MOST_AT_ONCE) > 0 || isBusy) retrySoon();
      });
    }, RETRY_SOON_MS);
  }

  return {
    refused(code) {
      if (code === 'timeout') retrySoon();
      const notice = code === 'store_full' ? 'storeFull' : code === 'store_read_only' ? 'storeReadOnly' : null;
      if (notice) options.publish('office.notice', { code: notice, count: options.parts().record.waiting() });
    },
    stop() {
      if (soon) clearTimeout(soon);
    },
  };
}
