import { isIP } from 'node:net';

/** Takes the words of a Host header or of an origin's host. */
export type IsOurHost = (host: string | undefined) => boolean;

/**
 * Guards against DNS rebinding: a foreign page can only reach us under a *name* that its owner points at this computer.
 * So addresses are ours, and of the names only loopback's and those that we were told to listen under.
 */
export function createHostGuard(names: readonly string[]): IsOurHost {
  const ours = new Set(['localhost', ...names].map((name) => name.toLowerCase()));
  return (host) => {
    const name = host === undefined ? null : nameOf(host);
    return name !== null && (isIP(name) !== 0 || ours.has(name));
  };
}

/** `Office-PC:8080` → `office-pc`, `[::1]:80` → `::1`; null for what is no host at all. */
function nameOf(host: string): string | null {
  const found = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host);
  return (found?.[1] ?? found?.[2])?.toLowerCase() ?? null;
}

/** A page may speak to us only when it came from us. No origin at all: not a browser. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase());
}
