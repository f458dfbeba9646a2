import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed } from './command.ts';

/** Throws `CommandFailed` where the folder holds no office. */
export function requireOffice(dir: string): void {
  if (!existsSync(join(dir, 'hamzang.sqlite'))) throw new CommandFailed(`There is no office in ${dir}. Check --data.`);
}
