import { spawn } from 'node:child_process';
import { browserCommand } from './plan.ts';

/** A program that has not failed by then shows the page, and may run as long as its window. */
const FAILS_WITHIN_MS = 2_000;

/** Opens an address in the system's browser; false where no program for it answers. */
export function openLink(platform: NodeJS.Platform, url: string): Promise<boolean> {
  const [program, args] = browserCommand(platform, url);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    setTimeout(() => resolve(true), FAILS_WITHIN_MS).unref();
  });
}
