import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** One file of the built screen, ready to be sent. */
export type ScreenFile = {
  readonly type: string;
  readonly body: Buffer;
  /** Null where compressing gains nothing. */
  readonly zipped: Buffer | null;
  /** Its name changes with its content: may be kept for ever. */
  readonly hashed: boolean;
};

/** Finds a file by the path of a URL; null: there is no such file. */
export type FindScreenFile = (path: string) => Promise<ScreenFile | null>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
};
const WORTH_ZIPPING = /^text\/|json|svg/;
const zip = promisify(gzip);

/**
 * The files under `dir`, listed at the first question: a path is looked up in that list and never joined to the folder,
 * so that no path leads out of it. Each file is read and compressed once.
 */
export function createScreenFiles(dir: string): FindScreenFile {
  const loaded = new Map<string, Promise<ScreenFile>>();
  let list: ReadonlySet<string> | null = null;
  return async (path) => {
    list ??= listFiles(dir);
    const name = path === '/' ? 'index.html' : path.slice(1);
    const type = TYPES[extname(name)];
    if (!type || !list.has(name)) return null;
    const file = loaded.get(name) ?? load(join(dir, name), type, name.startsWith('assets/'));
    loaded.set(name, file);
    return file;
  };
}

function listFiles(dir: string): ReadonlySet<string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Set(files.map((file) => file.slice(dir.length).split(sep).filter(Boolean).join('/')));
}

async function load(file: string, type: string, hashed: boolean): Promise<ScreenFile> {
  const body = await readFile(file);
  return { type, body, zipped: WORTH_ZIPPING.test(type) ? await zip(body) : null, hashed };
}
