import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long the download's address may take to answer, and the whole download, in milliseconds. */
const ANSWER_MS = 5_000;
const DOWNLOAD_MS = 10 * 60_000;
const RELEASES = 'https://github.com/electron/electron/releases/';

/** Path of the installed Electron program below `root`; null where it was not downloaded yet. */
export function findElectron(root: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Downloads the runtime with the electron package's own installer; false where the network does not give it. */
export async function fetchElectron(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<boolean> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer) || !(await answers(downloadAddress(env), env, stop))) return false;
  return runInstaller(installer, root, AbortSignal.any([stop, AbortSignal.timeout(DOWNLOAD_MS)]));
}

function downloadAddress(env: Readonly<Record<string, string | undefined>>): string {
  return env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? RELEASES;
}

/** A short question first: a network that swallows packets would make the installer hang for minutes. */
async function answers(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<boolean> {
  // Behind a proxy only the installer knows the way.
  if (env.HTTPS_PROXY ?? env.https_proxy ?? env.ALL_PROXY) return true;
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]) });
    return true;
  } catch {
    return false;
  }
}

function runInstaller(installer: string, root: string, stop: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, [installer], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
    signal: stop,
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
