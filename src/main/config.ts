import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What this program knows of itself, wherever it was put: beside its sources, built, or inside an app's archive. */
export type Installation = {
  readonly version: string;
  /** The built screen; it may not be there yet. */
  readonly screenDir: string;
};

/** Finds the package that this file belongs to. */
export function findInstallation(from: string = fileURLToPath(import.meta.url)): Installation {
  for (let dir = dirname(from); ; dir = dirname(dir)) {
    const file = join(dir, 'package.json');
    if (existsSync(file)) return { version: versionOf(file), screenDir: join(dir, 'out', 'renderer') };
    if (dirname(dir) === dir) throw new Error('package.json is missing from this installation');
  }
}

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
