import type { Page } from 'playwright-core';
import type { ScreenPop } from '../../src/shared/contract/calls.ts';
import type { Push, Reply, Request } from '../../src/shared/contract/wire.ts';

/** What a screen asked the hub and was told, so that a floor without a store can say the same to the same screen. */
export type Recorded = { readonly replies: Record<string, Reply>; readonly pop: ScreenPop };

/** Listens to the socket of a page that is yet to be opened. */
export function recordVisit(page: Page): {
  readonly replies: Record<string, Reply>;
  readonly pop: () => ScreenPop | null;
} {
  const replies: Record<string, Reply> = {};
  const asked = new Map<string, string>();
  let pop: ScreenPop | null = null;
  page.on('websocket', (socket) => {
    // Socket.io's own marks: 42 an event (with the number of its answer behind it), 43 an answer.
    socket.on('framesent', ({ payload }) => {
      const [, answer, body] = /^42(\d+)(\[.*)$/s.exec(payload.toString()) ?? [];
      if (answer && body) asked.set(answer, (JSON.parse(body) as [string, Request])[1].name);
    });
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString();
      const [, answer = '', body] = /^43(\d+)(\[.*)$/s.exec(text) ?? [];
      const name = asked.get(answer);
      if (name && body) replies[name] ??= (JSON.parse(body) as [Reply])[0];
      const push = text.startsWith('42["push"') ? (JSON.parse(text.slice(2)) as [string, Push])[1] : null;
      if (push?.name === 'pop.shown') pop = push.payload as ScreenPop;
    });
  });
  return { replies, pop: () => pop };
}
