import { replyIn } from './modem/init-commands.ts';
import type { Source } from './source.ts';
import type { Wait } from './wait.ts';

/** Much more than any answer; noise must not pile up here. */
const REPLY_CHARACTERS = 1024;

export type Answer = 'ok' | 'error' | 'timeout';

/** Asks a modem one thing after the other: who asks while an answer is awaited comes when it is there. */
export interface AskModem {
  heard(bytes: Uint8Array): void;
  /** Sends a command without its CR and waits for its result, `limitMs` from its turn. Rejects when it cannot be sent. */
  ask(source: Source, command: string, limitMs: number, gone: AbortSignal): Promise<Answer>;
}

export function createAskModem(wait: Wait): AskModem {
  let reply = '';
  let answered: (() => void) | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function askNow(source: Source, command: string, limitMs: number, gone: AbortSignal): Promise<Answer> {
    if (gone.aborted) return 'timeout';
    reply = '';
    const waiting = new AbortController();
    const giveUp = (): void => waiting.abort();
    answered = giveUp;
    gone.addEventListener('abort', giveUp, { once: true });
    try {
      await source.write(Buffer.from(`${command}\r`, 'latin1'), limitMs);
      if (replyIn(reply) === null) await wait(limitMs, waiting.signal);
    } finally {
      answered = null;
      gone.removeEventListener('abort', giveUp);
    }
    return replyIn(reply) ?? 'timeout';
  }

  return {
    heard(bytes) {
      if (!answered) return;
      reply = (reply + Buffer.from(bytes).toString('latin1')).slice(-REPLY_CHARACTERS);
      if (replyIn(reply) !== null) answered();
    },
    ask(source, command, limitMs, gone) {
      const turn = last.then(() => askNow(source, command, limitMs, gone));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
