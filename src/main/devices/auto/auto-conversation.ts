import type { DeviceKind } from '../../../shared/contract/lines.ts';
import type { Conversation, ConversationProblem } from '../conversation.ts';
import type { Wait } from '../wait.ts';
import { BANNER_BYTES, readPrompt } from './banners.ts';
import type { Recognition } from './recognition.ts';

/** What still says nothing but its prompt after this waits for us. */
const PROMPT_AFTER_MS = 1_500;

export type AutoConversationOptions = {
  readonly recognition: Recognition;
  readonly wait: Wait;
  /** Looks for speed and modem; null where the wire has no speed. */
  readonly hunt: Conversation | null;
  /** What is said to a device that is known. */
  conversationWith(kind: DeviceKind): Conversation | null;
};

/** Finds out what a device is, and then speaks with it as one does with its kind. */
export function createAutoConversation(options: AutoConversationOptions): Conversation {
  const { recognition, wait, hunt, conversationWith } = options;
  let chosen: Conversation | null = null;
  let refused: ConversationProblem | null = null;
  let beginning: Uint8Array[] = [];
  let begun = 0;

  return {
    heard(bytes) {
      hunt?.heard(bytes);
      chosen?.heard(bytes);
      if (begun >= BANNER_BYTES) return;
      begun += bytes.length;
      beginning.push(Uint8Array.from(bytes));
    },
    async run(source, gone) {
      chosen = null;
      refused = null;
      if (hunt && recognition.known() === null) await hunt.run(source, gone);
      else await listenForPrompt(gone);
      await recognition.untilKnown(gone);
      const kind = recognition.known();
      const conversation = kind === null || gone.aborted ? null : conversationWith(kind);
      gone.addEventListener('abort', forget, { once: true });
      if (!conversation) return;
      chosen = conversation;
      const talk = conversation.run(source, gone);
      // It has to hear the greeting that gave the device away.
      for (const bytes of beginning) conversation.heard(bytes);
      await talk;
    },
    problem: () => chosen?.problem?.() ?? refused,
    dial: (number, extension) =>
      chosen?.dial ? chosen.dial(number, extension) : Promise.reject(new Error('this device cannot dial')),
  };

  async function listenForPrompt(gone: AbortSignal): Promise<void> {
    await wait(PROMPT_AFTER_MS, gone);
    const kind = readPrompt(Buffer.concat(beginning).toString('latin1'));
    if (kind !== null && !gone.aborted && recognition.known() === null) recognition.become(kind);
  }

  function forget(): void {
    refused = chosen?.problem?.() ?? null;
    chosen = null;
    beginning = [];
    begun = 0;
  }
}
