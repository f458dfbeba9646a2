import { createAskModem } from './ask-modem.ts';
import type { Conversation } from './conversation.ts';
import { GSM_INIT_COMMANDS } from './gsm/init-commands.ts';
import { createModemInit } from './modem/init-commands.ts';
import type { Source } from './source.ts';
import type { Wait } from './wait.ts';

/** A modem forgets its setting after a dip in its power, and says nothing of it. */
const AGAIN_AFTER_MS = 24 * 3600 * 1000;
/** A command in the middle of a ringing call could cost its number. */
const QUIET_MS = 60_000;
const GSM_LIMIT_MS = 1_000;
const DIAL_LIMIT_MS = 20_000;
/** Long enough to lift the handset; then the modem lets go of the line. */
const LINE_HELD_MS = 15_000;
const HANG_UP_LIMIT_MS = 2_000;

export type ModemSetup = Conversation & Required<Pick<Conversation, 'dial'>>;

export type ModemSetupOptions = {
  readonly wait: Wait;
  /** Milliseconds since the line was heard last; null: never. */
  silence(): number | null;
  tell(detail: string | null): void;
};

/** Makes a modem send caller IDs: tries the dialects until one is taken, with a time limit for each command. */
export function createModemSetup(options: ModemSetupOptions): ModemSetup {
  return createSetup(options, 'T', async (ask) => {
    const init = createModemInit();
    let spoke = false;
    let step = init.next(null);
    while (step) {
      const answer = await ask(step.command, step.timeoutMs);
      if (answer === null) return null;
      spoke ||= answer !== 'timeout';
      step = init.next(answer);
    }
    if (init.chosen !== null) return null;
    return spoke ? 'the modem took none of the caller ID commands' : 'the modem does not answer commands';
  });
}

/** The same for a modem with a SIM card. */
export function createGsmSetup(options: ModemSetupOptions): ModemSetup {
  return createSetup(options, '', async (ask) => {
    let outcome: string | null = null;
    let spoke = false;
    for (const { command, optional } of GSM_INIT_COMMANDS) {
      const answer = await ask(command, GSM_LIMIT_MS);
      if (answer === null) return null;
      spoke ||= answer !== 'timeout';
      if (answer !== 'ok' && !optional) outcome ??= `the modem did not take ${command}`;
    }
    return spoke ? outcome : 'the modem does not answer commands';
  });
}

/** Null: the modem is gone. */
type Ask = (command: string, limitMs: number) => Promise<'ok' | 'error' | 'timeout' | null>;

/** `setUp` resolves with what is wrong, in words; null: nothing. `tone` stands between `ATD` and the number. */
function createSetup(
  { wait, silence, tell }: ModemSetupOptions,
  tone: string,
  setUp: (ask: Ask) => Promise<string | null>,
): ModemSetup {
  const modem = createAskModem(wait);
  let open: { readonly source: Source; readonly gone: AbortSignal } | null = null;

  return {
    heard: (bytes) => modem.heard(bytes),
    async run(source, gone) {
      open = { source, gone };
      const ask: Ask = async (command, limitMs) =>
        gone.aborted ? null : await modem.ask(source, command, limitMs, gone);
      while (!gone.aborted) {
        const outcome = await setUp(ask).catch((error: Error) => error.message);
        if (gone.aborted) return;
        tell(outcome);
        await wait(AGAIN_AFTER_MS, gone);
        while (!gone.aborted && (silence() ?? QUIET_MS) < QUIET_MS) await wait(QUIET_MS, gone);
      }
    },
    async dial(number) {
      if (!open || open.gone.aborted) throw new Error('the modem is not there');
      // What is dialled comes from a screen: nothing but keys may reach the modem.
      if (!/^\+?[\d*#]{1,40}$/.test(number)) throw new Error('not a number that can be dialled');
      const { source, gone } = open;
      const answer = await modem.ask(source, `ATD${tone}${number};`, DIAL_LIMIT_MS, gone);
      if (answer !== 'ok')
        throw new Error(answer === 'error' ? 'the modem refused to dial' : 'the modem does not answer');
      if (tone !== '') void letGo(source, gone);
    },
  };

  async function letGo(source: Source, gone: AbortSignal): Promise<void> {
    await wait(LINE_HELD_MS, gone);
    if (!gone.aborted) await modem.ask(source, 'ATH', HANG_UP_LIMIT_MS, gone).catch(() => undefined);
  }
}
