import { readdir, stat, statfs } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { VaultFile } from '../../core/ports.ts';
import { systemCode } from './failure-of.ts';
import { HALF } from './vault-names.ts';

/** A month's folder and what is in it: ours is no deeper. */
const DEEPEST = 3;

/** Every file in the folder but those that are being made. Links are neither followed nor told. */
export async function listFiles(folder: string): Promise<readonly VaultFile[]> {
  return (await walk(folder, '', 1)).filter(({ file }) => !file.endsWith(HALF));
}

/** Those that a run left half made. */
export async function listHalves(folder: string): Promise<readonly VaultFile[]> {
  return (await walk(folder, '', 1)).filter(({ file }) => file.endsWith(HALF));
}

async function walk(folder: string, inside: string, depth: number): Promise<readonly VaultFile[]> {
  const found: VaultFile[] = [];
  for (const entry of await readIfThere(join(folder, inside))) {
    const file = posix.join(inside, entry.name);
    if (entry.isDirectory() && depth < DEEPEST) found.push(...(await walk(folder, file, depth + 1)));
    if (entry.isFile()) found.push(...(await fileAt(folder, file)));
  }
  return found;
}

async function fileAt(folder: string, file: string): Promise<readonly VaultFile[]> {
  try {
    return [{ file, bytes: (await stat(join(folder, file))).size }];
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readIfThere(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Null: the system does not say. */
export async function spaceOf(
  folder: string,
): Promise<{ readonly freeBytes: number; readonly totalBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
