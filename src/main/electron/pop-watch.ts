import type { OutputOf, PayloadOf } from '../../shared/contract/contract.ts';
import { me, type Preferences } from '../../shared/contract/people.ts';
import type { Overheard } from './ipc-server.ts';
import type { Corner } from './pop-bounds.ts';

/** What the shell has to know to place the pop window: which cards stand there, and how their owner wants them. */
export type PopView = {
  readonly callIds: ReadonlySet<string>;
  readonly corner: Corner;
  readonly language: Preferences['language'];
};

export const EMPTY_POP_VIEW: PopView = { callIds: new Set(), corner: 'startBottom', language: 'fa' };

/** The view after something passed over a page's connection; the same object back means nothing new. */
export function afterOverheard(view: PopView, heard: Overheard): PopView {
  if ('push' in heard) return afterPush(view, heard.push.name, heard.push.payload);
  const name = nameOf(heard.request);
  return heard.reply.ok && name ? afterReply(view, name, heard.reply.data) : view;
}

function afterPush(view: PopView, name: string, payload: unknown): PopView {
  if (name === 'pop.shown') return withCard(view, (payload as PayloadOf<'pop.shown'>).callId);
  if (name === 'pop.folded') return withoutCard(view, (payload as PayloadOf<'pop.folded'>).callId);
  // A taken call lives on in the dock of the main window.
  if (name === 'dock.changed') return withoutCard(view, (payload as PayloadOf<'dock.changed'>).pop.callId);
  if (name === 'session.ended') return withCards(view, new Set());
  return view;
}

function afterReply(view: PopView, name: string, data: unknown): PopView {
  if (name === 'live.snapshot') {
    return withCards(view, new Set((data as OutputOf<'live.snapshot'>).pops.map((pop) => pop.callId)));
  }
  // A page that asks this begins as a stranger; its cards come with the snapshot.
  if (name === 'auth.state') return withCards(view, new Set());
  if (!name.startsWith('auth.') && name !== 'me.savePreferences') return view;
  const who = me.safeParse(data).data ?? me.safeParse((data as { me?: unknown } | null)?.me).data;
  return who ? { ...view, corner: who.preferences.popCorner, language: who.preferences.language } : view;
}

function withCard(view: PopView, callId: string): PopView {
  return withCards(view, new Set([...view.callIds, callId]));
}

function withoutCard(view: PopView, callId: string): PopView {
  return withCards(view, new Set([...view.callIds].filter((id) => id !== callId)));
}

function withCards(view: PopView, callIds: ReadonlySet<string>): PopView {
  const same = callIds.size === view.callIds.size && [...callIds].every((id) => view.callIds.has(id));
  return same ? view : { ...view, callIds };
}

/** The procedure that a request names; null where it names none. */
export function nameOf(request: unknown): string | null {
  return typeof request === 'object' && request !== null && 'name' in request ? String(request.name) : null;
}
