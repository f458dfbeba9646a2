import { createHash } from 'node:crypto';
import { createEnvelopeMeter } from './envelope.ts';
import { asBytes, type PcmBlocks, type PcmFormat } from './pcm-block.ts';
import { createPeakMeter } from './peaks.ts';

/** What is known of sound that went by. */
export type Heard = {
  readonly samples: number;
  readonly sha256: string;
  readonly envelope: readonly Float32Array[];
  readonly peaks: Uint8Array;
};

/** Listens to sound that somebody else reads; `heard` is of what went by until then. */
export function listenTo(format: PcmFormat): { pass(blocks: PcmBlocks): PcmBlocks; heard(): Heard } {
  const envelope = createEnvelopeMeter(format);
  const peaks = createPeakMeter(format);
  const sum = createHash('sha256');
  let values = 0;
  return {
    async *pass(blocks) {
      for await (const block of blocks) {
        envelope.push(block);
        peaks.push(block);
        sum.update(asBytes(block));
        values += block.length;
        yield block;
      }
    },
    heard: () => ({
      samples: values / format.channels,
      sha256: sum.copy().digest('hex'),
      envelope: envelope.envelope(),
      peaks: peaks.peaks(),
    }),
  };
}

/** Listens to all of it. */
export async function hear(format: PcmFormat, blocks: PcmBlocks): Promise<Heard> {
  const listener = listenTo(format);
  for await (const _ of listener.pass(blocks));
  return listener.heard();
}
