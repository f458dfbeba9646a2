import { open } from 'node:fs/promises';
import { keyIdOf, MAX_HEAD_BYTES } from './hzr-head.ts';
import { groupsOfFour } from './key-id.ts';
import { listFiles } from './vault-files.ts';
import { pathIn } from './vault-names.ts';

/** How many sealed recordings of a folder belong to which master key, by its fingerprint; those with a damaged head to none. */
export async function sealedWith(folder: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { file } of await listFiles(folder)) {
    const fingerprint = file.endsWith('.hzr') ? await fingerprintIn(pathIn(folder, file)) : null;
    if (fingerprint !== null) found.set(fingerprint, (found.get(fingerprint) ?? 0) + 1);
  }
  return found;
}

async function fingerprintIn(path: string): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(MAX_HEAD_BYTES);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const id = keyIdOf(start.subarray(0, bytesRead));
    return id && groupsOfFour(id);
  } finally {
    await file.close();
  }
}
