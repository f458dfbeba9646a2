import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a file that was not there, with its first bytes, so that even its name survives a power cut. Only its owner may
 * read it. Rejects with the system's error; then there is no file.
 */
export async function createFile(path: string, first: Uint8Array): Promise<FileHandle> {
  const folder = dirname(path);
  await makeFolder(folder);
  const file = await open(path, 'wx', 0o600);
  await file.write(first, 0, first.byteLength, 0).catch(() => {});
  await syncFolder(folder);
  return file;
}

/** Step by step: Node's own way never ends where a file system refuses by saying that there is no such folder. */
async function makeFolder(path: string): Promise<void> {
  if (await isMade(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  if (!(await isMade(path))) await mkdir(path, 0o700);
}

/** False: the folder above it is not there. Rejects where it cannot be made for any other reason. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path, 0o700);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return false;
    if (code === 'EEXIST') return true;
    throw error;
  }
}

/** Windows cannot bring a folder to the disk, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
