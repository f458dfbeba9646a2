import type { Core } from '../core/core-types.ts';

/** The main page's address: in an office that nobody set up yet it carries the one-time code for doing so. */
export async function firstAddress(core: Core, base: string): Promise<string> {
  const connection = core.connect({ station: 'desktop', send: () => {} });
  const reply = await connection.request({ id: 'first-address', name: 'auth.state', input: {} });
  connection.close();
  return reply.ok && (reply.data as { needsSetup: boolean }).needsSetup
    ? `${base}#/sign-in/${encodeURIComponent(core.links.make(null))}`
    : base;
}
