import { createModemInit, replyIn } from './modem/init-commands.ts';
import type { Source } from './source.ts';
import type { Wait } from './wait.ts';

/** A modem forgets its setting after a dip in its power, and says nothing of it. */
const AGAIN_AFTER_MS = 24 * 3600 * 1000;
/** A command in the middle of a ringing call could cost its number. */
const QUIET_MS = 60_000;
/** Much more than any answer; noise must not pile up here. */
const REPLY_CHARACTERS = 1024;

export type ModemSetup = {
  /** What the modem says also goes here. */
  heard(bytes: Uint8Array): void;
  /** Sets the modem up now and once a day, until `gone`. `tell`: what came of it, null when all is well. */
  run(source: Source, gone: AbortSignal): Promise<void>;
};

export type ModemSetupOptions = {
  readonly wait: Wait;
  /** Milliseconds since the line was heard last; null: never. */
  silence(): number | null;
  tell(detail: string | null): void;
};

/** Makes a modem send caller IDs: tries the dialects until one is taken, with a time limit for each command. */
export function createModemSetup({ wait, silence, tell }: ModemSetupOptions): ModemSetup {
  let reply = '';
  let answered: (() => void) | null = null;

  const ask = async (source: Source, command: string, limitMs: number, gone: AbortSignal) => {
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
  };

  const setUp = async (source: Source, gone: AbortSignal): Promise<string | null> => {
    const init = createModemInit();
    let spoke = false;
    let step = init.next(null);
    while (step && !gone.aborted) {
      const answer = await ask(source, step.command, step.timeoutMs, gone);
      spoke ||= answer !== 'timeout';
      step = init.next(answer);
    }
    if (init.chosen !== null) return null;
    return spoke ? 'the modem took none of the caller ID commands' : 'the modem does not answer commands';
  };

  return {
    heard(bytes) {
      if (!answered) return;
      reply = (reply + Buffer.from(bytes).toString('latin1')).slice(-REPLY_CHARACTERS);
      if (replyIn(reply) !== null) answered();
    },
    async run(source, gone) {
      while (!gone.aborted) {
        const outcome = await setUp(source, gone).catch((error: Error) => error.message);
        if (gone.aborted) return;
        tell(outcome);
        await wait(AGAIN_AFTER_MS, gone);
        while (!gone.aborted && (silence() ?? QUIET_MS) < QUIET_MS) await wait(QUIET_MS, gone);
      }
    },
  };
}
