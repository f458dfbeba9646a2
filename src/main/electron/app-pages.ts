import type { Protocol } from 'electron';
import { createScreenFiles, type FindScreenFile } from '../server/screen-files.ts';
import { contentSecurityPolicy } from '../server/security-headers.ts';
import { APP_ORIGIN, APP_SCHEME, isOurs } from './app-origin.ts';

/** What a page of the desktop may load: itself. It needs no socket, because the core is behind the preload. */
export const DESKTOP_CONTENT_SECURITY_POLICY = contentSecurityPolicy('');

/** Makes `app:` a proper origin. Must run before the application is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screen in `folder` under `app://hamzang/`; needs no `file:` and no port. */
export function serveAppPages(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  const findFile = createScreenFiles(folder);
  protocol.handle(APP_SCHEME, (request) => pageFor(findFile, request.url));
}

/** The answer to one address: a file of the screen, or 404. */
export async function pageFor(findFile: FindScreenFile, url: string): Promise<Response> {
  const file = isOurs(url, APP_ORIGIN) ? await findFile(new URL(url).pathname) : null;
  if (!file) return new Response('not found', { status: 404, headers: headersFor('text/plain; charset=utf-8') });
  return new Response(new Uint8Array(file.body), { headers: headersFor(file.type) });
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': DESKTOP_CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
