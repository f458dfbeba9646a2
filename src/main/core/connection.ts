import type { Push, Reply } from '../../shared/contract/wire.ts';
import type { Session } from './session.ts';

/** One screen, script or station at the core, whatever the wire. Every transport adapter uses exactly this. */
export interface Connection {
  readonly session: Session;
  /** `raw` is what came from the wire, unparsed. Never rejects. */
  request(raw: unknown): Promise<Reply>;
  close(): void;
}

/** Opens a connection as a stranger; `send` gets every push meant for it. */
export type Connect = (options: { readonly station: string; readonly send: (push: Push) => void }) => Connection;
