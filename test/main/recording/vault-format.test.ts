import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecordingFailure } from '../../../src/main/core/ports.ts';
import { CHUNK_SIZE, CHUNK_TAG } from '../../../src/main/recording/vault/hzr-chunk.ts';
import { openHzr } from '../../../src/main/recording/vault/hzr-reader.ts';
import { createHzrWriter } from '../../../src/main/recording/vault/hzr-writer.ts';
import { gather, MASTER_KEY } from './vault-stage.ts';

const META = { id: 'rec-1', codec: 'wav', rate: 8_000, channels: 1, samples: 1 } as const;
const STEP = CHUNK_SIZE + CHUNK_TAG;
const plain = Buffer.from(Uint8Array.from({ length: 3 * CHUNK_SIZE + 777 }, (_, at) => (at * 31 + (at >> 8)) & 255));

let dir: string;
let whole: Buffer;
let head: number;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-hzr-'));
  whole = await sealed(plain, META);
  head = whole.length - plain.length - 4 * CHUNK_TAG;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a sealed file', () => {
  it.each([0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 2 * CHUNK_SIZE, plain.length])(
    'gives back %i bytes',
    async (length) => {
      const part = plain.subarray(0, length);
      expect(await readWhole(await sealed(part, META))).toEqual(part);
    },
  );

  it('says nothing of what is in it, and the same sound is never written the same way twice', async () => {
    expect(whole.includes(plain.subarray(100, 116))).toBe(false);
    const again = await sealed(plain, META);
    expect(again.length).toBe(whole.length);
    expect(again.subarray(head, head + 1_000).equals(whole.subarray(head, head + 1_000))).toBe(false);
  });

  it('gives every range as the whole has it', async () => {
    const reader = await openHzr(await onDisk(whole), 'rec-1', MASTER_KEY);
    let state = 5;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state % below;
    };
    const ranges = Array.from({ length: 200 }, () => {
      const from = random(plain.length);
      return [from, from + random(Math.min(2 * CHUNK_SIZE, plain.length - from) + 1)] as const;
    });
    const edges = [
      [0, 1],
      [CHUNK_SIZE - 1, CHUNK_SIZE + 1],
      [CHUNK_SIZE, CHUNK_SIZE],
      [plain.length - 1, plain.length],
    ] as const;
    for (const [from, to] of [...ranges, ...edges]) {
      expect((await gather(reader.read(from, to))).equals(plain.subarray(from, to)), `${from} to ${to}`).toBe(true);
    }
    await reader.close();
  });

  it('gives only what there is of a range that goes beyond its end', async () => {
    const reader = await openHzr(await onDisk(whole), 'rec-1', MASTER_KEY);
    expect(await gather(reader.read(plain.length - 5, plain.length + 5))).toEqual(plain.subarray(-5));
    expect(await gather(reader.read(plain.length + 5, plain.length + 9))).toEqual(Buffer.alloc(0));
    expect(await gather(reader.read(-9, 2))).toEqual(plain.subarray(0, 2));
    await reader.close();
  });

  it('has two readers at once', async () => {
    const path = await onDisk(whole);
    const readers = await Promise.all([openHzr(path, 'rec-1', MASTER_KEY), openHzr(path, 'rec-1', MASTER_KEY)]);
    const [one, other] = await Promise.all(readers.map(async (reader) => gather(reader.read(0, reader.size))));
    expect([one?.equals(plain), other?.equals(plain)]).toEqual([true, true]);
    await Promise.all(readers.map((reader) => reader.close()));
  });
});

describe('a sealed file in wrong hands', () => {
  it('tells every changed byte of its head', async () => {
    for (let at = 0; at < head; at += 1) expect(await failure(withByte(whole, at)), `byte ${at}`).toBe('changed');
  });

  it('names the chunk in which a byte was changed', async () => {
    const places = Array.from({ length: 400 }, (_, index) => head + Math.floor((index * (whole.length - head)) / 400));
    const edges = [0, 1, 2, 3]
      .flatMap((chunk) => [head + chunk * STEP, head + chunk * STEP - 1])
      .filter((at) => at >= head);
    for (const at of [...places, ...edges, whole.length - 1]) {
      const error = await problem(withByte(whole, at));
      expect([error?.code, error?.message], `byte ${at}`).toEqual([
        'changed',
        expect.stringContaining(`chunk ${Math.floor((at - head) / STEP)}`),
      ]);
    }
  });

  it('tells that it was cut, wherever that was', async () => {
    const boundaries = [0, 1, 2, 3].flatMap((chunk) => [-1, 0, 1, 16, 17].map((off) => head + chunk * STEP + off));
    const between = Array.from({ length: 60 }, (_, index) => Math.floor((index * whole.length) / 60));
    for (const at of new Set([...boundaries, ...between, whole.length - 1])) {
      const path = await onDisk(whole.subarray(0, at));
      await expect(openHzr(path, 'rec-1', MASTER_KEY), `cut at ${at}`).rejects.toMatchObject({ code: 'changed' });
    }
  });

  it('tells that something was added', async () => {
    expect(await failure(Buffer.concat([whole, Buffer.alloc(1)]))).toBe('changed');
    expect(await failure(Buffer.concat([whole, whole.subarray(head + 3 * STEP)]))).toBe('changed');
  });

  it('tells that chunks were swapped, doubled or left out', async () => {
    const [a, b, c, d] = [0, 1, 2, 3].map((chunk) => whole.subarray(head + chunk * STEP, head + (chunk + 1) * STEP));
    const first = whole.subarray(0, head);
    for (const chunks of [[b, a, c, d], [a, c, b, d], [a, a, c, d], [a, b, d], [a, b, c], [d]]) {
      expect(await failure(Buffer.concat([first, ...chunks.map((chunk) => chunk ?? Buffer.alloc(0))]))).toBe('changed');
    }
  });

  it('takes no chunk of another file, not even of the same recording', async () => {
    const other = await sealed(plain, META);
    for (const chunk of [0, 1, 3]) {
      const from = head + chunk * STEP;
      const mixed = Buffer.from(whole);
      other.copy(mixed, from, from, Math.min(from + STEP, other.length));
      expect(await failure(mixed)).toBe('changed');
    }
  });

  it('takes the head of no other file', async () => {
    const other = await sealed(plain, META);
    expect(await failure(Buffer.concat([other.subarray(0, head), whole.subarray(head)]))).toBe('changed');
  });

  it('is not opened for another recording', async () => {
    await expect(openHzr(await onDisk(whole), 'rec-2', MASTER_KEY)).rejects.toMatchObject({ code: 'changed' });
  });

  it('is not opened for another recording by somebody who wrote its head anew', async () => {
    const forged = Buffer.from(whole);
    forged.set(Buffer.from('rec-2'), forged.indexOf('rec-1'));
    createHash('sha256')
      .update(forged.subarray(0, head - 32))
      .digest()
      .copy(forged, head - 32);
    await expect(openHzr(await onDisk(forged), 'rec-2', MASTER_KEY)).rejects.toMatchObject({ code: 'changed' });
  });

  it('says that the key is another one', async () => {
    await expect(openHzr(await onDisk(whole), 'rec-1', Buffer.alloc(32, 8))).rejects.toMatchObject({
      code: 'wrongKey',
    });
  });

  it('says that it is missing', async () => {
    await expect(openHzr(join(dir, 'nowhere.hzr'), 'rec-1', MASTER_KEY)).rejects.toMatchObject({ code: 'missing' });
  });

  it.each(['', 'x', 'HAMZANG\u0001', 'HAMZANG\u0001'.padEnd(5_000, '\u00ff')])(
    'is not opened where it is something else: %j',
    async (text) => {
      await expect(openHzr(await onDisk(Buffer.from(text, 'latin1')), 'rec-1', MASTER_KEY)).rejects.toMatchObject({
        code: 'changed',
      });
    },
  );
});

async function sealed(bytes: Buffer, meta: typeof META): Promise<Buffer> {
  const path = join(dir, 'made.hzr');
  const file = await open(path, 'w');
  const writer = await createHzrWriter(file, meta, MASTER_KEY);
  // In pieces that fit no chunk.
  for (let at = 0; at < bytes.length; at += 10_007) await writer.write(bytes.subarray(at, at + 10_007));
  await writer.finish();
  await file.close();
  return readFile(path);
}

async function onDisk(bytes: Buffer): Promise<string> {
  const path = join(dir, 'read.hzr');
  await writeFile(path, bytes);
  return path;
}

async function readWhole(bytes: Buffer): Promise<Buffer> {
  const reader = await openHzr(await onDisk(bytes), 'rec-1', MASTER_KEY);
  try {
    return await gather(reader.read(0, reader.size));
  } finally {
    await reader.close();
  }
}

async function problem(bytes: Buffer): Promise<RecordingFailure | null> {
  try {
    await readWhole(bytes);
    return null;
  } catch (error) {
    return error instanceof RecordingFailure ? error : null;
  }
}

const failure = async (bytes: Buffer) => (await problem(bytes))?.code ?? null;

function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
