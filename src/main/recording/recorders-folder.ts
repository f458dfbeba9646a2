import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the recorder files: beside this source, beside a build that was copied there, or inside an app's archive. */
export function recordersFolder(from: string = fileURLToPath(import.meta.url)): string {
  for (let dir = dirname(from); ; dir = dirname(dir)) {
    const folder = join(dir, 'recorders');
    if (existsSync(join(folder, 'sox.cjs'))) return folder;
    if (dirname(dir) === dir) throw new Error('the recorders are missing from this installation');
  }
}
