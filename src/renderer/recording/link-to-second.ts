import type { Recording } from '../../shared/contract/recordings.ts';

/** Where a link leads: `t` seconds into the first recording of the call, or into the one that it names. */
export type AskedSecond = { readonly atMs: number; readonly recordingId: string | null };

/** An address that opens a call and plays from a second of it. `named`: the call has more recordings than this one. */
export function linkToSecond({ callId, id }: Pick<Recording, 'callId' | 'id'>, atMs: number, named: boolean): string {
  const { origin, pathname } = window.location;
  const which = named ? `&r=${encodeURIComponent(id)}` : '';
  return `${origin}${pathname}#/calls/${encodeURIComponent(callId)}?t=${Math.floor(atMs / 1000)}${which}`;
}

/** What a link asks for; `t` stands behind the path of the hash, or before it where the router has put it there. */
export function askedSecond(path: string, search: string): AskedSecond | null {
  const behind = path.indexOf('?');
  const asked = new URLSearchParams(behind === -1 ? search : path.slice(behind));
  const second = asked.get('t');
  if (second === null || !/^\d{1,6}$/.test(second)) return null;
  return { atMs: Number(second) * 1000, recordingId: asked.get('r') };
}
