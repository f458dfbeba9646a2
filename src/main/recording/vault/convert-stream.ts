import { RecordingFailure } from '../../core/ports.ts';
import type { ConvertOrder } from './convert-file.ts';
import type { Thread } from './thread.ts';

/** A slice when it is asked for, out of a thread of its own, which ends with the reading, however that ends. */
export async function* convertStream(start: () => Thread, order: ConvertOrder): AsyncGenerator<Uint8Array> {
  const thread = start();
  try {
    let answer = await thread.ask({ kind: 'convert', order });
    while (answer.kind === 'slice' && answer.bytes) {
      yield answer.bytes;
      answer = await thread.ask({ kind: 'next' });
    }
    if (answer.kind !== 'slice') throw new RecordingFailure('broken', 'the thread answered something else');
  } finally {
    // So that it closes its files; where it cannot, the system will.
    await thread.ask({ kind: 'stop' }).catch(() => undefined);
    await thread.end();
  }
}
