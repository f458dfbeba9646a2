/** The scheme and the origin under which the desktop serves its own pages. There is no other content. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://hamzang';

/** Addresses of the two pages: one document, two routes. */
export const MAIN_URL = `${APP_ORIGIN}/index.html`;
export const POP_URL = `${MAIN_URL}#/pop`;

/** Is this address one of ours? `trusted` is APP_ORIGIN, or the development server's origin while developing. */
export function isOurs(url: string, trusted: string): boolean {
  return originOf(url) === trusted;
}

/** `scheme://host` of an address; null where there is none. URL.origin says "null" for schemes that it does not know. */
export function originOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed?.host ? `${parsed.protocol}//${parsed.host}` : null;
}
