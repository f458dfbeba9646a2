import { type Log, RecordingFailure, type Sealed, type SealOrder } from '../../core/ports.ts';
import type { Thread } from './thread.ts';

export type SealQueue = {
  seal(order: SealOrder): Promise<Sealed>;
  end(): Promise<void>;
};

type Waiting = {
  readonly order: SealOrder;
  resolve(sealed: Sealed): void;
  reject(error: unknown): void;
};

/** One after another in a thread that is there while there is something to do, and started again when it died. */
export function createSealQueue(start: () => Thread, log: Log): SealQueue {
  const waiting: Waiting[] = [];
  let thread: Thread | null = null;
  let running: Promise<void> | null = null;
  let isEnded = false;

  const endThread = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.end();
  };
  const sealOne = async ({ order, resolve, reject }: Waiting): Promise<void> => {
    try {
      thread ??= start();
      const answer = await thread.ask({ kind: 'seal', order });
      if (answer.kind !== 'sealed') throw new RecordingFailure('broken', 'the thread answered something else');
      const { codec } = answer.sealed;
      for (const note of answer.notes)
        log.warn({ recordingId: order.recordingId, codec, note }, 'compressed otherwise than asked');
      resolve(answer.sealed);
    } catch (error) {
      // Of a thread that died nothing more is to be had; a fresh one costs a tenth of a second.
      if (error instanceof RecordingFailure && error.code === 'broken') await endThread();
      reject(error);
    }
  };
  const run = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sealOne(next);
    await endThread();
    // Somebody may have come while the thread went.
    running = waiting.length > 0 ? run() : null;
  };
  return {
    seal(order) {
      if (isEnded) return Promise.reject(closing());
      return new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject });
        running ??= run();
      });
    },
    async end() {
      isEnded = true;
      for (const { reject } of waiting.splice(0)) reject(closing());
      await endThread();
      await running;
    },
  };
}

const closing = (): RecordingFailure => new RecordingFailure('broken', 'the vault is closing; the next start goes on');
