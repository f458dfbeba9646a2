import { type ByteQueue, queueBytes } from './byte-queue.ts';
import { OGG_HEAD_BYTES, pageSum } from './ogg-page.ts';

/** A packet and where its page says that the sound of the page ends (48 kHz samples). */
export type OggPacket = { readonly data: Uint8Array; readonly granule: number; readonly endsStream: boolean };

/** The packets of an Ogg stream. Throws where it is none, or where a page fails its checksum. */
export async function* readOgg(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<OggPacket> {
  const queue = queueBytes(bytes);
  let part: Uint8Array[] = [];
  while (await queue.need(OGG_HEAD_BYTES)) {
    const { lacing, page } = await readPage(queue);
    const granule = Number(page.readBigInt64LE(6));
    const endsStream = ((page[5] ?? 0) & 4) !== 0;
    let at = OGG_HEAD_BYTES + lacing.length;
    for (const [index, size] of lacing.entries()) {
      part.push(page.subarray(at, at + size));
      at += size;
      if (size === 255) continue;
      yield { data: Buffer.concat(part), granule, endsStream: endsStream && index === lacing.length - 1 };
      part = [];
    }
  }
  if (queue.left() > 0 || part.length > 0) throw new Error('the Ogg stream ends within a page');
}

async function readPage(queue: ByteQueue): Promise<{ readonly lacing: Uint8Array; readonly page: Buffer }> {
  const head = queue.peek(OGG_HEAD_BYTES);
  if (String.fromCharCode(...head.subarray(0, 4)) !== 'OggS') throw new Error('there is no Ogg page where one must be');
  const pieces = OGG_HEAD_BYTES + (head[26] ?? 0);
  if (!(await queue.need(pieces))) throw new Error('the Ogg stream ends within a page');
  const lacing = queue.peek(pieces).slice(OGG_HEAD_BYTES);
  const size = pieces + lacing.reduce((sum, one) => sum + one, 0);
  if (!(await queue.need(size))) throw new Error('the Ogg stream ends within a page');
  const page = Buffer.from(queue.peek(size));
  queue.drop(size);
  const said = page.readUInt32LE(22);
  page.writeUInt32LE(0, 22);
  if (pageSum(page) !== said) throw new Error('a page of the Ogg stream fails its checksum');
  return { lacing, page };
}
