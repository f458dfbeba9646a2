import type { EventName, InputOf, OutputOf, PayloadOf, ProcedureName } from '../contract/contract.ts';
import type { ErrorCode, Push, Transport, Unsubscribe } from '../contract/wire.ts';

/** A refusal that came back over the wire. `code` picks the words for people. */
export class RequestRefused extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The contract, typed, over any transport. */
export interface Client {
  /** Resolves with the answer; rejects with `RequestRefused`. `id` makes a command safe to send twice. */
  ask<N extends ProcedureName>(name: N, input: InputOf<N>, id?: string): Promise<OutputOf<N>>;
  on<N extends EventName>(name: N, listener: (payload: PayloadOf<N>, push: Push) => void): Unsubscribe;
}

/** Makes a client over a transport. `newId` gives each request its id. */
export function createClient(transport: Transport, newId: () => string): Client {
  return {
    async ask(name, input, id = newId()) {
      const reply = await transport.request({ id, name, input });
      if (!reply.ok) throw new RequestRefused(reply.error.code, reply.error.message);
      // The door parsed the output against this very contract before it left.
      return reply.data as OutputOf<typeof name>;
    },
    on(name, listener) {
      return transport.onPush((push) => {
        if (push.name === name) listener(push.payload as PayloadOf<typeof name>, push);
      });
    },
  };
}
