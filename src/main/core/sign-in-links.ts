import type { Clock, Instant } from '../../shared/domain/instant.ts';
import { newSecret, secretHash } from '../store/secret.ts';
import type { SignInLinks } from './handler.ts';

/** A link is good for this long, in milliseconds. */
export const LINK_LIFETIME_MS = 15 * 60 * 1000;
/** Links that wait at the same time; making one more forgets the oldest. */
const MOST = 100;

type Link = { readonly userId: string | null; readonly expiresAt: Instant };

/** One-time codes in memory: they end with the process, with their time, and with their use. */
export function createSignInLinks(clock: Pick<Clock, 'now'>): SignInLinks {
  const links = new Map<string, Link>();
  const check = (code: string): Link | null => {
    const link = links.get(secretHash(code));
    return link && link.expiresAt > clock.now() ? link : null;
  };
  return {
    make(userId) {
      const code = newSecret();
      links.set(secretHash(code), { userId, expiresAt: clock.now() + LINK_LIFETIME_MS });
      for (const oldest of [...links.keys()].slice(0, -MOST)) links.delete(oldest);
      return code;
    },
    check,
    redeem(code) {
      const link = check(code);
      links.delete(secretHash(code));
      return link;
    },
  };
}
