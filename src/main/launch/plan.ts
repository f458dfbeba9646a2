/** What the launcher found on this computer. */
export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** POSIX user id; null on Windows. */
  readonly userId: number | null;
};

/** Why there can be no desktop window here, in one sentence; null: nothing speaks against it. */
export function whyNoDesktop(at: Surroundings): string | null {
  if (!hasDisplay(at)) return 'There is no display here, so Hamzang runs without its desktop window.';
  if (at.platform === 'linux' && at.userId === 0)
    return 'Electron does not run as root, so Hamzang runs without its desktop window.';
  return null;
}

/** Can anything be shown to a person sitting at this computer? */
export function hasDisplay({ platform, env }: Surroundings): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The command that opens an address in the system's browser. The address is one argument; no shell reads it. */
export function browserCommand(platform: NodeJS.Platform, url: string): readonly [string, readonly string[]] {
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [url]];
}
