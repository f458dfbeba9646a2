import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a file that was not there, with its first bytes, so that even its name survives a power cut. Only its owner may
 * read it. Rejects with the system's error; then there is no file.
 */
export async function createFile(path: string, first: Uint8Array): Promise<FileHandle> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  await file.write(first, 0, first.byteLength, 0).catch(() => {});
  await syncFolder(folder);
  return file;
}

/** Windows cannot bring a folder to the disk, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
