import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Core } from '../core/core-types.ts';

/**
 * The main page's address. In an office that nobody set up yet it carries the one-time code for doing so, and in a
 * demonstration the one that opens its made-up office; everywhere else people sign in.
 */
export async function firstAddress(core: Core, base: string, demo: boolean): Promise<string> {
  const connection = core.connect({ station: 'desktop', send: () => {} });
  const reply = await connection.request({ id: 'first-address', name: 'auth.state', input: {} });
  connection.close();
  const needsCode = demo || (reply.ok && (reply.data as OutputOf<'auth.state'>).needsSetup);
  return needsCode ? `${base}#/sign-in/${encodeURIComponent(core.links.make(null))}` : base;
}
