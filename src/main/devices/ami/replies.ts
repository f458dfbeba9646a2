import { createBlockReader } from './block-reader.ts';
import { fieldOf, textOf } from './fields.ts';

/** What a manager interface answers to an action. */
export type AmiReply = {
  /** Of the action, as it was sent; empty where it had none. */
  readonly actionId: string;
  readonly ok: boolean;
  /** In the PBX's own words. */
  readonly message: string;
  /** What a `Challenge` asks to be answered. */
  readonly challenge: string;
};

/** Finds the answers in the bytes of a connection, between the events; for one connection. */
export const createAmiReplies = (): { heard(bytes: Uint8Array): readonly AmiReply[] } => {
  let replies: AmiReply[] = [];
  const reader = createBlockReader(
    (event) => event === '',
    (block) => {
      const response = fieldOf(block, 'response').toLowerCase();
      if (response === '') return;
      replies.push({
        actionId: fieldOf(block, 'actionid'),
        ok: response !== 'error',
        message: textOf(block, 'message'),
        challenge: fieldOf(block, 'challenge'),
      });
    },
  );
  return {
    heard(bytes) {
      reader.push(bytes);
      const all = replies;
      replies = [];
      return all;
    },
  };
};
