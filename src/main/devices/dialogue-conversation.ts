import { amiOriginate } from './ami/actions.ts';
import { createAmiReplies } from './ami/replies.ts';
import type { Conversation, ConversationProblem } from './conversation.ts';
import type { Dialogue, DialogueProblem } from './dialogue.ts';
import type { Source } from './source.ts';
import { type Wait, within } from './wait.ts';

const WRITE_LIMIT_MS = 5_000;
const ORIGINATE_LIMIT_MS = 10_000;
/** A PBX that gets the wrong password too often locks the whole office out. */
const RETRY_MS: Readonly<Record<DialogueProblem, number>> = { badPassword: 60_000, refused: 60_000, busy: 15_000 };
const PROBLEMS: Readonly<Record<DialogueProblem, Omit<ConversationProblem, 'retryMs'>>> = {
  badPassword: { state: 'forbidden', words: 'the user name or the password is wrong' },
  refused: { state: 'forbidden', words: 'the PBX refuses this user' },
  busy: { state: 'busy', words: 'another program is connected to the PBX' },
};

/** Signs in to a PBX, and keeps the connection alive. `make` gives a dialogue for each connection. */
export function createDialogueConversation(make: () => Dialogue, wait: Wait): Conversation {
  let dialogue: Dialogue | null = null;
  let open: Source | null = null;

  const say = async (source: Source, words: readonly Uint8Array[]): Promise<void> => {
    // A connection that takes no more is lost soon, and then everything begins anew.
    for (const bytes of words) await source.write(bytes, WRITE_LIMIT_MS).catch(() => undefined);
  };

  return {
    heard(bytes) {
      const answers = dialogue?.heard(bytes) ?? [];
      if (open && answers.length > 0) void say(open, answers);
      // Not every PBX closes a connection that it has no use for.
      if (open && dialogue?.problem) void open.close();
    },
    async run(source, gone) {
      const now = make();
      dialogue = now;
      open = source;
      await say(source, now.start());
      while (!gone.aborted) {
        await wait(now.keepAlive?.everyMs ?? 60_000, gone);
        if (!gone.aborted && now.ready && now.keepAlive) await say(source, [now.keepAlive.bytes]);
      }
      if (open === source) open = null;
    },
    problem() {
      const problem = dialogue?.problem ?? null;
      return problem === null ? null : { ...PROBLEMS[problem], retryMs: RETRY_MS[problem] };
    },
  };
}

/** The same for a manager interface, which can make telephones ring. `newId` marks each order. */
export function createAmiConversation(make: () => Dialogue, wait: Wait, newId: () => string): Conversation {
  const talk = createDialogueConversation(make, wait);
  const waiting = new Map<string, (error: Error | null) => void>();
  let replies = createAmiReplies();
  let open: Source | null = null;
  return {
    ...talk,
    heard(bytes) {
      talk.heard(bytes);
      if (waiting.size === 0) return;
      for (const reply of replies.heard(bytes))
        waiting.get(reply.actionId)?.(reply.ok ? null : new Error(reply.message));
    },
    async run(source, gone) {
      open = source;
      await talk.run(source, gone);
      open = null;
    },
    async dial(number, extension) {
      if (!open) throw new Error('the PBX is not connected');
      const actionId = `hamzang-${newId()}`;
      const order = extension === null ? null : amiOriginate({ extension, number, actionId });
      if (!order)
        throw new Error(extension === null ? 'nobody knows your extension' : 'not a number that can be dialled');
      if (waiting.size === 0) replies = createAmiReplies();
      const answered = new Promise<void>((resolve, reject) => {
        waiting.set(actionId, (error) => (error ? reject(error) : resolve()));
      });
      try {
        await open.write(order, WRITE_LIMIT_MS);
        await within(answered, ORIGINATE_LIMIT_MS, 'Originate');
      } finally {
        waiting.delete(actionId);
      }
    },
  };
}
