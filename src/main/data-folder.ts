import { join } from 'node:path';

/** Where the office's data lives unless somebody says otherwise: on this computer's own disk, never in a roaming profile. */
export function dataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Hamzang', 'data');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Hamzang', 'data');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'hamzang', 'data');
}
