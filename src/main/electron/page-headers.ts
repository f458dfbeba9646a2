import { contentSecurityPolicy } from '../server/security-headers.ts';

/** What a page of the desktop may load: itself. It needs no socket, because the core is behind the preload. */
export const DESKTOP_CONTENT_SECURITY_POLICY = contentSecurityPolicy('');

/** What every answer under the application's own origin carries. */
export function pageHeaders(): Readonly<Record<string, string>> {
  return {
    'content-security-policy': DESKTOP_CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
