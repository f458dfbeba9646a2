import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { convertFile } from './convert-file.ts';
import { failureOf } from './failure-of.ts';
import { sealFile } from './seal-file.ts';
import type { ThreadAnswer, ThreadRequest, ThreadStart } from './thread-messages.ts';

const LOW = 10;
const place = workerData as ThreadStart;

// On Linux it is this thread alone that gives way to the others; elsewhere it would be the whole program.
if (process.platform === 'linux') {
  try {
    setPriority(0, LOW);
  } catch {
    // It works without.
  }
}

let slices: AsyncGenerator<Uint8Array> | null = null;

async function answer(request: ThreadRequest): Promise<ThreadAnswer> {
  if (request.kind === 'seal') {
    const notes: string[] = [];
    const sealed = await sealFile(place, request.order, (note) => notes.push(note));
    return { kind: 'sealed', sealed, notes };
  }
  if (request.kind === 'stop') await slices?.return(undefined);
  if (request.kind === 'convert') slices = convertFile(place, request.order);
  const next = await slices?.next();
  return { kind: 'slice', bytes: next && !next.done ? next.value : null };
}

parentPort?.on('message', (request: ThreadRequest) => {
  void answer(request)
    .catch((error: unknown): ThreadAnswer => {
      const { code, message } = failureOf(error);
      return { kind: 'failed', code, message };
    })
    .then((reply) => {
      const bytes = reply.kind === 'slice' ? reply.bytes : null;
      parentPort?.postMessage(reply, bytes && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
    });
});
