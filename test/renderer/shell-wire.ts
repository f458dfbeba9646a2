import type { LinkState } from '../../src/renderer/transport.ts';
import type { EventName, PayloadOf } from '../../src/shared/contract/contract.ts';
import type { Push, Reply, Request, Transport } from '../../src/shared/contract/wire.ts';

/** The far end of a wire in a test's hands: it answers when told, breaks when told, and keeps what was asked. */
export type Wire = {
  readonly open: (onState: (state: LinkState) => void) => Transport;
  readonly become: (state: LinkState) => void;
  readonly push: <N extends EventName>(name: N, payload: PayloadOf<N>) => void;
  readonly asked: readonly Request[];
};

/** `answer` may give a promise, so that a test decides when a reply arrives. */
export function createWire(answer: (request: Request) => Reply | Promise<Reply>): Wire {
  const asked: Request[] = [];
  const listeners = new Set<(push: Push) => void>();
  let tell: (state: LinkState) => void = () => undefined;
  const transport: Transport = {
    async request(request) {
      asked.push(request);
      return await answer(request);
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    open(onState) {
      tell = onState;
      return transport;
    },
    become: (state) => tell(state),
    push(name, payload) {
      for (const listener of listeners) listener({ name, payload, at: 0, mono: 0 });
    },
    asked,
  };
}

export function yes(data: unknown): Reply {
  return { ok: true, data };
}

/** Lets replies and what follows them happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** What can be read in a part of the page: the library writes its variables into a style element there. */
export function readable(part: Element): string {
  const copy = part.cloneNode(true) as Element;
  for (const style of copy.querySelectorAll('style')) style.remove();
  return copy.textContent ?? '';
}

/** The field that a label names. */
export function labelled(words: string): Element | null {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(words));
  return label === undefined ? null : document.getElementById(label.htmlFor);
}
