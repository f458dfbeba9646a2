import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { RecordingFailure } from '../../core/ports.ts';
import type { ThreadAnswer, ThreadRequest, ThreadStart } from './thread-messages.ts';

/** A thread beside the core's own, with what is slow. */
export type Thread = {
  /** One at a time. Rejects with a `RecordingFailure`; `broken` where the thread died of it. */
  ask(request: ThreadRequest): Promise<ThreadAnswer>;
  /** At once, whatever it does. */
  end(): Promise<void>;
};

/** `file`: another program than ours, for tests. */
export function startThread(start: ThreadStart, file: URL = workerFile()): Thread {
  const worker = new Worker(file, { workerData: start });
  // Nobody waits for it who has nothing else to do.
  worker.unref();
  let waiting: { readonly resolve: (answer: ThreadAnswer) => void; readonly reject: (error: Error) => void } | null =
    null;
  let dead: RecordingFailure | null = null;
  const die = (message: string): void => {
    dead ??= new RecordingFailure('broken', message);
    waiting?.reject(dead);
    waiting = null;
  };
  worker.on('message', (answer: ThreadAnswer) => {
    const { resolve, reject } = waiting ?? { resolve: () => undefined, reject: () => undefined };
    waiting = null;
    if (answer.kind === 'failed') reject(new RecordingFailure(answer.code, answer.message));
    else resolve(answer);
  });
  worker.on('error', (error) => die(`the thread broke off: ${error instanceof Error ? error.message : String(error)}`));
  worker.on('exit', () => die('the thread ended'));
  return {
    ask(request) {
      if (dead) return Promise.reject(dead);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(request);
      });
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Beside this file in the source; in a built program, wherever the bundler put this code, beside its entries. */
function workerFile(): URL {
  const beside = ['./seal-worker.ts', './seal-worker.js', '../seal-worker.js'].map(
    (name) => new URL(name, import.meta.url),
  );
  return beside.find((url) => existsSync(fileURLToPath(url))) ?? new URL('./seal-worker.js', import.meta.url);
}
