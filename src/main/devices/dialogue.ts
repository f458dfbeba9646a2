import type { DeviceKind } from '../../shared/contract/lines.ts';
import { createAmiLogin } from './ami/login.ts';
import { createPanasonicLogin } from './panasonic/login.ts';

/** Why a device does not let us in: the password or the user is wrong, somebody else holds it, or it only says no. */
export type DialogueProblem = 'badPassword' | 'busy' | 'refused';

/** What has to be said to a device over a network until it speaks by itself. One for each connection; no I/O of its own. */
export interface Dialogue {
  /** What to send as soon as the connection is there. */
  start(): readonly Uint8Array[];
  /** What to answer to these bytes; they also go to the decoder. */
  heard(bytes: Uint8Array): readonly Uint8Array[];
  /** Null: none so far. */
  readonly problem: DialogueProblem | null;
  /** We were let in. */
  readonly ready: boolean;
  /** What to send now and then so that a dead connection is noticed; null: nothing. */
  readonly keepAlive: { readonly everyMs: number; readonly bytes: Uint8Array } | null;
}

export type Credentials = { readonly username: string | null; readonly secret: string | null };

/** The dialogue with a device of this kind behind a network address; null where it speaks unasked. */
export const dialogueFor = (kind: DeviceKind, { username, secret }: Credentials): Dialogue | null => {
  switch (kind) {
    case 'panasonic':
      return createPanasonicLogin(secret);
    case 'ami':
      return createAmiLogin(username ?? '', secret ?? '');
    default:
      return null;
  }
};
